import type { SocketHistory } from '../../../../src/diagnosis/types.ts';
import { type EndedSocket, goneReasons } from '../../../../src/model/socket.ts';
import { ended, later, onHost, span, start } from './fixtures.ts';
import { refusedStories } from './refusals.ts';

/** A story, with what came beside it where it matters. */
type Story = readonly [story: string | EndedSocket, history?: Partial<SocketHistory>];

/** The address and the open packet of Socket.IO 4. */
const socketIo =
  'url:wss://api.shop.dev/socket.io/?EIO=4&transport=websocket open@20 gets:0{"sid":"a","pingInterval":25000,"pingTimeout":20000}@30';
const openAi = `url:wss://api.openai.com/v1/realtime open@20 gets:{"type":"session.created","session":{"expires_at":${start / 1000 + 60}}}@30`;

/** What application protocols say in messages, and heartbeats that failed. */
const spoken = [
  `${socketIo} gets:41@800 closed:1005@900`,
  `${socketIo} says:41@800 closed:1005@900`,
  `${openAi} closed:1000@60000`,
  `${socketIo} gets:40{"sid":"b"}@40 closed:1005@900`,
  `${socketIo} gets:41@800 closed:4001@900`,
  'open:vite-ping@20 gets:{"type":"connected"}@25 closed:1000@30',
  'open@20 says:{"protocol":"json","version":1}\u001e@25 gets:{"type":7,"error":"x"}\u001e@800 closed:1005@900',
  `${socketIo} gets:2@25000 closed:1005@45000`,
  `${socketIo} gets:2@25000 says:3@25010 call@70010 closed:1005@70100`,
  `open:actioncable-v1-json@20 gets:{"type":"welcome"}@25 gets:{"type":"ping"}@3000 call@9100 closed:1005@9200`,
];

/** A socket of a session file that leaves messages out and masks secrets. */
const ofFile = ended('open@20 answer:101;CF-RAY=*** cut@61000');
const handshake = {
  status: 101,
  requestHeaders: [],
  responseHeaders: [['CF-RAY', '***']] as const,
  recognisedInFile: [{ id: 'cloudflare', by: 'CF-RAY' }],
};
const fromFile: EndedSocket = {
  ...ofFile,
  network: { handshake, received: 3, sent: 1, messages: [] },
  recognisedInFile: {
    protocols: [{ id: 'actioncable', strength: 'likely', by: { basis: 'messages', matched: '' } }],
    goodbye: null,
    lookAlike: null,
    inferred: null,
    heartbeats: [],
    answerFault: null,
    lastSentAt: null,
  },
};

/** A socket of which reports were lost on the way. */
const reportsLost: EndedSocket = { ...ended('open@20 closed:1000@900'), reportsLostAt: start + 500 };

/** Ends that are put down to someone on the way. */
const ownedStories: readonly Story[] = [
  ['answer:101;Server=nginx open@20 received@1000 cut@61000'],
  ['answer:101;CF-RAY=8a1-FRA;Server=cloudflare open@20 received@1000 cut@111000'],
  [onHost('shop.herokuapp.com', 'open@20 received@1000 cut@56000')],
  [onHost('abc.execute-api.eu-west-1.amazonaws.com', 'open@20 received@1000 closed:1001@601000')],
  [onHost('shop.ngrok.app', 'open@20 received@1000 cut@301000')],
  [onHost('shop.run.app', 'open@20 received@3599000 cut@3600000')],
  [onHost('shop.run.app', 'open@20 received@299000 cut@300000')],
  ['open@20 received@7199000 cut@7200000'],
  ['open@20 received@3599000 cut@3600000'],
  ['open@20 sent@599000 received@1000 cut@601000'],
  ['open@20 sent@1000 received@60000 closed:1002@61000'],
  ['open@20 received@1000 closed:1001@31000'],
  [
    'open@20 received@1000 cut@61000',
    { siblings: [later(ended('answer:101;Server=nginx open@20 closed:1000@900'), -70_000)] },
  ],
];

const quiet = ended('open@20 received@1000 cut@61000');
const fading = ended('open@20 received@899000 hidden@100 cut@900000');
const restarting = ended('open@20 closed:1001@900');
const mixed = {
  kind: 'threw',
  exceptionName: 'SecurityError',
  exceptionMessage:
    "Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
} as const;

/** Endings without a text, with what came beside them where it matters. */
export const stories: readonly Story[] = [
  ...spoken.map((story) => [story] as const),
  ['open@20 rehearsed:1013@900'],
  ...goneReasons.map((why) => [`open@20 gone:${why}@500`] as const),
  ['gone:page-left@500'],
  ['iframe open:vite-hmr@20 gets:{"type":"full-reload"}@480 gone:page-left@500'],
  ['worker:service open@20 gone:worker-ended@500'],
  ['threw:SyntaxError@0'],
  [ended('threw:SecurityError@0', { ending: mixed, url: 'ws://api.shop.dev/live' })],
  ['errorOnly@9'],
  ['streamError:AbortError@9'],
  ['streamError:SecurityError@9'],
  ['open@20 streamError@900'],
  ['streamError@9'],
  ['logged@0'],
  ['call@3 failed@4', { later: [later(ended('open@9 closed:1000@99'), 6)] }],
  ['open@20 call:1000@400 cut@60400'],
  ['open@20 call:4003/bye@400 cut@900'],
  ['open@20 call:!1001@400 cut@900'],
  ['open@20 call@400 closed:1005@900'],
  ['open@20 call@400 closed:1000@900'],
  ['open@20 call:4003/bye@400 closed:1000@900'],
  ['open@20 closed:1005@900'],
  ['open@20 closed:1000/bye@900'],
  ['adopted closed:1000@900'],
  ['open@20 closed:4001/token_expired@900'],
  ['open@20 closed:4444@900'],
  ['open@20 closed:4445@900'],
  ['open@20 closed:4446@900'],
  ['open@20 broken:4444/bye@900'],
  ['connecting failed@900'],
  ['open@20 closed:2999@900'],
  ...[1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013, 1014].map(
    (code) => [`open@20 sent:70000@400 closed:${code}/why@900`] as const,
  ),
  ['open@20 sent:70000@400 cut@900'],
  ['open@20 closed:1001@900'],
  [restarting, { simultaneous: [later(restarting, 3)] }],
  ['open@20 closed:1011/keepalive_ping_timeout@900'],
  [quiet],
  [quiet, { siblings: [later(quiet, -70_000)] }],
  ['open@20 received@1000 cut@38000', { siblings: [ended('open@20 received@1000 cut@38500')] }],
  [ended('open@20 received@899000 cut@300020')],
  ['open@20 received@299000 cut@300020'],
  [fading, { siblings: [later(fading, -1_000_000)] }],
  ['open@20 hidden@100 received@899000 cut@900000'],
  ['open@20 cut@900', { simultaneous: [ended('open@20 cut@901'), ended('open@20 cut@902')] }],
  ['open@20 offline cut@900', { spans: [span('offline', 800, null)] }],
  ['open@20 cut@66000', { spans: [span('asleep', 5_000, 65_000)] }],
  ['open@20 cut@900', { simultaneous: [ended('open@20 cut@901', { url: 'wss://other.dev/' })] }],
  [ended('asks:vite-hmr open:vite-hmr@20 cut@900')],
  ['url:ws://localhost:5173/?token=a open:vite-hmr@20 gets:{"type":"connected"}@25 cut@90000'],
  ['uncounted open@20 cut@900'],
  ...ownedStories,
  [fromFile],
  [reportsLost],
  ...refusedStories,
];
