import type { Page } from 'puppeteer-core';

/** What the page saw of a socket: its events in order, and the CloseEvent. */
export interface PageSocket {
  readonly events: readonly string[];
  readonly close: { readonly code: number; readonly reason: string; readonly wasClean: boolean };
}

/** Has the page open a socket, and waits for its close event. */
export function openUntilClosed(page: Page, url: string): Promise<PageSocket> {
  return page.evaluate(
    (address) =>
      new Promise<PageSocket>((resolve) => {
        const events: string[] = [];
        const socket = new WebSocket(address);
        socket.addEventListener('open', () => events.push('open'));
        socket.addEventListener('error', () => events.push('error'));
        socket.addEventListener('close', ({ code, reason, wasClean }) => {
          resolve({ events: [...events, 'close'], close: { code, reason, wasClean } });
        });
      }),
    url,
  );
}

/**
 * Has the page set a cookie, and waits until it is stored. After `document.cookie = …` Chromium goes on at once: 1 of 119
 * sockets that were opened right then went out without the cookie (measured, on a busy machine).
 */
export async function setCookie(page: Page, name: string, value: string): Promise<void> {
  await page.evaluate((...cookie) => cookieStore.set(...cookie), name, value);
}
