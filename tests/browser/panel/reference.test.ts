import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { LaunchedBrowser } from '../../../demo/browser/driver.ts';
import { launchBrowser } from '../../../demo/browser/launch.ts';
import { until } from '../../../demo/browser/until.ts';
import { serviceWorkerOf } from '../support/capture/service-worker.ts';

/** Run as source, since the extension's own policy lets no script in. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let launched: LaunchedBrowser;
let page: Page;
let base = '';

/** Presses the toolbar button, as far as the extension can tell, and waits for the tab it opens. */
async function pressToolbarButton(): Promise<Page> {
  const worker = await serviceWorkerOf(launched.browser);
  const isReference = (url: string) => url.endsWith('/reference.html') || url.includes('/reference.html#');
  const before = launched.browser.targets();
  const opened = launched.browser.waitForTarget(
    (target) => isReference(target.url()) && !before.includes(target),
  );
  await until('the service worker listens to the button', () =>
    worker.evaluate(() => chrome.action.onClicked.hasListeners()),
  );
  await worker.evaluate(() => {
    (chrome.action.onClicked as unknown as { dispatch(tab: object): void }).dispatch({ id: 1 });
  });
  const tab = await (await opened).page();
  if (!tab) throw new Error('The toolbar button opened no tab.');
  // Before that the tab may not know its address yet.
  await tab.waitForSelector('[data-view]');
  return tab;
}

beforeAll(async () => {
  launched = await launchBrowser({
    executablePath: inject('executablePath'),
    extension: inject('extension'),
    args: ['--lang=en-US'],
  });
  page = await pressToolbarButton();
  base = await page.evaluate(() => location.origin + location.pathname);
});
afterAll(() => launched.close());

/** Waits until a tab, in the background too, has this address or title, or its document this attribute. */
const shows = (tab: Page, what: 'hash' | 'title' | 'lang' | 'dir', wanted: string) =>
  until(`${what} "${wanted}"`, async () => {
    const { title, hash, lang, dir } = await tab.evaluate(() => ({
      title: document.title,
      hash: location.hash,
      lang: document.documentElement.lang,
      dir: document.documentElement.dir,
    }));
    return what === 'title' ? title.includes(wanted) : { hash, lang, dir }[what] === wanted;
  });

/** Goes to an address within the page, as a link or a bookmark would, and waits until the title names it. */
async function goTo(hash: string, title: string): Promise<void> {
  await page.goto(`${base}${hash}`);
  await shows(page, 'title', title);
}

async function violations(): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations: found } = await engine.run(document);
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

it('the toolbar button opens the start page in a tab, which leads to the codes', async () => {
  await page.waitForSelector('[data-view="start"][aria-current="page"]');
  expect(await page.title()).toBe('See why a WebSocket closed · Closeframe');
  await page.click('[data-view="codes"]');
  await page.waitForSelector('[data-view="codes"][aria-current="page"]');
  expect(await page.title()).toBe('Codes · Closeframe');
  expect(base).toMatch(/^chrome-extension:\/\/\w+\/reference\.html$/);
});

describe('an address', () => {
  it('of a code shows its card and its name in the title', async () => {
    await goTo('#/code/1006', '1006');
    expect(await page.title()).toBe('WebSocket 1006 Abnormal Closure · Closeframe');
  });

  it('of a comparison shows it in the language it asks for', async () => {
    await goTo('#/compare/1000/1015?lang=pt', '1015');
    await page.waitForSelector('html[lang="pt-BR"][dir="ltr"]');
    await page.waitForSelector('[data-region="comparison"]');
    expect(await page.$eval('[data-region="comparison"]', (region) => region.textContent)).toMatch(
      /1000.*1015/s,
    );
  });

  it('that names nothing says so, and the way out leads to the codes', async () => {
    await goTo('#/compare/1000/nonsense', 'Closeframe');
    await page.waitForSelector('.missing');
    await page.click('.missing a');
    await page.waitForSelector('[data-view="codes"][aria-current="page"]');
    expect(await page.evaluate(() => location.hash)).toMatch(/^#\/codes/);
  });
});

describe('the language', () => {
  it('changes at once, with the direction, and is remembered for the next tab', async () => {
    await page.goto('about:blank');
    await goTo('#/compare/1000/1006', '1006');
    await page.select('header select', 'ar');
    await shows(page, 'dir', 'rtl');
    const next = await pressToolbarButton();
    await shows(next, 'lang', 'ar');
    await next.select('header select', 'en');
    await shows(next, 'lang', 'en');
    // The other tab follows what is remembered.
    await shows(page, 'lang', 'en');
    await next.close();
  });
});

describe('the keyboard', () => {
  it('swaps the two sides, in the address too', async () => {
    await goTo('#/compare/1000/1015', '1015');
    await page.focus('[data-action="swap"]');
    await page.keyboard.press('Enter');
    await shows(page, 'hash', '#/compare/1015/1000');
    await shows(page, 'title', 'WebSocket 1015');
    await page.goBack();
    await shows(page, 'title', 'WebSocket 1000');
  });

  it('skips to the content first, then goes from a code to its comparison', async () => {
    await goTo('#/code/1006', '1006');
    await page.reload();
    await page.waitForSelector('.skip');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  });
});

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  it.each([
    ['#/start', 'See why'],
    ['#/codes', 'Codes'],
    ['#/code/1006', '1006'],
    ['#/code/4004', '4004'],
    ['#/compare/1000/1015', '1015'],
  ])('%s has no fault that axe finds, contrast included', async (hash, title) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await goTo(hash, title);
    expect(await violations()).toEqual([]);
  });
});

describe('a narrow window of 400 px', () => {
  it.each([
    ['#/start', 'See why'],
    ['#/codes', 'Codes'],
    ['#/code/1006', '1006'],
    ['#/compare/1000/1015', '1015'],
  ])('%s needs no sideways scrolling', async (hash, title) => {
    await page.setViewport({ width: 400, height: 800 });
    await goTo(hash, title);
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    await page.setViewport({ width: 1280, height: 900 });
    expect(scroll).toBeLessThanOrEqual(client);
  });

  it('stacks the two sides of a comparison', async () => {
    await page.setViewport({ width: 400, height: 800 });
    await goTo('#/compare/1000/1015', '1015');
    const cards = await page.$$eval('[data-region="comparison"] .sides > *', (sides) =>
      sides.map((side) => side.getBoundingClientRect().left),
    );
    await page.setViewport({ width: 1280, height: 900 });
    expect(cards.length).toBeGreaterThanOrEqual(2);
    expect(new Set(cards).size).toBe(1);
  });
});

it('is printed light, whole, without controls, with the addresses of its sources', async () => {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await goTo('#/compare/1000/1015', '1015');
  await page.emulateMediaType('print');
  const printed = await page.evaluate(() => {
    const display = (selector: string) => {
      const element = document.querySelector(selector);
      return element ? getComputedStyle(element).display : 'absent';
    };
    const source = document.querySelector('.sources a');
    return {
      scheme: getComputedStyle(document.documentElement).colorScheme,
      top: display('.top'),
      pick: display('.pick'),
      overflow: getComputedStyle(document.querySelector('#content') as Element).overflow,
      source: source ? getComputedStyle(source, '::after').content : '',
    };
  });
  await page.emulateMediaType('screen');
  expect(printed).toEqual({
    scheme: 'light',
    top: 'none',
    pick: 'none',
    overflow: 'visible',
    source: expect.stringContaining('https://'),
  });
});
