import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pressEnding } from '../../../demo/browser/demo-page.ts';
import { elementOf } from '../../../demo/browser/element.ts';
import { waitForRow } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { drag } from '../support/panel/mouse.ts';
import { choose, endWith, list, press, resize, speak, type } from '../support/panel/panel-hands.ts';

const demo = useDemoStage({ keepsLog: true });

/** Where something stands in the panel, in CSS pixels. */
async function boxOf(selector: string) {
  const found = await elementOf(demo.stage.panel, selector);
  return found.evaluate((element) => {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    return { left, right, top, bottom, width, height, middle: { x: left + width / 2, y: top + height / 2 } };
  });
}

/** A real press of the mouse on the middle of something. */
async function click(selector: string, button: 'left' | 'right' = 'left'): Promise<void> {
  const found = await elementOf(demo.stage.panel, selector);
  await found.click({ button });
}

const widthOf = async (column: string) => (await boxOf(`.list .header .cell.${column}`)).width;
const run = '[data-count="5"]';

beforeAll(async () => {
  await endWith(demo.stage, 'close-1011', 1011);
  await endWith(demo.stage, 'page-close-1000', 1000);
  await endWith(demo.stage, 'destroy', 1006);
  await pressEnding(demo.stage.page, 'reconnect-loop');
  await waitForRow(demo.stage.panel, 'the loop', ({ count }) => count === 5);
});
beforeEach(() => resize(demo.stage, [1280, 773]));

describe('rows are of one line, of two where one is too narrow, with the end of the path, and nothing cut of time and life', () => {
  test.each([
    ['docked right', 554, 773, 22],
    ['at the bottom, beside the detail', 1280, 272, 22],
    ['undocked, beside the detail', 1280, 773, 22],
    ['at 400 pixels', 400, 773, 38],
  ])('%s', async (_, width, height, rowHeight) => {
    const { panel } = demo.stage;
    await resize(demo.stage, [width, height]);
    await choose(panel, 'server-error');
    const faults = await panel.evaluate((wanted) => {
      const found: string[] = [];
      const rows = [...document.querySelectorAll<HTMLElement>('[data-close-code]')];
      if (rows.length < 2) found.push(`${rows.length} rows`);
      for (const row of rows) {
        if (row.getBoundingClientRect().height !== wanted) found.push(`a row of ${row.clientHeight}`);
        for (const cell of row.querySelectorAll('.cell.time, .cell.lived'))
          if (cell.scrollWidth > cell.clientWidth) found.push(`cut: ${cell.textContent}`);
        const text = row.querySelector('.address code')?.firstChild;
        if (!text?.nodeValue) continue;
        const end = document.createRange();
        end.setStart(text, text.nodeValue.length - 6);
        end.setEnd(text, text.nodeValue.length);
        const { left, right } = end.getBoundingClientRect();
        const cell = row.querySelector('.cell.socket')?.getBoundingClientRect() ?? new DOMRect();
        if (left < cell.left || right > cell.right + 1) found.push(`no end: ${text.nodeValue}`);
      }
      return found;
    }, rowHeight);
    expect(faults).toEqual([]);
  });
});

test('two strips and the columns’ heads are all that stands over the first row', async () => {
  await resize(demo.stage, [554, 773]);
  if (await demo.stage.panel.$('[data-action="dismiss-loop"]'))
    await press(demo.stage.panel, '[data-action="dismiss-loop"]');
  const { top } = await boxOf('.list .lines');
  const { top: over } = await boxOf('.list');
  expect(over).toBeLessThanOrEqual(27 + 29 + 1);
  expect(top - over).toBeLessThanOrEqual(23);
});

test('a loop’s closes are one row, which the mouse opens and the keys shut, and the focus stays with the list', async () => {
  const { panel } = demo.stage;
  await click(`${run} .run-count`);
  await until('the run is open', async () => (await panel.$$('.line.member')).length === 5);
  await type(demo.stage, 'End');
  await panel.waitForSelector('.line.member[aria-selected="true"]');
  await type(demo.stage, 'ArrowLeft');
  await panel.waitForSelector(`${run}[aria-selected="true"]`);
  expect(await panel.$$('.line.member')).toHaveLength(0);
});

describe('docked right, the headline', () => {
  beforeEach(() => resize(demo.stage, [554, 773]));
  afterEach(() => speak(demo.stage.panel, 'en'));

  test('“Connection dropped without a close frame” has one line', async () => {
    await choose(demo.stage.panel, 'cut');
    const heading = await boxOf('[data-region="detail"] h1');
    expect(heading.height).toBeLessThan(24);
  });

  test.each(['en', 'ar'])('the reason follows it: %s', async (language) => {
    const { panel } = demo.stage;
    await speak(panel, language);
    await choose(panel, 'normal');
    const gap = await panel.evaluate(() => {
      const textOf = (selector: string) => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector(selector) ?? document.body);
        return range.getBoundingClientRect();
      };
      const [heading, reason] = [textOf('.headline h1'), textOf('.headline .reason')];
      return Math.max(reason.left - heading.right, heading.left - reason.right);
    });
    expect(gap).toBeGreaterThan(0);
    expect(gap).toBeLessThan(16);
  });
});

