import type { Frame } from 'puppeteer-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { locales } from '../../../locales/index.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { drag } from '../support/panel/mouse.ts';
import {
  choose,
  endWith,
  focus,
  list,
  press,
  resize,
  speak,
  type,
  waitForWords,
} from '../support/panel/panel-hands.ts';

const demo = useDemoStage({ keepsLog: true });

// Page zoom only changes how many CSS pixels the viewport has (CSSOM View, 2.2), so a smaller viewport lays out the same.
const sizes = {
  right: [554, 773],
  bottom: [1280, 272],
  narrow: [400, 773],
  'right at 150 %': [554 / 1.5, 773 / 1.5],
  'bottom at 150 %': [1280 / 1.5, 272 / 1.5],
} as const;

/** The parts of what a selector finds that stand outside the panel, or that only scrolling would show. */
const outside = (panel: Frame, selector: string) =>
  panel.evaluate((wanted) => {
    const boxes = [...document.querySelectorAll<HTMLElement>(wanted)].filter((box) => box.checkVisibility());
    if (boxes.length === 0) return [`${wanted} is not there`];
    return boxes
      .filter((box) => {
        const { left, top, right, bottom } = box.getBoundingClientRect();
        const scroller = box.closest<HTMLElement>('[role="menu"], .state-place');
        const foot = Math.min(innerHeight, scroller?.getBoundingClientRect().bottom ?? innerHeight);
        return left < 0 || top < 0 || right > innerWidth + 1 || bottom > foot + 1;
      })
      .map((box) => box.textContent ?? '');
  }, selector);

describe('the empty log of a page that was there before, at the bottom at 150 %', () => {
  beforeAll(async () => {
    await waitForWords(demo.stage.panel, 'loaded before recording began', '[data-state="waiting"]');
    await resize(demo.stage, sizes['bottom at 150 %']);
  });

  test.each(locales)('$name: what can be done is in sight', async ({ id }) => {
    const { panel } = demo.stage;
    await speak(panel, id);
    expect(await outside(panel, '[data-state="waiting"] h2, [data-state="waiting"] button')).toEqual([]);
  });
});

describe('with closes', () => {
  beforeAll(async () => {
    await endWith(demo.stage, 'close-1000', 1000);
    await endWith(demo.stage, 'close-1011', 1011);
  });
  beforeEach(async () => {
    await speak(demo.stage.panel, 'en');
    await list(demo.stage.panel, 'closes');
  });

  describe.each(Object.entries(sizes))('%s', (_, size) => {
    beforeEach(() => resize(demo.stage, size));

    test.each(['en', 'ar'])(
      'the keyboard opens a row’s menu, all of which is in sight: %s',
      async (language) => {
        const { panel } = demo.stage;
        await speak(panel, language);
        await choose(panel, 'server-error');
        await focus(panel, '[role="grid"]');
        const { keyboard } = demo.stage.devtoolsPage;
        await keyboard.down('Shift');
        await keyboard.press('F10');
        await keyboard.up('Shift');
        await panel.waitForSelector('[role="menu"] [data-item="open-source"]');
        expect(await outside(panel, '[role="menu"], [role="menu"] button')).toEqual([]);
        await type(demo.stage, 'Escape');
        await until('the menu is gone, and the list has the focus', () =>
          panel.evaluate(
            () => !document.querySelector('[role="menu"]') && document.activeElement?.role === 'grid',
          ),
        );
      },
    );

    test('the filter’s suggestions stand within the panel, and Esc leads from the empty filter to the list', async () => {
      const { panel } = demo.stage;
      await focus(panel, '[role="grid"]');
      await type(demo.stage, '/', 'ArrowDown');
      await panel.waitForSelector('.filter-suggestions [role="option"]');
      expect(await outside(panel, '.filter-suggestions')).toEqual([]);
      await type(demo.stage, 'Escape', 'Escape');
      await until('the list has the focus', () =>
        panel.evaluate(() => document.activeElement?.role === 'grid'),
      );
    });
  });

  test.each([
    ['right', sizes.right],
    ['narrow', sizes.narrow],
  ])('a chosen span leaves the field its place in the toolbar: %s', async (_, size) => {
    const { panel } = demo.stage;
    await resize(demo.stage, [1280, 773]);
    await panel.waitForSelector('.timeline [role="slider"]');
    const plot = await panel.$eval('.timeline [role="slider"]', (slider) => {
      const { left, top, width } = slider.getBoundingClientRect();
      return { left, y: top + 10, width };
    });
    await drag(demo.stage, { x: plot.left + 2, y: plot.y }, { x: plot.left + plot.width / 2, y: plot.y });
    await panel.waitForSelector('.filter-chip');
    await resize(demo.stage, size);
    const overlapping = await panel.evaluate(() => {
      const field = document.querySelector('.filter-field');
      const parts = [
        ...(field?.querySelectorAll('button, input') ?? []),
        ...document.querySelectorAll('.chip'),
      ];
      const boxes = [...parts, document.querySelector('[data-action="more"]')]
        .filter((part) => part?.checkVisibility())
        .map((part) => part?.getBoundingClientRect() ?? new DOMRect())
        .sort((one, other) => one.left - other.left);
      return boxes.filter((box, at) => box.right > (boxes[at + 1]?.left ?? innerWidth) + 1).length;
    });
    expect(overlapping).toBe(0);
    await press(panel, '.filter-chip');
    await until('the span is gone', async () => (await panel.$('.filter-chip')) === null);
  });
});
