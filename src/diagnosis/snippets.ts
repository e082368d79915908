import type { Target } from './target.ts';
import type { Snippet } from './types.ts';

const javascript = (code: string): Snippet => ({ language: 'javascript', code });

/** A server's heartbeat with `ws`; `interval` in milliseconds. */
export const serverPing = (interval: number) =>
  javascript(
    [
      "server.on('connection', (socket) => {",
      '  socket.isAlive = true;',
      "  socket.on('pong', () => { socket.isAlive = true; });",
      '});',
      'setInterval(() => {',
      '  for (const socket of server.clients) {',
      '    if (!socket.isAlive) socket.terminate();',
      '    socket.isAlive = false;',
      '    socket.ping();',
      '  }',
      `}, ${interval});`,
    ].join('\n'),
  );

/** A message of the page at intervals, for servers that cannot be changed; `interval` in milliseconds. */
export const clientHeartbeat = (interval: number) =>
  javascript(
    [
      "const ping = JSON.stringify({ type: 'ping' }); // what your server's protocol takes as a ping",
      'const heartbeat = setInterval(() => {',
      '  if (socket.readyState === WebSocket.OPEN) socket.send(ping);',
      `}, ${interval});`,
      "socket.addEventListener('close', () => clearInterval(heartbeat));",
    ].join('\n'),
  );

/** Delays in milliseconds: the first is between `from` and `to`, later ones between `from` and at most `most`. */
interface Delays {
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/** Reconnecting with exponential backoff and jitter, never sooner than `from`. */
export const backoff = ({ from, to, most }: Delays) =>
  javascript(
    [
      'let attempt = 0;',
      'function reconnect() {',
      `  const ceiling = Math.min(${most}, ${to} * 2 ** attempt++);`,
      from === 0
        ? '  setTimeout(connect, Math.random() * ceiling);'
        : `  setTimeout(connect, ${from} + Math.random() * (ceiling - ${from}));`,
      '}',
      "// in connect(): socket.addEventListener('open', () => { attempt = 0; });",
    ].join('\n'),
  );

export const waitOnline = javascript(
  [
    'const connectSoon = () => setTimeout(connect, Math.random() * 5_000);',
    'if (navigator.onLine) connectSoon();',
    "else addEventListener('online', connectSoon, { once: true });",
  ].join('\n'),
);

export const closeWithCode = javascript("socket.close(1000, 'done');");

export const closeAfterOpen = javascript(
  [
    'useEffect(() => {',
    '  const socket = new WebSocket(url);',
    '  return () => {',
    '    if (socket.readyState !== WebSocket.CONNECTING) socket.close(1000);',
    "    else socket.addEventListener('open', () => socket.close(1000));",
    '  };',
    '}, [url]);',
  ].join('\n'),
);

export const reopenOnShow = javascript(
  [
    "addEventListener('pagehide', () => socket.close(1000));",
    "addEventListener('pageshow', (event) => { if (event.persisted) connect(); });",
  ].join('\n'),
);

export const closeWorkerFirst = javascript(
  [
    "worker.postMessage('stop');",
    "worker.addEventListener('message', ({ data }) => { if (data === 'stopped') worker.terminate(); });",
    '// in the worker',
    "addEventListener('message', ({ data }) => {",
    "  if (data !== 'stop') return;",
    "  socket.addEventListener('close', () => postMessage('stopped'));",
    '  socket.close(1000);',
    '});',
  ].join('\n'),
);

/** The socket's own address over TLS, on its standard port: a port that serves `ws:` speaks no TLS. */
export const secureUrl = ({ host, path }: Target) =>
  javascript(`const socket = new WebSocket(${JSON.stringify(`wss://${host}${path}`)});`);

export const acceptKey = javascript(
  [
    "import { createHash } from 'node:crypto';",
    "const accept = createHash('sha1')",
    "  .update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11')",
    "  .digest('base64');",
  ].join('\n'),
);

/** Subprotocol names are page data: bounded, and written as a JavaScript string. */
export function chooseSubprotocol(asked: readonly string[]) {
  const name = JSON.stringify((asked[0] ?? 'json.v1').slice(0, 60));
  return javascript(
    `new WebSocketServer({
  port: 8080,
  handleProtocols: (asked) => (asked.has(${name}) ? ${name} : false),
});`,
  );
}

export const askSubprotocol = javascript("new WebSocket(url, ['json.v1']);\nnew WebSocket(url); // none");

export const compressionOff = javascript('new WebSocketServer({ port: 8080, perMessageDeflate: false });');

export const validClose = javascript("socket.close(1000, 'done');\nsocket.close(4001, 'session expired');");

export const sendBytes = javascript(
  [
    'socket.send(buffer, { binary: true }); // ws: bytes',
    "socket.send(buffer.toString('utf8')); // ws: text",
  ].join('\n'),
);

/** The server's limit for one message, with `ws`; the other libraries' options and defaults beside it. */
export const payloadLimit = javascript(
  [
    '// ws allows 100 MiB unless set lower',
    'new WebSocketServer({ port: 8080, maxPayload: 256 * 1024 * 1024 });',
    '// uWebSockets.js: maxPayloadLength, 16 KiB by default',
    '// Socket.IO: maxHttpBufferSize, 1 MB by default',
    '// Python websockets: max_size, 1 MiB by default',
  ].join('\n'),
);

export const drainOnShutdown = javascript(
  [
    "process.on('SIGTERM', () => {",
    "  for (const socket of server.clients) socket.close(1012, 'restart');",
    '  server.close();',
    '  setTimeout(() => process.exit(0), 10_000).unref();',
    '});',
  ].join('\n'),
);

export const answerClose = javascript(
  'socket.close(1000);      // ws: closing handshake\n// socket.terminate();   // drops TCP at once',
);

export const catchErrors = javascript(
  [
    "socket.on('message', async (data) => {",
    '  try {',
    '    await handle(data);',
    '  } catch (error) {',
    '    console.error(error);',
    "    socket.close(1011, 'internal error');",
    '  }',
    '});',
  ].join('\n'),
);

export const viteHmr = javascript(
  "// vite.config.js\nexport default { server: { hmr: { protocol: 'wss', clientPort: 443 } } };",
);
