import { telling } from '../telling-line.ts';
import { type Stack, written } from './server-stack.ts';

const server = 'https://websockets.readthedocs.io/en/stable/reference/asyncio/server.html';

export const pythonWebsockets: Stack = {
  id: 'python-websockets',
  language: 'python',
  checked: 'run with websockets 17.1 on Python 3.11, 2026-11-26; the tests run it against stand-ins',
  snippets: {
    ping: (interval) =>
      written(
        'https://websockets.readthedocs.io/en/stable/topics/keepalive.html',
        '# seconds; both are 20 by default',
        `serve(handler, "", 8765, ping_interval=${interval / 1_000}, ping_timeout=20)`,
      ),
    subprotocol: (name) => written(server, `serve(handler, "", 8765, subprotocols=["${name}"])`),
    origin: (origin) =>
      written(`${server} (others get 403)`, `serve(handler, "", 8765, origins=["${origin}"])`),
    close: (closes) =>
      written(server, ...closes.map(([code, reason]) => `await websocket.close(${code}, "${reason}")`)),
    compressionOff: () => written(server, 'serve(handler, "", 8765, compression=None) # on by default'),
    payloadLimit: () =>
      written(server, '# bytes; 1 MiB by default', 'serve(handler, "", 8765, max_size=256 * 1024 * 1024)'),
    drainOnShutdown: () =>
      written(
        'https://websockets.readthedocs.io/en/stable/faq/server.html#how-do-i-stop-a-server',
        'loop = asyncio.get_running_loop()',
        'async with serve(handler, "", 8765) as server:',
        '    # close() sends 1001 to every client',
        telling('    loop.add_signal_handler(signal.SIGTERM, server.close)'),
        '    await server.wait_closed()',
      ),
    answerClose: () =>
      written(
        server,
        'await websocket.close()          # closing handshake',
        '# websocket.transport.abort()    # drops TCP at once',
      ),
    catchErrors: () =>
      written(
        server,
        'async def handler(websocket):',
        '    async for message in websocket:',
        '        try:',
        '            await handle(message)',
        '        except Exception:',
        telling('            logging.exception("message failed")'),
        '            await websocket.close(1011, "internal error")',
      ),
    sendBytes: () =>
      written(
        server,
        'await websocket.send(data)           # bytes: binary message',
        'await websocket.send(data.decode())  # str: text message',
      ),
  },
};
