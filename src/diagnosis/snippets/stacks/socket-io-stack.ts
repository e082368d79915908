import { telling } from '../telling-line.ts';
import { type Stack, written } from './server-stack.ts';

const options = 'https://socket.io/docs/v4/server-options/';

/** Socket.IO closes without a code and answers no subprotocol: what ends a connection says so in a packet. */
export const socketIo: Stack = {
  id: 'socket-io',
  language: 'javascript',
  checked: 'run',
  snippets: {
    ping: (interval) =>
      written(
        options,
        '// its pings are messages; the client answers by itself',
        `new Server(3000, { pingInterval: ${interval}, pingTimeout: 20_000 });`,
      ),
    subprotocol: null,
    origin: (origin) =>
      written(
        `${options}#allowrequest (cors covers long-polling only)`,
        'new Server(3000, {',
        '  allowRequest: (request, callback) =>',
        telling(`    callback(null, request.headers.origin === "${origin}"), // false answers 400`),
        '});',
      ),
    close: null,
    compressionOff: () =>
      written(
        `${options}#permessagedeflate`,
        'new Server(3000, { perMessageDeflate: false }); // the default since 3.0',
      ),
    payloadLimit: () =>
      written(
        `${options}#maxhttpbuffersize`,
        'new Server(3000, { maxHttpBufferSize: 1e8 }); // bytes; 1 MB by default',
      ),
    drainOnShutdown: () =>
      written(
        'https://socket.io/docs/v4/server-api/#serverclosecallback',
        '// closes every client; they reconnect by themselves',
        "process.on('SIGTERM', () => io.close());",
      ),
    answerClose: null,
    catchErrors: () =>
      written(
        'https://socket.io/docs/v4/listening-to-events/#error-handling',
        "socket.on('message', async (data) => {",
        '  try {',
        '    await handle(data);',
        '  } catch (error) {',
        telling('    console.error(error);'),
        '    socket.disconnect(true);',
        '  }',
        '});',
      ),
    sendBytes: () =>
      written(
        'https://socket.io/docs/v4/emitting-events/#basic-emit',
        "socket.emit('data', buffer); // bytes",
        "socket.emit('data', buffer.toString('utf8')); // text",
      ),
  },
};
