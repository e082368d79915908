import { maskUrl } from '../../model/redaction/redact.ts';
import { maskedAndWhole, targetOf } from '../commands/target.ts';
import type { Snippet } from '../types.ts';
import { inLines, type SnippetLine, telling } from './telling-line.ts';

const javascript = (...lines: readonly SnippetLine[]): Snippet => ({
  language: 'javascript',
  ...inLines(lines),
});

/** A message of the page at intervals, for servers that cannot be changed; `interval` in milliseconds. */
export const clientHeartbeat = (interval: number) =>
  javascript(
    "const ping = JSON.stringify({ type: 'ping' }); // what your server's protocol takes as a ping",
    'const heartbeat = setInterval(() => {',
    '  if (socket.readyState !== WebSocket.OPEN) return;',
    telling('  socket.send(ping);'),
    `}, ${interval});`,
    "socket.addEventListener('close', () => clearInterval(heartbeat));",
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
    'let attempt = 0;',
    'function reconnect() {',
    `  const ceiling = Math.min(${most}, ${to} * 2 ** attempt++);`,
    telling(
      from === 0
        ? '  setTimeout(connect, Math.random() * ceiling);'
        : `  setTimeout(connect, ${from} + Math.random() * (ceiling - ${from}));`,
    ),
    '}',
    '// call it in connect(): only a connection that holds starts over',
    'function startOver(socket) {',
    "  socket.addEventListener('open', () => {",
    '    const held = setTimeout(() => { attempt = 0; }, 10_000);',
    "    socket.addEventListener('close', () => clearTimeout(held));",
    '  });',
    '}',
  );

export const waitOnline = javascript(
  'const connectSoon = () => setTimeout(connect, Math.random() * 5_000);',
  'if (navigator.onLine) connectSoon();',
  telling("else addEventListener('online', connectSoon, { once: true });"),
);

export const closeWithCode = javascript("socket.close(1000, 'done');");

export const closeAfterOpen = javascript(
  'useEffect(() => {',
  '  const socket = new WebSocket(url);',
  '  return () => {',
  '    if (socket.readyState !== WebSocket.CONNECTING) socket.close(1000);',
  telling("    else socket.addEventListener('open', () => socket.close(1000));"),
  '  };',
  '}, [url]);',
);

export const reopenOnShow = javascript(
  "addEventListener('pagehide', () => socket.close(1000));",
  "addEventListener('pageshow', (event) => { if (event.persisted) connect(); });",
);

export const closeWorkerFirst = javascript(
  "worker.postMessage('stop');",
  "worker.addEventListener('message', ({ data }) => { if (data === 'stopped') worker.terminate(); });",
  '// in the worker',
  "addEventListener('message', ({ data }) => {",
  "  if (data !== 'stop') return;",
  "  socket.addEventListener('close', () => postMessage('stopped'));",
  '  socket.close(1000);',
  '});',
);

/** The socket's own address over TLS, on its standard port: a port that serves `ws:` speaks no TLS. */
export function secureUrl(address: string): Snippet {
  const line = (url: string) => {
    const { host, path } = targetOf(url);
    return `const socket = new WebSocket(${JSON.stringify(`wss://${host}${path}`)});`;
  };
  return { language: 'javascript', ...maskedAndWhole(line(maskUrl(address)), line(address)) };
}

export const acceptKey = javascript(
  "import { createHash } from 'node:crypto';",
  "const accept = createHash('sha1')",
  telling("  .update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11')"),
  "  .digest('base64');",
);

export const askSubprotocol = javascript("new WebSocket(url, ['json.v1']);", 'new WebSocket(url); // none');

export const viteHmr = javascript(
  '// vite.config.js',
  "export default { server: { hmr: { protocol: 'wss', clientPort: 443 } } };",
);
