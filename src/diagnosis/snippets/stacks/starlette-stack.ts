import { type SnippetLine, telling } from '../telling-line.ts';
import { type Stack, type Written, written } from './server-stack.ts';

const starlette = 'https://www.starlette.io/websockets/';
const settings = 'https://www.uvicorn.org/settings/';

/** An option on Uvicorn's command line. */
const uvicorn = (source: string, ...lines: readonly SnippetLine[]): Written => ({
  ...written(source, ...lines),
  language: 'shell',
});

export const starletteOnUvicorn: Stack = {
  id: 'starlette',
  language: 'python',
  checked:
    'run with Starlette 1.7.0, Uvicorn 0.54.0 and websockets 17.1, 2026-11-26; the tests run it against stand-ins',
  snippets: {
    ping: (interval) =>
      uvicorn(
        `${settings}#implementation`,
        '# seconds; both are 20 by default',
        `uvicorn app:app --ws-ping-interval ${interval / 1_000} --ws-ping-timeout 20`,
      ),
    subprotocol: (name) =>
      written(
        `${starlette}#accepting-the-connection`,
        `if "${name}" in websocket.scope["subprotocols"]:`,
        telling(`    await websocket.accept(subprotocol="${name}")`),
        'else:',
        '    await websocket.accept()',
      ),
    origin: (origin) =>
      written(
        'https://asgi.readthedocs.io/en/latest/specs/www.html#close-send-event',
        telling(`if websocket.headers.get("origin") != "${origin}":`),
        '    await websocket.close(1008)  # before accept(): answers 403',
        '    return',
        'await websocket.accept()',
      ),
    close: (closes) =>
      written(
        `${starlette}#closing-the-connection`,
        ...closes.map(([code, reason]) => `await websocket.close(${code}, "${reason}")`),
      ),
    compressionOff: () =>
      uvicorn(`${settings}#implementation`, 'uvicorn app:app --ws-per-message-deflate false # on by default'),
    payloadLimit: () =>
      uvicorn(
        `${settings}#implementation`,
        '# bytes; 16 MiB by default',
        `uvicorn app:app --ws-max-size ${256 * 1024 * 1024}`,
      ),
    drainOnShutdown: () =>
      uvicorn(
        `${settings}#timeouts; encode/uvicorn uvicorn/protocols/websockets (shutdown)`,
        '# on SIGTERM it sends 1012 to every client by itself',
        'uvicorn app:app --timeout-graceful-shutdown 10',
      ),
    answerClose: () => written(`${starlette}#closing-the-connection`, 'await websocket.close()'),
    catchErrors: () =>
      written(
        `${starlette}#receiving-data`,
        'try:',
        '    async for message in websocket.iter_text():',
        '        await handle(message)',
        'except Exception:',
        telling('    logging.exception("message failed")'),
        '    await websocket.close(1011, "internal error")',
      ),
    sendBytes: () =>
      written(
        `${starlette}#sending-data`,
        'await websocket.send_bytes(data)          # binary message',
        'await websocket.send_text(data.decode())  # text message',
      ),
  },
};
