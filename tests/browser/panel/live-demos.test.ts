import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { LaunchedBrowser } from '../../../demo/browser/driver.ts';
import { launchBrowser } from '../../../demo/browser/launch.ts';
import { openPanel, waitForRecording } from '../../../demo/browser/panel.ts';
import { until } from '../../../demo/browser/until.ts';
import { serviceWorkerOf } from '../support/capture/service-worker.ts';

let launched: LaunchedBrowser;
let page: Page;
let panel: Frame;

beforeAll(async () => {
  launched = await launchBrowser({
    executablePath: inject('executablePath'),
    extension: inject('extension'),
    dock: 'undocked',
  });
  const worker = await serviceWorkerOf(launched.browser);
  page = await launched.browser.newPage();
  await page.goto(new URL('reference.html#/start', worker.url()).href);
  await page.waitForSelector('[data-demo]');
  ({ panel } = await openPanel(page));
  await waitForRecording(panel);
});
afterAll(() => launched.close());

describe('the start page, with DevTools open on it', () => {
  it.each([
    ['refused', '1006', 'refused'],
    ['blockedPort', '1006', 'blocked-port'],
    ['unknownName', '1006', 'dns'],
    ['closedEarly', '1006', 'page-closed-early'],
    ['policy', '', 'blocked-by-csp'],
  ])('%s is shown in the panel, with its cause for certain', async (demo, code, cause) => {
    const button = await page.waitForSelector(`[data-demo="${demo}"]`);
    await button?.evaluate((element) => (element as HTMLElement).click());
    await panel.waitForSelector(
      `[data-close-code="${code}"][data-cause="${cause}"][data-confidence="certain"]`,
    );
    const said = code === '' ? 'no close event' : code;
    await until(`the page says ${said}`, () =>
      page.$eval(
        `li:has([data-demo="${demo}"])`,
        (item, text) => item.textContent?.includes(text) === true,
        said,
      ),
    );
  });

  it('reaches nothing from any other page of the extension', async () => {
    const blocked = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
            resolve(effectiveDirective),
          );
          new WebSocket('ws://127.0.0.1:2/');
        }),
    );
    expect(blocked).toBe('connect-src');
  });
});

it('the panel without a close links to the start page', async () => {
  const other = await launched.browser.newPage();
  await other.goto('about:blank');
  const { panel: empty } = await openPanel(other);
  const href = await empty
    .waitForSelector('.try a')
    .then((link) => link?.evaluate((a) => (a as HTMLAnchorElement).href));
  expect(href).toBe(page.url());
});

it('after an update one line stands over the log, which keeps its room, until it is dismissed', async () => {
  const worker = await serviceWorkerOf(launched.browser);
  await worker.evaluate(() => chrome.storage.local.set({ 'settings.updatedFrom': '0.9.0' }));
  const line = await panel.waitForSelector('[data-region="update"]');
  const heights = await panel.evaluate(() => {
    const heightOf = (selector: string) =>
      document.querySelector(selector)?.getBoundingClientRect().height ?? 0;
    return { line: heightOf('[data-region="update"]'), main: heightOf('main'), all: window.innerHeight };
  });
  expect(heights.line).toBeLessThan(40);
  expect(heights.main).toBeGreaterThan(heights.all - 80);
  await line?.$eval('[data-action="dismiss-update"]', (button) => (button as HTMLElement).click());
  await until('the line is gone', async () => (await panel.$('[data-region="update"]')) === null);
});
