import type { Peer } from './frame-peers.ts';
import { opcodes } from './frames.ts';
import { accept, type RawConnection, type Visit } from './visit.ts';

/** SignalR ends every message with it. */
const separator = '\u001e';

interface Talk {
  say(words: string): void;
  /** Calls back with each text of the page. */
  hear(listener: (words: string) => void): void;
  readonly connection: RawConnection;
}

/** Opens the socket with the subprotocol that the page asked for first, and speaks texts. */
function talk(visit: Visit): Talk {
  const [asked] = (visit.request.headers['sec-websocket-protocol'] ?? '').split(',');
  const connection = accept(visit, asked ? { headers: { 'Sec-WebSocket-Protocol': asked.trim() } } : {});
  return {
    connection,
    say: (words) => connection.send({ opcode: opcodes.text, payload: Buffer.from(words) }),
    hear: (listener) =>
      connection.onFrame(({ opcode, payload }) => {
        if (opcode === opcodes.text) listener(payload.toString('utf8'));
      }),
  };
}

const later = (visit: Visit, milliseconds: number, act: () => void): void => {
  const timer = setTimeout(act, milliseconds);
  visit.socket.on('close', () => clearTimeout(timer));
};

/** Socket.IO 4: says 41, as `socket.disconnect()` does, or pings once and closes when no pong comes. */
const socketIo: Peer = (visit) => {
  const { say, hear, connection } = talk(visit);
  const [pingInterval, pingTimeout] = [1_000, 2_000];
  say(`0${JSON.stringify({ sid: 'a', upgrades: [], pingInterval, pingTimeout })}`);
  const closeWithoutCode = () => connection.send({ opcode: opcodes.close });
  hear((words) => {
    if (!words.startsWith('40')) return;
    say('40{"sid":"b"}');
    if (visit.args[0] === 'kicked') {
      say('41');
      closeWithoutCode();
      return;
    }
    later(visit, pingInterval, () => {
      say('2');
      later(visit, pingTimeout, closeWithoutCode);
    });
  });
};

/** SignalR: the hub's method failed. */
const signalR: Peer = (visit) => {
  const { say, hear, connection } = talk(visit);
  hear(() => {
    say(`{}${separator}`);
    say(`{"type":7,"error":"Connection closed with an error."}${separator}`);
    connection.sendClose(1000);
  });
};

/** Action Cable: `reject_unauthorized_connection`. */
const actionCable: Peer = (visit) => {
  const { say, connection } = talk(visit);
  say('{"type":"disconnect","reason":"unauthorized","reconnect":false}');
  connection.sendClose(1000);
};

/** subscriptions-transport-ws: `onConnect` said no. */
const graphqlLegacy: Peer = (visit) => {
  const { say, hear, connection } = talk(visit);
  hear(() => {
    say('{"type":"connection_error","payload":{"message":"Missing auth token!"}}');
    later(visit, 10, () => connection.sendClose(1011));
  });
};

/** STOMP as Spring speaks it: refuses, or cuts a page that promised a heartbeat and sends none. */
const stomp: Peer = (visit) => {
  const { say, hear, connection } = talk(visit);
  hear((words) => {
    if (!words.startsWith('CONNECT')) return;
    if (visit.args[0] === 'refused') {
      say('ERROR\nmessage:Failed to send message to ExecutorSubscribableChannel[clientInboundChannel]\n\n\0');
      connection.sendClose(1002);
      return;
    }
    say('CONNECTED\nversion:1.2\nheart-beat:0,2000\n\n\0');
    later(visit, 4_000, () => visit.socket.destroy());
  });
};

/** Vite's development server: cuts its sockets when it stops or restarts. */
const vite: Peer = (visit) => {
  const { say } = talk(visit);
  say('{"type":"connected"}');
  later(visit, 500, () => visit.socket.destroy());
};

/** Peers that say goodbye as application protocols do: in a message. */
export const protocolPeers: Readonly<Record<string, Peer>> = {
  'socket-io': socketIo,
  signalr: signalR,
  cable: actionCable,
  'graphql-legacy': graphqlLegacy,
  stomp,
  vite,
};
