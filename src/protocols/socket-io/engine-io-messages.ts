import { durationAt, parseJson } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Conversation, HeartbeatPlan, Protocol, Saying } from '../types.ts';
import { readSocketIo } from './socket-io-packets.ts';

/** Characters of an open packet that are parsed; real ones have about 120. */
const openLength = 2_048;

const received = ({ direction }: MessageView) => direction === 'received';
const isText = (text: string) => (view: MessageView) => view.kind === 'text' && view.text === text;

/** The open packet '0{"sid":…}' with the heartbeat's numbers; undefined in a message of another kind. */
const openPacket = (view: MessageView): unknown =>
  received(view) && view.kind === 'text' && view.text.startsWith('0{')
    ? parseJson(view.text.slice(1), openLength)
    : undefined;

const opens = (view: MessageView): boolean =>
  durationAt(1, openPacket(view), 'pingInterval') !== null ||
  isText('2probe')(view) ||
  isText('3probe')(view) ||
  (view.kind === 'text' &&
    (view.text === '40' || view.text.startsWith('40{') || view.text.startsWith('40/')));

const numbersOf = ({ views }: Conversation) => {
  const packet = views.map(openPacket).find((found) => found !== undefined);
  const interval = durationAt(1, packet, 'pingInterval');
  const patience = durationAt(1, packet, 'pingTimeout');
  return interval !== null && patience !== null ? { announced: true, interval, patience } : null;
};

const defaultInterval = 25_000;

/** Whether the pings came as the default has them. Some between two of them may not have been kept. */
function pingsByDefault({ views }: Conversation): boolean {
  const pings = views.filter((view) => received(view) && isText('2')(view));
  return pings.every((ping, index) => {
    const gap = ping.at - (pings[index - 1]?.at ?? ping.at - defaultInterval);
    const count = Math.round(gap / defaultInterval);
    // Each waits for the answer to the one before it.
    return count > 0 && Math.abs(gap - count * defaultInterval) <= count * 1_000;
  });
}

/** Version 4: the server pings. A socket upgraded from polling got its open packet over HTTP: defaults count then. */
function heartbeatsOf4(conversation: Conversation): readonly HeartbeatPlan[] {
  const announced = numbersOf(conversation);
  if (!announced && !pingsByDefault(conversation)) return [];
  return [
    {
      ...(announced ?? { announced: false, interval: defaultInterval, patience: 20_000 }),
      whoPings: 'server',
      ping: isText('2'),
      pong: isText('3'),
      anyCounts: false,
    },
  ];
}

/** Version 3: the client pings. Its default patience changed from release to release: none is assumed. */
const heartbeatsOf3 = (conversation: Conversation): readonly HeartbeatPlan[] => {
  const numbers = numbersOf(conversation);
  return numbers
    ? [{ ...numbers, whoPings: 'page', ping: isText('2'), pong: isText('3'), anyCounts: false }]
    : [];
};

function readClose(view: MessageView): Saying | null {
  if (!isText('1')(view)) return null;
  return received(view)
    ? { id: 'engine.io/close', meaning: 'serverEnded', fix: ['serverLog'] }
    : { id: 'engine.io/close', meaning: 'pageEnded', fix: ['pageSaid'], expected: true };
}

/** '2' from the client of version 4: the server answers "invalid heartbeat direction" by closing. */
const readWrongPing = (view: MessageView): Saying | null =>
  !received(view) && isText('2')(view)
    ? { id: 'engine.io/ping-from-client', meaning: 'wrongPing', fix: ['engineIoPing'], nearEnd: 2_000 }
    : null;

/** The trial of an upgrade: '2probe' was sent, and '5' never was. */
function concludes({ views }: Conversation): Saying | null {
  const probed = views[0]?.text === '2probe' && views.length <= 2;
  const only = views.every((view) => isText('2probe')(view) || isText('3probe')(view));
  return probed && only
    ? {
        id: 'engine.io/probe',
        meaning: 'upgradeProbe',
        fix: ['probe'],
        expected: true,
        said: '2probe',
        nearEnd: 60_000,
      }
    : null;
}

/** Packets that tell of an end, or of a refusal. */
const isGoodbye = ({ kind, text }: MessageView) =>
  kind === 'text' && (text === '1' || text.startsWith('41') || text.startsWith('44'));

/**
 * Without a code and without a goodbye, in the midst of a session whose heartbeat is in order: so a server that shuts down
 * closes its connections, or code of its own the transport.
 */
