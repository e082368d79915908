import { telling } from '../telling-line.ts';
import { type Stack, written } from './server-stack.ts';

const api = 'https://github.com/websockets/ws/blob/8.18.0/doc/ws.md';
const readme = 'https://github.com/websockets/ws/blob/8.18.0/README.md';

export const nodeWs: Stack = {
  id: 'node-ws',
  language: 'javascript',
  checked: 'run',
  snippets: {
    ping: (interval) =>
      written(
        readme,
        "server.on('connection', (socket) => {",
        '  socket.isAlive = true;',
        "  socket.on('pong', () => { socket.isAlive = true; });",
        '});',
        'setInterval(() => {',
        '  for (const socket of server.clients) {',
        '    if (!socket.isAlive) socket.terminate();',
        '    socket.isAlive = false;',
        telling('    socket.ping();'),
        '  }',
        `}, ${interval});`,
      ),
    subprotocol: (name) =>
      written(
        api,
        'new WebSocketServer({',
        '  port: 8080,',
        telling(`  handleProtocols: (asked) => (asked.has("${name}") ? "${name}" : false),`),
        '});',
      ),
    origin: (origin) =>
      written(
        readme,
        '// const server = new WebSocketServer({ noServer: true });',
        "httpServer.on('upgrade', (request, socket, head) => {",
        telling(`  if (request.headers.origin !== "${origin}") {`),
        "    socket.end('HTTP/1.1 403 Forbidden\\r\\n\\r\\n');",
        '    return;',
        '  }',
        "  server.handleUpgrade(request, socket, head, (ws) => server.emit('connection', ws, request));",
        '});',
      ),
    close: (closes) => written(api, ...closes.map(([code, reason]) => `socket.close(${code}, '${reason}');`)),
    compressionOff: () =>
      written(api, 'new WebSocketServer({ port: 8080, perMessageDeflate: false }); // the default'),
    payloadLimit: () =>
      written(
        api,
        '// ws allows 100 MiB unless set lower',
        'new WebSocketServer({ port: 8080, maxPayload: 256 * 1024 * 1024 });',
        '// uWebSockets.js: maxPayloadLength, 16 KiB by default',
      ),
    drainOnShutdown: () =>
      written(
        api,
        "process.on('SIGTERM', () => {",
        telling("  for (const socket of server.clients) socket.close(1012, 'restart');"),
        '  server.close();',
        '  setTimeout(() => process.exit(0), 10_000).unref();',
        '});',
      ),
    answerClose: () =>
      written(
        api,
        'socket.close(1000);      // closing handshake',
        '// socket.terminate();   // drops TCP at once',
      ),
    catchErrors: () =>
      written(
        api,
        "socket.on('message', async (data) => {",
        '  try {',
        '    await handle(data);',
        '  } catch (error) {',
        telling('    console.error(error);'),
        "    socket.close(1011, 'internal error');",
        '  }',
        '});',
      ),
    sendBytes: () =>
      written(
        api,
        'socket.send(buffer, { binary: true }); // bytes',
        "socket.send(buffer.toString('utf8')); // text",
      ),
  },
};