test('sections fold with a triangle, which turns', async () => {
  const { panel } = demo.stage;
  await choose(panel, 'server-error');
  const pointing = () =>
    panel.$eval('[data-section="about"] > summary', (summary) => {
      const { borderInlineStartColor, borderBlockStartColor } = getComputedStyle(summary, '::before');
      const isSeen = (colour: string) => colour !== 'rgba(0, 0, 0, 0)';
      return isSeen(borderInlineStartColor) ? 'forward' : isSeen(borderBlockStartColor) ? 'down' : 'nowhere';
    });
  expect(await pointing()).toBe('forward');
  await press(panel, '[data-section="about"] > summary');
  await until('it points down', async () => (await pointing()) === 'down');
  await press(panel, '[data-section="about"] > summary');
  await until('it points forward', async () => (await pointing()) === 'forward');
});

test('the focus of the list has a ring over its rows', async () => {
  const { panel } = demo.stage;
  await type(demo.stage, '/', 'Escape');
  await until('the list has the focus', () => panel.evaluate(() => document.activeElement?.role === 'grid'));
  const ring = await panel.$eval('.list-place', (place) => {
    const { borderTopWidth, borderTopStyle, inset, zIndex } = getComputedStyle(place, '::after');
    return { borderTopWidth, borderTopStyle, inset, zIndex };
  });
  expect(ring).toEqual({ borderTopWidth: '2px', borderTopStyle: 'solid', inset: '0px', zIndex: '3' });
});

test('the mouse resizes, hides, shows and sorts columns', async () => {
  const { panel } = demo.stage;
  const before = await widthOf('socket');
  const grip = await boxOf('.list .header .cell.socket .grip');
  await drag(demo.stage, grip.middle, { x: grip.middle.x + 40, y: grip.middle.y });
  await until('the column is wider', async () => Math.abs((await widthOf('socket')) - before - 40) < 2);
  await click('.list .header .cell.code', 'right');
  await press(panel, '[role="menu"] [data-item="initiator"]');
  await panel.waitForSelector('.lines .cell.initiator button.link');
  await click('.list .header .cell.code', 'right');
  await press(panel, '[role="menu"] [data-item="lived"]');
  await until('the column is gone', async () => (await panel.$('.list .header .cell.lived')) === null);
  await click('.list .header .cell.code button');
  await panel.waitForSelector('.list .header .cell.code[aria-sort="ascending"]');
  await until(
    'sorted by code, every close stands by itself',
    async () => (await panel.$$('[data-close-code]')).length === 8,
  );
  await click('.list .header .cell.code', 'right');
  await press(panel, '[role="menu"] [data-item="reset-columns"]');
  await until('the columns are as before', async () => Math.abs((await widthOf('socket')) - before) < 2);
  await click('.list .header .cell.time button');
  await elementOf(panel, run);
});

test('the copy menu closes when it is used', async () => {
  const { panel } = demo.stage;
  await choose(panel, 'server-error');
  await click('.actions .menu > button');
  await elementOf(panel, '.menu-box:popover-open');
  await click('.menu-box [data-action="copy-text"]');
  await until('the menu is shut', async () => (await panel.$('.menu-box:popover-open')) === null);
  await elementOf(panel, '.copy-outcome:not(:empty)');
});

test('the list keeps its place while the timeline gets more lanes', async () => {
  const before = await boxOf('.list');
  await demo.stage.page.evaluate(() => {
    const page = globalThis as unknown as { kept?: WebSocket[] };
    const to = (path: number) => `${location.origin.replace('http', 'ws')}/echo/${path}`;
    page.kept = Array.from({ length: 8 }, (_, path) => new WebSocket(to(path)));
  });
  await until('the sockets have their bars', () =>
    demo.stage.panel.evaluate(() => {
      const bars = [...document.querySelectorAll('.timeline [data-bar] rect')];
      return new Set(bars.map((bar) => bar.getBoundingClientRect().top)).size > 2;
    }),
  );
  expect((await boxOf('.list')).top).toBe(before.top);
});

test('the detail of a rehearsed close says that the page connected again', async () => {
  const { page, panel } = demo.stage;
  await page.evaluate(() => {
    const to = `${location.origin.replace('http', 'ws')}/echo/comes-again`;
    new WebSocket(to).addEventListener('close', () => new WebSocket(to));
  });
  await list(panel, 'open');
  await until('the socket is listed', () =>
    panel.$$eval('[data-line][data-state="open"]', (lines) => {
      const line = lines.find(({ textContent }) => textContent?.includes('comes-again'));
      (line as HTMLElement | undefined)?.click();
      return line !== undefined;
    }),
  );
  await panel.waitForSelector('form.rehearse');
  await press(panel, '[data-action="rehearse"]:enabled');
  await list(panel, 'closes');
  await until('the detail has the result', () =>
    panel.evaluate(() =>
      /opened a new socket to the same URL after/.test(
        document.querySelector('.rehearsal-result')?.textContent ?? '',
      ),
    ),
  );
});

test('"Reload and record" loads the page again with the recording on', async () => {
  const { page, panel } = demo.stage;
  await press(panel, '[data-action="clear"]:enabled');
  await press(panel, '[data-action="toggle-recording"][aria-pressed="true"]');
  await panel.waitForSelector('[data-state="off"]');
  await page.evaluate(() => {
    document.title = 'before';
  });
  await press(panel, '[data-action="reload-and-record"]');
  await panel.waitForSelector('[data-action="toggle-recording"][aria-pressed="true"]');
  await until(
    'the page is another document',
    async () =>
      // The old document goes while it is asked.
      (await page.title().catch(() => 'before')) !== 'before',
  );
  await page.waitForSelector('[data-ready]');
  await endWith(demo.stage, 'close-1008', 1008);
});
