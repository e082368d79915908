import { shellQuote, type Target } from './target.ts';
import type { FixStep } from './types.ts';

type Snippet = NonNullable<FixStep['snippet']>;

const shell = (code: string): Snippet => ({ language: 'shell', code });
const nginx = (code: string): Snippet => ({ language: 'nginx', code });
const javascript = (code: string): Snippet => ({ language: 'javascript', code });
const http = (code: string): Snippet => ({ language: 'http', code });

/** A host without the brackets of an IPv6 address, as tools outside URLs want it. */
const bare = ({ host }: Target) => host.replace(/^\[(.*)\]$/, '$1');
const httpUrl = ({ secure, url }: Target) => url.replace(/^wss?/, secure ? 'https' : 'http');

/** The opening handshake by hand: with curl, which shows status and headers, and with wscat. */
export const tryHandshake = (target: Target) =>
  shell(
    [
      'curl -i -N --http1.1 --max-time 5 \\',
      "  -H 'Connection: Upgrade' -H 'Upgrade: websocket' \\",
      "  -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' \\",
      `  ${shellQuote(httpUrl(target))}`,
      `npx wscat -c ${shellQuote(target.url)}`,
    ].join('\n'),
  );

/** Settings with which common proxies pass the upgrade on. */
export const proxyHeaders = nginx(
  [
    'location / {',
    '    proxy_pass http://backend;',
    '    proxy_http_version 1.1;',
    '    proxy_set_header Upgrade $http_upgrade;',
    '    proxy_set_header Connection "upgrade";',
    '    proxy_set_header Host $host;',
    '}',
    '# Apache: ProxyPass "/" "http://backend/" upgrade=websocket',
    '# Caddy: reverse_proxy backend passes the upgrade by itself',
  ].join('\n'),
);

/** Where common proxies keep their idle timeout. */
export const proxyTimeouts = nginx(
  [
    '# nginx',
    'proxy_read_timeout 1h;',
    'proxy_send_timeout 1h;',
    '# HAProxy: timeout tunnel 1h',
    '# ingress-nginx: nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"',
    '# AWS ALB: idle_timeout.timeout_seconds=3600',
  ].join('\n'),
);

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

export const resolveName = (target: Target) =>
  shell(`nslookup ${shellQuote(bare(target))}\ngetent hosts ${shellQuote(bare(target))}`);

export const whoListens = ({ port }: Target) =>
  shell(`ss -ltnp 'sport = :${port}'   # macOS: lsof -nP -iTCP:${port} -sTCP:LISTEN`);

export const testPort = (target: Target) => shell(`nc -vz -w 5 ${shellQuote(bare(target))} ${target.port}`);

const openssl = (target: Target) =>
  `openssl s_client -connect ${shellQuote(`${target.host}:${target.port}`)} -servername ${shellQuote(bare(target))}`;

export const showChain = (target: Target) => shell(`${openssl(target)} -showcerts </dev/null`);

export const showDates = (target: Target) =>
  shell(`${openssl(target)} </dev/null 2>/dev/null | openssl x509 -noout -dates`);

export const showNames = (target: Target) =>
  shell(`${openssl(target)} </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName`);

export const makeLocalCertificate = (target: Target) =>
  shell(`mkcert -install\nmkcert ${shellQuote(bare(target))}`);

export const tlsVersions = nginx('ssl_protocols TLSv1.2 TLSv1.3;\nssl_ciphers HIGH:!aNULL:!MD5;');

export const allowInPolicy = ({ secure, host, port }: Target) => {
  const scheme = secure ? 'wss' : 'ws';
  const shown = port === (secure ? 443 : 80) ? '' : `:${port}`;
  return http(`Content-Security-Policy: connect-src 'self' ${scheme}://${host}${shown}`);
};

export const sameOriginUrl = ({ path }: Target) =>
  javascript(
    `const url = new URL(${JSON.stringify(path)}, location.href);\nurl.protocol = url.protocol.replace('http', 'ws');`,
  );

export const terminateTls = ({ host, port }: Target) =>
  ({
    language: 'text',
    code: `# Caddyfile\n${host} {\n\treverse_proxy localhost:${port}\n}`,
  }) satisfies Snippet;

export const connectThroughProxy = ({ host, port }: Target) =>
  shell(`curl -v --proxytunnel -x http://PROXY:3128 ${shellQuote(`https://${host}:${port}/`)}`);

export const acceptKey = javascript(
  [
    "import { createHash } from 'node:crypto';",
    "const accept = createHash('sha1')",
    "  .update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11')",
    "  .digest('base64');",
  ].join('\n'),
);

export const chooseSubprotocol = (asked: readonly string[]) =>
  javascript(
    [
      'const server = new WebSocketServer({',
      `  handleProtocols: (asked) => (asked.has(${JSON.stringify(asked[0] ?? 'json.v1')}) ? ${JSON.stringify(asked[0] ?? 'json.v1')} : false),`,
      '});',
    ].join('\n'),
  );

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

export const backendTimeout = shell(
  'gcloud compute backend-services update BACKEND --global --timeout=3600\ngcloud run services update SERVICE --timeout=3600',
);

export const viteHmr = javascript(
  "// vite.config.js\nexport default { server: { hmr: { protocol: 'wss', clientPort: 443 } } };",
);
