import { type WebSocket, WebSocketServer } from 'ws';
import type { Peer } from './frame-peers.ts';
import type { Visit } from './visit.ts';

/** Messages of a flood: 64 bytes, the size the measurements use. */
const floodMessage = 'x'.repeat(64);
/** Messages written before the socket's buffer is looked at again. */
const floodBurst = 500;

/** Subprotocols that the well-behaved peer speaks. */
const knownProtocols: ReadonlySet<string> = new Set(['graphql-transport-ws', 'mqtt', 'chat']);

function choosesKnown(protocols: Set<string>): string | false {
  for (const protocol of protocols) if (knownProtocols.has(protocol)) return protocol;
  return false;
}

const libraryServer = (maxPayload?: number): WebSocketServer =>
  new WebSocketServer({
    noServer: true,
    handleProtocols: choosesKnown,
    ...(maxPayload === undefined ? {} : { maxPayload }),
  });

function open(server: WebSocketServer, visit: Visit, opened: (socket: WebSocket) => void): void {
  server.handleUpgrade(visit.request, visit.socket, visit.head, (socket) => {
    // ws answers a broken frame by itself and reports it here; only the close code matters.
    socket.on('error', () => undefined);
    socket.on('close', (code, reason) => {
      const closeFrame =
        code === 1006 ? null : { code: code === 1005 ? null : code, reason: reason.toString('utf8') };
      visit.log.note(visit.ticket, { closeFrame });
    });
    opened(socket);
  });
}

/** Sends `count` messages as fast as the browser takes them, then closes with 1000. */
function flood(socket: WebSocket, count: number): void {
  let left = count;
  const burst = () => {
    if (socket.readyState !== socket.OPEN) return;
    for (let sent = 0; sent < floodBurst && left > 0; sent++, left--) {
      if (left === 1 || sent === floodBurst - 1) socket.send(floodMessage, burst);
      else socket.send(floodMessage);
    }
    if (left === 0) socket.close(1000, 'flood over');
  };
  burst();
}

/** Peers on the `ws` library, as a team's own Node server would be. */
export function createLibraryPeers(): Readonly<Record<string, Peer>> {
  const server = libraryServer();
  const waitingForRestart = new Set<WebSocket>();
  return {
    echo: (visit) =>
      open(server, visit, (socket) => {
        socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
      }),
    flood: (visit) => open(server, visit, (socket) => flood(socket, Number(visit.args[0] ?? 1000))),
    'max-payload': (visit) => open(libraryServer(Number(visit.args[0] ?? 1024)), visit, () => undefined),
    'graphql-unauthorized': (visit) =>
      open(server, visit, (socket) => socket.on('message', () => socket.close(4401, 'Unauthorized'))),
    /** Closes every waiting socket with 1012 at once, as soon as so many are there. */
    restart: (visit) =>
      open(server, visit, (socket) => {
        waitingForRestart.add(socket);
        socket.on('close', () => waitingForRestart.delete(socket));
        if (waitingForRestart.size < Number(visit.args[0] ?? 3)) return;
        for (const each of waitingForRestart) each.close(1012, 'restarting');
      }),
  };
}
