import type { Page } from 'puppeteer-core';

/**
 * Has the page make sockets, `atOnce` of them at a time, each of which ends by itself with the code in its path; gives
 * what the page has seen so far, as `tallyOf` reads it. `pause`: milliseconds between the end of one and the next; in a tab
 * in the background they become a second each, and 0 waits for nothing.
 */
export const makeSockets = (page: Page, base: string, count: number, atOnce: number, pause = 20) =>
  page.evaluateHandle(
    (address, all, several, wait) => {
      const seen = { made: 0, closed: [] as string[] };
      const next = () => {
        if (seen.made === all) return;
        const socket = new WebSocket(`${address}/close/${4000 + (seen.made % 900)}?n=${seen.made++}`);
        socket.onclose = ({ code }) => {
          seen.closed.push(`${new URL(socket.url).search} ${code}`);
          if (wait === 0) next();
          else setTimeout(next, wait);
        };
      };
      for (let line = 0; line < several; line += 1) next();
      return seen;
    },
    base,
    count,
    atOnce,
    pause,
  );
