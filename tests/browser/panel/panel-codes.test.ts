import { beforeEach, expect, test } from 'vitest';
import { setPanelSize } from '../../../demo/browser/chromium-panel.ts';
import { until } from '../../../demo/browser/until.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { choose, endWith, focus, goTo, press, type, waitForWords } from '../support/panel/panel-hands.ts';

const demo = useDemoStage({ keepsLog: true });

const search = '.code-filters input[type="search"]';
const shown = '[data-region="code"] h1';

/** What the list has, best first, as far as it is of interest. */
const found = (most: number) =>
  demo.stage.panel.$$eval(
    '.code-list [role="option"]',
    (options, count) => options.slice(0, count).map(({ textContent }) => textContent ?? ''),
    most,
  );
const address = () => demo.stage.panel.evaluate(() => location.hash);
const goesTo = (hash: string) => until(`the address is ${hash}`, async () => (await address()) === hash);

beforeEach(async () => {
  const { panel } = demo.stage;
  await goTo(panel, 'live');
  await press(panel, '[data-view="codes"] input');
  await focus(panel, search);
  // What was searched for last is still there.
  await panel.$eval(search, (field) => (field as HTMLInputElement).select());
  await type(demo.stage, 'Backspace');
  await panel.waitForSelector('.page [role="listbox"]');
});

test('a number that is typed finds its code, and the detail shows it', async () => {
  const { panel } = demo.stage;
  await type(demo.stage, ...'1009');
  await waitForWords(panel, '1009', shown);
  expect((await found(1))[0]).toContain('Message Too Big');
  await waitForWords(panel, 'Message Too Big', shown);
  await waitForWords(panel, 'How to fix it', '[data-region="code"]');
});

test('words find a code, arrows choose among what was found, and Enter goes to its detail', async () => {
  const { panel } = demo.stage;
  await type(demo.stage, ...'error');
  // Causes come a moment later than codes, and below those of that name.
  await waitForWords(panel, 'Cause', '.code-list');
  const [, second = ''] = await until('several are found', async () => {
    const options = await found(3);
    return options.length === 3 && options;
  });
  const wordsOf = (option: string) => option.slice(0, 4);
  await type(demo.stage, 'ArrowDown');
  await goesTo(`#/code/${wordsOf(second)}`);
  await waitForWords(panel, wordsOf(second), shown);
  await type(demo.stage, 'ArrowDown', 'ArrowUp');
  await goesTo(`#/code/${wordsOf(second)}`);
  await waitForWords(panel, wordsOf(second), shown);
  await type(demo.stage, 'Enter');
  await until('the detail’s heading has the focus', () =>
    panel.evaluate((heading) => document.activeElement?.matches(heading) ?? false, shown),
  );
});

test('a vendor’s code is found by the vendor’s name with a word of its own, and the detail names both', async () => {
  const { panel } = demo.stage;
  await type(demo.stage, ...'twitch unused');
  await until('one is found', async () => (await found(2)).length === 1);
  expect((await found(1))[0]).toContain('Twitch EventSub WebSocket');
  await type(demo.stage, 'Enter');
  await goesTo('#/code/twitch-eventsub:4003');
  await waitForWords(panel, 'Connection unused', shown);
  await waitForWords(panel, 'Twitch EventSub WebSocket', shown);
});

test('what is typed while the list has the focus goes on in the search', async () => {
  const { panel } = demo.stage;
  await type(demo.stage, ...'10');
  await focus(panel, '.code-list');
  await type(demo.stage, ...'08');
  await waitForWords(panel, '1008', shown);
  expect(await panel.$eval(search, (input) => (input as HTMLInputElement).value)).toBe('1008');
});

test('what is not found is said, and the detail stays', async () => {
  const { panel } = demo.stage;
  await type(demo.stage, ...'1001');
  await waitForWords(panel, '1001', shown);
  await type(demo.stage, ...' qqq');
  await waitForWords(panel, 'Nothing matches', '.codes-index');
  expect(await panel.$(shown)).not.toBeNull();
});

test('digits typed right after c are the code to compare with, from the first one on', async () => {
  const { panel } = demo.stage;
  await goTo(panel, 'live');
  await endWith(demo.stage, 'status-403', 1006);
  await choose(panel, 'handshake-status');
  await focus(panel, '[role="grid"]');
  await type(demo.stage, ...'c1015');
  let typed: readonly string[] = [];
  await until(
    () => `the dialog has 1015, but: ${JSON.stringify(typed)}`,
    async () => {
      typed = await panel.$$eval('dialog[open] form input', (fields) =>
        fields.map((field) => (field as HTMLInputElement).value),
      );
      return typed.includes('1015');
    },
  );
  await type(demo.stage, 'Enter');
  await goesTo('#/compare/1006/1015');
});

test.each([
  ['in a narrow panel, differences and what a browser shows come first', 554, true],
  ['in a wide panel, they come where the reference pages have them', 1_100, false],
])('%s', async (_, width, isFirst) => {
  const { panel, devtoolsPage } = demo.stage;
  await setPanelSize(devtoolsPage, width, 773);
  await panel.evaluate(() => {
    location.hash = '#/compare/1000/1015';
  });
  await waitForWords(panel, 'Key differences', '[data-region="comparison"]');
  const tops = await panel.$$eval('[data-region="comparison"] .card > :first-child', (titles) =>
    titles.map((title): [string, number] => [title.textContent ?? '', title.getBoundingClientRect().top]),
  );
  const top = new Map(tops.toReversed());
  const [differences = 0, shows = 0, description = 0] = [
    'Key differences',
    'What a browser really shows',
    'Description',
  ].map((title) => top.get(title));
  expect([differences < description, shows < description]).toEqual([isFirst, isFirst]);
  if (isFirst) expect(shows).toBeLessThan(773);
});
