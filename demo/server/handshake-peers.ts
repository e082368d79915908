import { STATUS_CODES } from 'node:http';
import type { Peer } from './frame-peers.ts';
import { accept, answer } from './visit.ts';

/** Headers that a status needs to be itself; WWW-Authenticate is left out to keep the browser's dialog away. */
const headersOfStatus: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  301: { Location: '/elsewhere' },
  426: { Upgrade: 'websocket' },
  429: { 'Retry-After': '30' },
  503: { 'Retry-After': '30' },
};

const status: Peer = (visit) => {
  const code = visit.args[0] ?? '404';
  answer(visit, `${code} ${STATUS_CODES[code] ?? 'Unknown'}`, {
    'Content-Length': '0',
    Connection: 'close',
    ...headersOfStatus[code],
  });
  visit.socket.end();
};

/** Peers that never let the socket open. */
export const handshakePeers: Readonly<Record<string, Peer>> = {
  status,
  'hang-up': ({ socket }) => socket.end(),
  'reset-early': ({ socket }) => socket.resetAndDestroy(),
  garbage: ({ socket }) => socket.end('this is no HTTP\r\n\r\n'),
  'wrong-accept': (visit) =>
    void accept(visit, { headers: { 'Sec-WebSocket-Accept': 'bm90IHlvdXIga2V5IGF0IGFsbA==' } }),
  'no-upgrade-header': (visit) => {
    answer(visit, '101 Switching Protocols', { Connection: 'Upgrade' });
    visit.socket.end();
  },
  'unasked-protocol': (visit) => void accept(visit, { headers: { 'Sec-WebSocket-Protocol': 'zzz' } }),
  'no-protocol': (visit) => void accept(visit),
  'unasked-extension': (visit) =>
    void accept(visit, { headers: { 'Sec-WebSocket-Extensions': 'x-unheard-of' } }),
  /** Takes the handshake and never answers. */
  stall: () => undefined,
};
