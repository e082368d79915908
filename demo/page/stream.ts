import { nameOf, type SeenEvent } from './open-socket.ts';

/** As far as the page uses it; Chromium only (https://developer.chrome.com/docs/capabilities/web-apis/websocketstream). */
declare class WebSocketStream {
  constructor(url: string);
  readonly opened: Promise<unknown>;
  readonly closed: Promise<{ readonly closeCode: number; readonly reason: string }>;
}

/** Opens a WebSocketStream and reports what happens to it as events of a WebSocket. */
export async function watchStream(url: string, report: (seen: SeenEvent) => void): Promise<void> {
  if (!('WebSocketStream' in globalThis))
    return report({ event: 'threw', exception: 'no WebSocketStream here' });
  const stream = new WebSocketStream(url);
  try {
    await stream.opened;
    report({ event: 'open' });
    const { closeCode, reason } = await stream.closed;
    report({ event: 'close', close: { code: closeCode, reason, wasClean: true } });
  } catch (error) {
    report({ event: 'threw', exception: nameOf(error) });
  }
}
