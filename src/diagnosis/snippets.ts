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

/** A message of the page at intervals, for servers that cannot be changed. */
export const clientHeartbeat = (interval: number) =>
  javascript(
    [
      'const heartbeat = setInterval(() => {',
      "  if (socket.readyState === WebSocket.OPEN) socket.send('ping');",
      `}, ${interval});`,
      "socket.addEventListener('close', () => clearInterval(heartbeat));",
    ].join('\n'),
  );

/** Reconnecting with exponential backoff and full jitter. */
export const backoff = (first: number, most: number) =>
  javascript(
    [
      'let attempt = 0;',
      'function reconnect() {',
      `  const ceiling = Math.min(${most}, ${first} * 2 ** attempt++);`,
      '  setTimeout(connect, Math.random() * ceiling);',
      '}',
      "// in connect(): socket.addEventListener('open', () => { attempt = 0; });",
    ].join('\n'),
  );

export const waitOnline = javascript(
  [
    'if (navigator.onLine) reconnect();',
    "else addEventListener('online', () => setTimeout(connect, Math.random() * 5_000), { once: true });",
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

export const sameOriginUrl = ({ path }: Target) =>
  javascript(
    `const url = new URL(${JSON.stringify(path)}, location.href);\nurl.protocol = url.protocol.replace('http', 'ws');`,
  );

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
  handleProtocols: (asked) => (asked.has(${name}) ? ${name} : false),
});`,
  );
}

export const askSubprotocol = javascript("new WebSocket(url, ['json.v1']);\nnew WebSocket(url); // none");

export const compressionOff = javascript('new WebSocketServer({ perMessageDeflate: false });');

export const validClose = javascript("socket.close(1000, 'done');\nsocket.close(4001, 'session expired');");

export const sendBytes = javascript(
  [
    'socket.send(buffer, { binary: true }); // ws: bytes',
    "socket.send(buffer.toString('utf8')); // ws: text",
  ].join('\n'),
);

/** The server's limit for one message, with `ws`, nginx needing none. */
export const payloadLimit = javascript('new WebSocketServer({ maxPayload: 16 * 1024 * 1024 }); // bytes');

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
