import { describe, expect, it } from 'vitest';
import { pressEnding } from '../../../demo/browser/demo-page.ts';
import { waitForRow, waitForTicket } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { openUntilClosed } from '../support/capture/page-socket.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { exportSession } from '../support/panel/export-session.ts';
import { act, list, press, waitForWords } from '../support/panel/panel-hands.ts';

const demo = useDemoStage();

/** The By URL view's words about the one URL in the log, and whether it is called a loop. */
async function group(): Promise<{ loop: string; words: string }> {
  const { panel } = demo.stage;
  await list(panel, 'groups');
  await press(panel, '.group:not([open]) summary');
  await panel.waitForSelector('.group-findings');
  const found = await panel.$eval('.group', (element) => ({
    loop: element.getAttribute('data-loop') ?? '',
    words: element.textContent ?? '',
  }));
  await list(panel, 'closes');
  return found;
}

/** Has the page open a socket again after each failure, waiting as long as the list says, in ms. */
const reconnect = (url: string, delays: readonly number[]): Promise<void> =>
  demo.stage.page.evaluate(
    (address, waits) =>
      new Promise<void>((resolve) => {
        const left = [...waits];
        const attempt = () => {
          const socket = new WebSocket(address);
          socket.addEventListener('close', () => {
            const wait = left.shift();
            if (wait === undefined) resolve();
            else setTimeout(attempt, wait);
          });
        };
        attempt();
      }),
    url,
    delays,
  );

describe('sockets of one URL', () => {
  it("are a double mount's twins where the second follows the first's early close at once", async () => {
    const { page, panel } = demo.stage;
    await page.evaluate((url) => {
      new WebSocket(url).close();
      Object.assign(globalThis, { twin: new WebSocket(url) });
    }, `${demo.server.places.plain}/silent/~twin`);
    const row = await waitForTicket(panel, 'twin', 1006);
    expect(row).toMatchObject({ cause: 'page-closed-early', confidence: 'certain' });
    await waitForRow(panel, 'a double mount', ({ text }) => text.includes('double mount'));
    await page.evaluate(() => (globalThis as unknown as { twin: WebSocket }).twin.close(1000));
  });

  it('are a loop where the client comes back at once, and the view by URL says so', async () => {
    await pressEnding(demo.stage.page, 'reconnect-loop');
    await until('five attempts are there', async () => {
      const { sockets } = await exportSession(demo.stage);
      return sockets.length === 5;
    });
    const { loop, words } = await group();
    expect(loop).toBe('true');
    expect(words).toContain('without backoff');
  });

  it('are no loop where the delay grows', async () => {
    await reconnect(`${demo.server.places.plain}/status/503/~growing`, [100, 300, 900, 2700]);
    await until(
      'five attempts are there',
      async () => (await exportSession(demo.stage)).sockets.length === 5,
    );
    const { loop, words } = await group();
    expect(loop).toBe('false');
    expect(words).toContain('Delays grow');
  });
});

it('a page without network is offline, by the words of the browser', async () => {
  const { page, panel } = demo.stage;
  await page.setOfflineMode(true);
  try {
    await openUntilClosed(page, `${demo.server.places.plain}/echo/~no-network`);
  } finally {
    await page.setOfflineMode(false);
  }
  const row = await waitForTicket(panel, 'no-network', 1006);
  expect(row).toMatchObject({ cause: 'offline', confidence: 'certain' });
});

it('a close is copied for a bug report from the panel, as Markdown, without its secrets', async () => {
  const { browser, page, panel } = demo.stage;
  const secret = 'k3y-of-the-house-2718';
  await openUntilClosed(page, `${demo.server.places.plain}/close/4001/gone?token=${secret}&~report`);
  const row = await waitForRow(panel, 'the close with a secret', ({ closeCode }) => closeCode === '4001');
  expect(row).toMatchObject({ cause: 'application', confidence: 'certain' });
  await press(panel, '[data-close-code="4001"]');
  await act(panel, 'copy-report');
  await waitForWords(panel, 'Copied', '.actions');
  await browser.defaultBrowserContext().overridePermissions(demo.server.url, ['clipboard-read']);
  await page.bringToFront();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^### WebSocket 4001 /);
  expect(copied).toContain('**Cause**: `application` (certain)');
  expect(copied).toContain('code 4001, clean, reason `gone`');
  expect(copied).toContain('token=***');
  expect(copied).not.toContain(secret);
});
