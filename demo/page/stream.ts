import { nameOf, type Told } from './open-socket.ts';

/** As far as the page uses it; Chromium only (https://developer.chrome.com/docs/capabilities/web-apis/websocketstream). */
declare class WebSocketStream {
  constructor(url: string);
  readonly opened: Promise<unknown>;
  readonly closed: Promise<{ readonly closeCode: number; readonly reason: string }>;
}

/** Opens a WebSocketStream and tells of it in the words of WebSocket's events. */
export async function watchStream(url: string, tell: (told: Told) => void): Promise<void> {
  if (!('WebSocketStream' in globalThis))
    return tell({ event: 'threw', exception: 'no WebSocketStream here' });
  const stream = new WebSocketStream(url);
  try {
    await stream.opened;
    tell({ event: 'open' });
    const { closeCode, reason } = await stream.closed;
    tell({ event: 'close', close: { code: closeCode, reason, wasClean: true } });
  } catch (error) {
    tell({ event: 'threw', exception: nameOf(error) });
  }
}