function infers({ bareCode, unread, views }: Conversation): Saying | null {
  if (bareCode !== 1005 || unread.length > 0 || views.some(isGoodbye)) return null;
  const open = views.findLastIndex(isText('2')) > views.findLastIndex(isText('3'));
  const joined = views.some((view) => isText('5')(view) || (received(view) && view.text.startsWith('40')));
  return joined && !open
    ? { id: 'socket.io/shutdown', meaning: 'serverShutdown', fix: ['socketIoShutdown', 'reconnect'] }
    : null;
}

const signs = {
  ping: [{ is: '2' }],
  pong: [{ is: '3' }],
  goodbye: [{ is: '1' }, { starts: '41' }, { starts: '44' }],
} as const;

const addressOf = (version: 3 | 4) => [`EIO=${version}`, 'transport=websocket'];

/** What Engine.IO 4 and 3 are; Socket.IO's packets travel in theirs. */
const version4 = {
  signs,
  concludes,
  heartbeats: heartbeatsOf4,
  sources: [
    'https://github.com/socketio/socket.io/blob/d2d753fe/docs/engine.io-protocol/v4-current.md',
    'https://github.com/socketio/socket.io/blob/d2d753fe/packages/engine.io/lib/transports/websocket.ts',
    'https://github.com/socketio/socket.io/blob/d2d753fe/packages/engine.io-client/lib/transports/websocket.ts',
    'https://github.com/miguelgrinberg/python-engineio/blob/05dbc224/src/engineio/socket.py',
    'https://github.com/socketio/socket.io/blob/d2d753fe/packages/engine.io/lib/socket.ts',
    'https://github.com/socketio/socket.io/blob/d2d753fe/packages/engine.io-client/lib/socket.ts',
  ],
} as const;

const version3 = {
  signs,
  concludes,
  heartbeats: heartbeatsOf3,
  sources: [
    'https://github.com/socketio/socket.io/blob/d2d753fe/docs/engine.io-protocol/v3.md',
    'https://github.com/socketio/socket.io/blob/d2d753fe/packages/engine.io/lib/socket.ts',
    'https://github.com/socketio/socket.io/blob/d2d753fe/packages/socket.io/CHANGELOG.md',
    'https://github.com/socketio/socket.io/blob/d2d753fe/packages/engine.io/CHANGELOG.md',
  ],
} as const;

export const engineIo4: Protocol = {
  ...version4,
  id: 'engine.io-v4',
  name: 'Engine.IO 4',
  identity: { paths: ['/engine.io/*'], query: addressOf(4), onlyAtAddress: true, opens },
  reads: (view) => readClose(view) ?? readWrongPing(view),
};

export const engineIo3: Protocol = {
  ...version3,
  id: 'engine.io-v3',
  name: 'Engine.IO 3',
  identity: { paths: ['/engine.io/*'], query: addressOf(3), onlyAtAddress: true, opens },
  reads: readClose,
};

export const socketIo4: Protocol = {
  ...version4,
  id: 'socket.io-v3v4',
  name: 'Socket.IO 3/4',
  identity: { query: addressOf(4), opens },
  reads: (view, conversation) => readSocketIo(view, conversation) ?? readClose(view) ?? readWrongPing(view),
  infers,
  sources: [
    ...version4.sources,
    'https://github.com/socketio/socket.io/blob/d2d753fe/docs/socket.io-protocol/v5-current.md',
    'https://github.com/socketio/socket.io/blob/d2d753fe/packages/socket.io/lib/client.ts',
    'https://github.com/socketio/socket.io/blob/d2d753fe/packages/socket.io-client/lib/socket.ts',
    'https://github.com/socketio/socket.io/blob/d2d753fe/packages/socket.io/lib/index.ts',
    'https://github.com/socketio/socket.io/blob/d2d753fe/packages/engine.io/lib/server.ts',
  ],
};

export const socketIo2: Protocol = {
  ...version3,
  id: 'socket.io-v2',
  name: 'Socket.IO 2',
  identity: { query: addressOf(3), opens },
  reads: (view, conversation) => readSocketIo(view, conversation) ?? readClose(view),
  sources: [
    ...version3.sources,
    'https://github.com/socketio/socket.io/blob/d2d753fe/docs/socket.io-protocol/v4.md',
    'https://github.com/socketio/socket.io/blob/d2d753fe/packages/socket.io-client/lib/socket.ts',
  ],
};
