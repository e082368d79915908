import type { Diagnosis, SocketHistory } from '../../../src/diagnosis/types.ts';
import type { BrowserKind } from '../../../src/model/browser-kind.ts';
import type { EndedSocket } from '../../../src/model/socket.ts';
import type { Meaning } from '../../../src/registry/types.ts';
import { firefoxEndings } from './firefox-endings.ts';
import { diagnosed, ended, failed, later, span, start } from './fixtures.ts';
import { meaning, presumed } from './meanings.ts';

const connect = 'Error in connection establishment: net::';
const shake = 'Error during WebSocket handshake: ';

/** Texts of the browser, with the story they belong to where it is not a failure to connect. */
const texts: readonly (readonly [text: string, story?: string])[] = [
  ...['NAME_NOT_RESOLVED', 'CONNECTION_REFUSED', 'ADDRESS_UNREACHABLE', 'CONNECTION_TIMED_OUT'].map(
    (name) => [`${connect}ERR_${name}`] as const,
  ),
  ...['UNSAFE_PORT', 'INTERNET_DISCONNECTED', 'NETWORK_CHANGED', 'PROXY_CONNECTION_FAILED'].map(
    (name) => [`${connect}ERR_${name}`] as const,
  ),
  ...['BLOCKED_BY_CLIENT', 'BLOCKED_BY_ADMINISTRATOR', 'BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS'].map(
    (name) => [`${connect}ERR_${name}`] as const,
  ),
  ...['NETWORK_ACCESS_DENIED', 'NETWORK_ACCESS_REVOKED', 'CERT_AUTHORITY_INVALID', 'CERT_DATE_INVALID'].map(
    (name) => [`${connect}ERR_${name}`] as const,
  ),
  ...['CERT_COMMON_NAME_INVALID', 'SSL_PROTOCOL_ERROR', 'CERT_REVOKED', 'TIMED_OUT'].map(
    (name) => [`${connect}ERR_${name}`] as const,
  ),
  ...[200, 301, 403, 404, 418, 426, 429, 500, 502].map(
    (status) => [`${shake}Unexpected response code: ${status}`, 'asks:vite-hmr failed@14'] as const,
  ),
  ['Insufficient resources'],
  ['WebSocket opening handshake was canceled'],
  [`${connect}ERR_HTTP2_PROTOCOL_ERROR`],
  [`${connect}ERR_SSL_UNRECOGNIZED_NAME_ALERT`],
  ['HTTP Authentication failed; no valid credentials available'],
  ['Connection closed before receiving a handshake response'],
  [`${shake}net::ERR_INVALID_HTTP_RESPONSE`],
  [`${shake}Incorrect 'Sec-WebSocket-Accept' header value`],
  [`${shake}Response must not include 'Sec-WebSocket-Protocol' header if not present in request: zzz`],
  [
    `${shake}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`,
    'asks:chat failed@9',
  ],
  [`${shake}Error in permessage-deflate: Received duplicate permessage-deflate response`],
  ['One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0', 'open@5 failed@99'],
  [
    'One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0',
    'open@5 extensions:permessage-deflate failed@99',
  ],
  ['One or more reserved bits are on: reserved1 = 0, reserved2 = 1, reserved3 = 0', 'open@5 failed@99'],
  ['Received a broken close frame containing a reserved status code.', 'open@5 failed@99'],
  ['Could not decode a text frame as UTF-8.', 'open@5 failed@99'],
  ['A server must not mask any frames that it sends to the client.', 'open@5 failed@99'],
  ['Unrecognized frame opcode: 3', 'open@5 failed@99'],
  ['Invalid frame header', 'open@5 failed@99'],
  ['Received unexpected continuation frame.', 'open@5 failed@99'],
  ['Received start of new message but previous message is unfinished.', 'open@5 failed@99'],
  ['Ping received after close', 'open@5 call:1000@80 failed@99'],
  [
    'Connecting to \'wss://x/\' violates the following Content Security Policy directive: "a".',
    'errorOnly@9',
  ],
  ['WebSocket is closed before the connection is established.', 'call@3 failed@4'],
  ['Something that no table knows', 'failed@9'],
];

/** The address and the open packet of Socket.IO 4. */
const socketIo =
  'url:wss://api.shop.dev/socket.io/?EIO=4&transport=websocket open@20 gets:0{"sid":"a","pingInterval":25000,"pingTimeout":20000}@30';
const openAi = `url:wss://api.openai.com/v1/realtime open@20 gets:{"type":"session.created","session":{"expires_at":${start / 1000 + 60}}}@30`;

/** What application protocols say in messages, and heartbeats that failed. */
const spoken = [
  `${socketIo} gets:41@800 closed:1005@900`,
  `${socketIo} says:41@800 closed:1005@900`,
  `${openAi} closed:1000@60000`,
  'open:vite-ping@20 gets:{"type":"connected"}@25 closed:1000@30',
  'open@20 says:{"protocol":"json","version":1}\u001e@25 gets:{"type":7,"error":"x"}\u001e@800 closed:1005@900',
  `${socketIo} gets:2@25000 closed:1005@45000`,
  `${socketIo} gets:2@25000 says:3@25010 call@70010 closed:1005@70100`,
  `open:actioncable-v1-json@20 gets:{"type":"welcome"}@25 gets:{"type":"ping"}@3000 call@9100 closed:1005@9200`,
];

const onHost = (host: string, story: string) => ended(story, { url: `wss://${host}/live` });

