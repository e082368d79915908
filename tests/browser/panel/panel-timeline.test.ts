import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readRows } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { clearLog } from '../support/endings.ts';
import { drag } from '../support/panel/mouse.ts';
import { endWith, focus, press, speak, type } from '../support/panel/panel-hands.ts';

const demo = useDemoStage({ keepsLog: true });

const slider = '.timeline [role="slider"]';
const codes = async () => (await readRows(demo.stage.panel)).map(({ closeCode }) => closeCode);
const listed = (...wanted: readonly string[]) =>
  until(`the list has ${wanted}`, async () => `${await codes()}` === `${wanted}`);
const chosen = (code: string) =>
  until(`${code} is chosen`, () =>
    demo.stage.panel.evaluate(
      (wanted) =>
        document.querySelector<HTMLElement>('[aria-selected="true"]')?.dataset.closeCode === wanted &&
        document.querySelector('[data-region="detail"] h1') !== null,
      code,
    ),
  );
const barsDrawn = (count: number) =>
  until(`${count} bars are drawn`, () =>
    demo.stage.panel.$$eval(`${slider} [data-bar]`, (bars, wanted) => bars.length === wanted, count),
  );

/** The places of the bars and of the plot from the panel's left edge, in CSS pixels, oldest bar first. */
const places = () =>
  demo.stage.panel.evaluate((selector) => {
    const placeOf = (element: Element | null) => {
      const { left, right, top, bottom } = element?.getBoundingClientRect() ?? new DOMRect();
      return { left, right, middle: { x: (left + right) / 2, y: (top + bottom) / 2 } };
    };
    const bars = [...document.querySelectorAll<SVGElement>(`${selector} [data-bar]`)]
      .sort((a, b) => Number(a.dataset.bar) - Number(b.dataset.bar))
      .map((bar) => placeOf(bar.querySelector('rect')));
    return { bars, plot: placeOf(document.querySelector(`${selector} svg`)) };
  }, slider);

beforeAll(async () => {
  await endWith(demo.stage, 'close-1000', 1000);
  await endWith(demo.stage, 'close-1008', 1008);
  await endWith(demo.stage, 'close-1011', 1011);
});

describe.each([
  { language: 'en', forward: 'ArrowRight', back: 'ArrowLeft', mirrored: false },
  { language: 'ar', forward: 'ArrowLeft', back: 'ArrowRight', mirrored: true },
])('the timeline in $language', ({ language, forward, back, mirrored }) => {
  beforeAll(() => speak(demo.stage.panel, language));
  beforeEach(async () => {
    const { panel } = demo.stage;
    await panel.$$eval('.filter-clear, .detail button:has(.close)', (buttons) => {
      for (const button of buttons) (button as HTMLElement).click();
    });
    await listed('1000', '1008', '1011');
    await barsDrawn(3);
  });

  test('a span dragged over it becomes a chip of the filter, and only its closes stay', async () => {
    const { panel } = demo.stage;
    const { bars, plot } = await places();
    const [first, second] = bars;
    if (!first || !second) throw new Error('no bars');
    const start = mirrored ? plot.right - 1 : plot.left + 1;
    const end = mirrored ? (first.left + second.right) / 2 : (first.right + second.left) / 2;
    await drag(demo.stage, { x: start, y: first.middle.y }, { x: end, y: first.middle.y });
    await panel.waitForSelector('.filter-chip');
    await listed('1000');
    await press(panel, '.filter-chip');
    await listed('1000', '1008', '1011');
    expect(await panel.$('.filter-chip')).toBeNull();
  });

  test('time runs in reading direction, and a click on a bar chooses its close', async () => {
    const { bars } = await places();
    const lefts = bars.map(({ left }) => left);
    expect(lefts).toEqual(lefts.toSorted((a, b) => (mirrored ? b - a : a - b)));
    const [, second, third] = bars;
    if (!second || !third) throw new Error('no bars');
    await drag(demo.stage, second.middle, second.middle);
    await chosen('1008');
    await drag(demo.stage, third.middle, third.middle);
    await chosen('1011');
    expect(await demo.stage.panel.$('.filter-chip')).toBeNull();
  });

  test('arrows lead from bar to bar, and Enter chooses the one stood on', async () => {
    const { panel } = demo.stage;
    const standsOn = (place: number) =>
      panel.waitForSelector(`${slider}[aria-valuenow="${place}"][aria-valuetext*="127.0.0.1"]`);
    await focus(panel, slider);
    await type(demo.stage, 'Home');
    await standsOn(1);
    await type(demo.stage, forward);
    await standsOn(2);
    await type(demo.stage, forward, back);
    await standsOn(2);
    await type(demo.stage, 'Enter');
    await chosen('1008');
    await type(demo.stage, 'End', 'Enter');
    await chosen('1011');
  });
});

test('no two times under the timeline read alike, be the log ever so short', async () => {
  await clearLog(demo.stage);
  await endWith(demo.stage, 'close-1008', 1008);
  await barsDrawn(1);
  const labels = await demo.stage.panel.$$eval('.timeline-ticks text', (texts) =>
    texts.map(({ textContent }) => textContent),
  );
  expect(labels.length).toBeGreaterThan(2);
  expect(labels).toEqual([...new Set(labels)]);
});
