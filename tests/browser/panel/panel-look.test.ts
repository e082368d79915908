import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setPanelSize } from '../../../demo/browser/chromium-panel.ts';
import { until } from '../../../demo/browser/until.ts';
import { locales } from '../../../locales/index.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { clippedTexts } from '../support/panel/clipped.ts';
import { act, choose, endWith, goTo, list, press, speak } from '../support/panel/panel-hands.ts';
import { violations } from '../support/panel/violations.ts';
import { setTheme } from '../support/stage.ts';

// Kept, since Chromium holds a page's handshakes back for seconds after several that failed.
const demo = useDemoStage({ keepsLog: true });

/** Every picture the panel shows of a log with closes, with the way there. */
const scenes: Readonly<Record<string, () => Promise<unknown>>> = {
  closes: () => list(demo.stage.panel, 'closes'),
  detail: () => choose(demo.stage.panel, 'tls-expired'),
  'opened detail': async () => {
    await choose(demo.stage.panel, 'tls-expired');
    await choose(demo.stage.panel, 'application');
    await demo.stage.panel.evaluate(() => {
      for (const part of document.querySelectorAll<HTMLDetailsElement>('.detail details')) part.open = true;
    });
    await demo.stage.panel.waitForSelector('[data-region="last-words"][open]');
  },
  open: () => list(demo.stage.panel, 'open'),
  groups: async () => {
    await list(demo.stage.panel, 'groups');
    await press(demo.stage.panel, '.groups summary');
  },
  export: () => dialog('export-options'),
  keys: () => dialog('keys'),
  compare: () => goTo(demo.stage.panel, 'compare'),
  codes: () => goTo(demo.stage.panel, 'codes'),
  settings: async () => {
    await goTo(demo.stage.panel, 'settings');
    await act(demo.stage.panel, 'add-pack');
  },
};

async function dialog(action: string): Promise<void> {
  await act(demo.stage.panel, action);
  await demo.stage.panel.waitForSelector('dialog[open]');
}

/** Goes through all scenes; gives what `look` found in each, by its name. */
async function inEveryScene(
  look: () => Promise<readonly string[]>,
): Promise<Record<string, readonly string[]>> {
  const { panel } = demo.stage;
  const found: Record<string, readonly string[]> = {};
  for (const [name, show] of Object.entries(scenes)) {
    await show();
    const faults = await look();
    if (faults.length > 0) found[name] = faults;
    await panel.evaluate(() => document.querySelector('dialog')?.close());
  }
  return found;
}

beforeAll(async () => {
  await endWith(demo.stage, 'close-1000', 1000);
  await endWith(demo.stage, 'graphql-unauthorized', 4401);
  await endWith(demo.stage, 'tls-expired', 1006);
});
beforeEach(async () => {
  await goTo(demo.stage.panel, 'live');
  await list(demo.stage.panel, 'closes');
});

describe('nothing is cut off at 400 pixels', () => {
  beforeAll(() => setPanelSize(demo.stage.devtoolsPage, 400, 700));
  afterEach(() => speak(demo.stage.panel, 'en'));

  test.each(locales)('in $name', async ({ id }) => {
    await speak(demo.stage.panel, id);
    expect(await inEveryScene(() => clippedTexts(demo.stage.panel))).toEqual({});
  });
});

test('the strip of views looks the same in every view, those with styles of their own seen before', async () => {
  const strip = () =>
    demo.stage.panel.evaluate(() => {
      const top = document.querySelector('.top');
      const settings = top?.querySelector('[data-view="settings"] svg');
      return [top, settings].map((part) => Math.round(part?.getBoundingClientRect().height ?? 0));
    });
  const before = await strip();
  expect(
    await inEveryScene(async () => ((await strip()).join() === before.join() ? [] : ['changed'])),
  ).toEqual({});
  expect(before).toEqual([27, 16]);
});

describe('axe finds nothing in any view', () => {
  beforeAll(async () => {
    await setPanelSize(demo.stage.devtoolsPage, 1100, 700);
  });
  afterEach(async () => {
    await speak(demo.stage.panel, 'en');
    await setTheme(demo.stage, false);
  });

  test.each([
    ['light', 'en'],
    ['dark', 'en'],
    ['light', 'ar'],
    ['dark', 'ar'],
  ])('%s, %s', async (theme, language) => {
    await setTheme(demo.stage, theme === 'dark');
    await speak(demo.stage.panel, language);
    await until('colours have settled', () =>
      demo.stage.panel.evaluate(() => document.getAnimations().length === 0),
    );
    expect(await inEveryScene(() => violations(demo.stage.panel))).toEqual({});
  });
});