/** Ends that are put down to someone on the way. */
const ownedStories: readonly (readonly [story: string | EndedSocket, history?: Partial<SocketHistory>])[] = [
  ['answer:101;Server=nginx open@20 received@1000 cut@61000'],
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

/** Answers that refuse, by their headers; the first host is anybody's. */
const refusals: readonly (readonly [answer: string, host?: string])[] = [
  ['403;cf-mitigated=challenge;Server=cloudflare'],
  ['522;Server=cloudflare'],
  ['403;Server=CloudFront;X-Cache=Error+from+cloudfront'],
  ['404;X-Azure-Ref=20261121T100000Z-1'],
  ['403;Server=AkamaiGHost'],
  ['403;X-Iinfo=1-2-3_NNNN+B12(4,5)'],
  ['404;Server=nginx;X-Powered-By=PHP/8.3'],
  ['403;X-Kong-Response-Latency=1'],
  ['403;server=envoy'],
  ['400;Server=Apache'],
  ['503;Server=awselb/2.0'],
  ['464;Server=awselb/2.0'],
  ['400;Server=awselb/2.0'],
  ['302;X-Goog-IAP-Generated-Response=true'],
  ['403;x-amzn-ErrorType=ForbiddenException'],
  ['403;server=envoy', 'a.eu-west-1.awsapprunner.com'],
  ['403;X-Squid-Error=ERR_ACCESS_DENIED_0'],
  ['403;Server=Zscaler/6.2'],
  ['502;Fly-Request-Id=01ABC'],
  ['503;Via=1.1+vegur;Cache-Control=no-cache,+no-store'],
  ['404;x-vercel-error=NOT_FOUND'],
  ['404;x-vercel-error=DEPLOYMENT_NOT_FOUND'],
  ['500;x-vercel-error=FUNCTION_INVOCATION_FAILED'],
  ['301;Location=https://shop.onrender.com/', 'shop.onrender.com'],
  ['401;WWW-Authenticate=tunnel', 'shop-3000.app.github.dev'],
  ['404;Ngrok-Error-Code=ERR_NGROK_3200'],
  ['200;Ngrok-Error-Code=ERR_NGROK_6024'],
  ['400;Ngrok-Error-Code=ERR_NGROK_3206'],
  ['403;server=uvicorn'],
  ['404;X-Powered-By=Express'],
  ['403;Sec-Websocket-Version=13;X-Content-Type-Options=nosniff'],
];
const refusedStories = refusals.map(
  ([answer, host = 'api.shop.dev']) =>
    [onHost(host, `answer:${answer} request:Origin=https://shop.dev failed@9`)] as const,
);

const quiet = ended('open@20 received@1000 cut@61000');
const fading = ended('open@20 received@899000 hidden@100 cut@900000');
const restarting = ended('open@20 closed:1001@900');
const mixed = {
  kind: 'threw',
  exceptionName: 'SecurityError',
  exceptionMessage:
    "Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
} as const;

/** The meanings that some stories have. */
const named = new Map([
  ['open@20 closed:4444@900', meaning(4444)],
  ['open@20 closed:4445@900', presumed(meaning(4445))],
]);

/** Endings without a text, with what came beside them where it matters. */
const stories: readonly (readonly [story: string | EndedSocket, history?: Partial<SocketHistory>])[] = [
  ...spoken.map((story) => [story] as const),
  ['open@20 rehearsed:1013@900'],
  ...[
    'page-left',
    'frame-removed',
    'worker-ended',
    'renderer-crashed',
    'tab-closed',
    'back-forward-cache',
  ].map((why) => [`open@20 gone:${why}@500`] as const),
  ['gone:page-left@500'],
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
  ['uncounted open@20 cut@900'],
  ...ownedStories,
  ...refusedStories,
];

const withoutOrigin = (text: string) => ({
  ...failed(text),
  context: { kind: 'page', url: 'about:blank' } as const,
});

export interface NamedEnding {
  readonly name: string;
  readonly socket: EndedSocket;
  /** Chromium where it is left out. */
  readonly browser?: BrowserKind;
  readonly history?: Partial<SocketHistory>;
  readonly meaning?: Meaning | null;
}

/** A socket for every text and story, with a name for it. */
export function everyEnding(): readonly NamedEnding[] {
  const fromTexts = texts.map(([text, story]) => ({ name: text, socket: failed(text, story) }));
  const fromStories = stories.map(([story, history = {}], index) => ({
    name: `${typeof story === 'string' ? story : story.ending.kind} (${index})`,
    socket: typeof story === 'string' ? ended(story) : story,
    history,
    meaning: named.get(`${story}`) ?? null,
  }));
  return [
    ...fromTexts,
    ...fromStories,
    ...firefoxEndings(),
    {
      name: 'no place for a WebSocket left',
      socket: failed('WebSocket opening handshake timed out'),
      history: { openAtEnd: 255 },
    },
    { name: 'no Origin known', socket: withoutOrigin(`${shake}Unexpected response code: 403`) },
    {
      name: 'no Origin known for credentials',
      socket: withoutOrigin('HTTP Authentication failed; no valid credentials available'),
    },
    {
      name: 'refused on this machine',
      socket: { ...failed(`${connect}ERR_CONNECTION_REFUSED`), url: 'ws://localhost:9/' },
    },
    {
      name: 'dropped without TLS',
      socket: {
        ...failed('Connection closed before receiving a handshake response'),
        url: 'ws://localhost:9/',
      },
    },
  ];
}

/** One diagnosis for every text and story, with a name for it. */
export const everyDiagnosis = (): readonly { readonly name: string; readonly diagnosis: Diagnosis }[] =>
  everyEnding().map(({ name, socket, history, meaning: of, browser }) => ({
    name,
    diagnosis: diagnosed(socket, history, of ?? null, browser),
  }));
