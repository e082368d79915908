import type { EndedSocket } from '../../../../src/model/socket.ts';
import type { NamedEnding } from './every-diagnosis.ts';
import { ended, failed } from './fixtures.ts';

/** What Firefox says of handshakes that failed; the TLS sentences come with the page's 1015. */
const texts = [
  'NS_ERROR_CONNECTION_REFUSED',
  'NS_ERROR_UNKNOWN_HOST',
  'NS_ERROR_NET_RESET',
  'NS_ERROR_NET_TIMEOUT',
  'NS_ERROR_OFFLINE',
  'NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED',
  'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED',
  'NS_ERROR_SOMETHING_NEW',
];
const tlsTexts = [
  'Peer’s Certificate issuer is not recognized.',
  'Peer’s Certificate has expired.',
  'Unable to communicate securely with peer: requested domain name does not match the server’s certificate.',
  'SSL received a record that exceeded the maximum permissible length.',
  'Der Aussteller des Zertifikats ist nicht bekannt.',
];

const withoutTls: EndedSocket['ending'] = {
  kind: 'close-event',
  close: { code: 1015, reason: '', wasClean: false },
  errorEvent: true,
};
const threw = (exceptionName: string): EndedSocket['ending'] => ({
  kind: 'threw',
  exceptionName,
  exceptionMessage: '',
});

const leaving = ended('open@20 closed:1001@900');

const sockets: readonly EndedSocket[] = [
  ...texts.map((text) => failed(text)),
  ...tlsTexts.map((text) => ({ ...failed(text), ending: withoutTls })),
  { ...ended('failed@14'), ending: withoutTls },
  { ...failed('NS_ERROR_CONNECTION_REFUSED'), url: 'ws://localhost:9/' },
  { ...failed('NS_ERROR_CONNECTION_REFUSED'), url: 'ws://[::1]:9/' },
  { ...ended('failed@14'), url: 'ws://shop.dev:6000/' },
  ended('failed@14'),
  ended('answer: failed@14'),
  ended('answer:403;Server=nginx failed@14'),
  ended('answer:401;Server=nginx failed@14'),
  ended('answer:101 failed@14'),
  ended('answer:101;Upgrade=websocket failed@14'),
  ended('answer:101;Upgrade=websocket;Connection=Upgrade failed@14'),
  ended('answer:101;Upgrade=websocket;Connection=Upgrade;Sec-WebSocket-Accept=a failed@14'),
  ended(
    'answer:101;Upgrade=websocket;Connection=Upgrade;Sec-WebSocket-Accept=a;Sec-WebSocket-Extensions=x failed@14',
  ),
  ended('open@20 cut@900'),
  ended('open@20 closed:1005@900'),
  ended('open@20 closed:1006@900'),
  ended('open@20 closed:1015@900'),
  ended('open@20 call:1000@400 cut@20400'),
  leaving,
  { ...leaving, surroundings: { ...leaving.surroundings, leavingSince: leaving.endedAt - 10 } },
  ended('threw:x@0', { ending: threw('NS_ERROR_CONTENT_BLOCKED') }),
  ended('threw:x@0', { ending: threw('SecurityError'), url: 'ws://api.shop.dev/live' }),
  ended('worker answer:101 logged@0'),
  ended('adopted gone:page-left@9'),
  ended('open@20 gone:page-left?@500'),
  ended('open@20 gone:renderer-crashed@500'),
  ended('open@20 gone:renderer-crashed?@500'),
];

/** Ends as Firefox shows them: every rule of its own, and every one of their words. */
export const firefoxEndings = (): readonly NamedEnding[] =>
  sockets.map((socket, index) => ({
    name: `Firefox: ${socket.browserText?.text ?? socket.ending.kind} (${index})`,
    socket,
    browser: 'firefox',
  }));
