import { expect, test } from 'vitest';
import { openDemoPage } from '../../../demo/browser/demo-page.ts';
import { elementOf } from '../../../demo/browser/element.ts';
import { readRows } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import {
  act,
  choose,
  endWith,
  focus,
  goTo,
  list,
  press,
  type,
  waitForWords,
} from '../support/panel/panel-hands.ts';

const demo = useDemoStage();

const active = () => demo.stage.panel.evaluate(() => document.activeElement?.getAttribute('role') ?? '');
const chosen = () =>
  demo.stage.panel.evaluate(
    () => document.querySelector<HTMLElement>('[aria-selected="true"]')?.dataset.closeCode ?? null,
  );
const detailShown = () =>
  demo.stage.panel.evaluate(() => document.querySelector('[data-region="detail"]') !== null);

test('from a row to its fix, and the command of the fix into the clipboard', async () => {
  const { panel } = demo.stage;
  await endWith(demo.stage, 'tls-expired', 1006);
  await choose(panel, 'tls-expired');
  await waitForWords(panel, '1015', '[data-region="evidence"] .really');
  await panel.waitForSelector('[data-section="fix"] pre');
  const command = await panel.$eval('[data-section="fix"] pre', (code) => code.textContent ?? '');
  expect(command).toContain('openssl');
  await press(panel, '[data-section="fix"] .snippet button:last-child');
  await waitForWords(panel, 'Copied', '[data-section="fix"]');
  await focus(panel, '.toolbar input:not([type="checkbox"], [type="file"])');
  const { keyboard } = demo.stage.devtoolsPage;
  await keyboard.down('Control');
  await keyboard.press('v');
  await keyboard.up('Control');
  const pasted = () => panel.evaluate(() => (document.activeElement as HTMLInputElement).value);
  await expect.poll(pasted).toBe(command.replaceAll('\n', ' '));
  await press(panel, '.filter-clear');
});

test('by keyboard alone: down the list, to a code by its number, into the detail and back', async () => {
  const { panel } = demo.stage;
  await endWith(demo.stage, 'close-1000', 1000);
  await endWith(demo.stage, 'close-1008', 1008);
  await endWith(demo.stage, 'close-1011', 1011);
  await focus(panel, '[role="grid"]');
  await type(demo.stage, 'Home');
  await until('the first is chosen', async () => (await chosen()) === '1000');
  await type(demo.stage, 'ArrowDown');
  await until('the next is chosen', async () => (await chosen()) === '1008');
  await type(demo.stage, '1', '0', '1', '1');
  await until('the one with the number is chosen', async () => (await chosen()) === '1011');
  await type(demo.stage, 'Enter');
  await until('the detail has the focus', async () => (await active()) !== 'grid');
  await type(demo.stage, 'y');
  await waitForWords(panel, 'Copied', '.actions');
  await type(demo.stage, 'Escape');
  await until('the list has it again', async () => (await active()) === 'grid');
  expect(await detailShown()).toBe(true);
  await type(demo.stage, 'Escape');
  await until('the detail is shut', async () => !(await detailShown()));
});

test('two presses lead from a close to its comparison with another', async () => {
  const { panel } = demo.stage;
  await endWith(demo.stage, 'tls-expired', 1006);
  await choose(panel, 'tls-expired');
  await focus(panel, '[role="grid"]');
  await type(demo.stage, 'c');
  await elementOf(panel, 'dialog[open] :focus');
  await type(demo.stage, 'Enter');
  await panel.waitForSelector('[data-region="comparison"]');
  expect(await panel.evaluate(() => location.hash)).toBe('#/compare/1006/1015');
  await goTo(panel, 'live');
});

test('DevTools keeps its own keys', async () => {
  const { panel, devtoolsPage } = demo.stage;
  await endWith(demo.stage, 'close-1000', 1000);
  await focus(panel, '[role="grid"]');
  const drawer = () =>
    devtoolsPage.evaluate(`(async () => {
      const { InspectorView } = await import('./ui/legacy/legacy.js');
      return InspectorView.InspectorView.instance().drawerVisible();
    })()`);
  expect(await drawer()).toBe(false);
  await type(demo.stage, 'Escape');
  await until('Esc has opened the drawer', async () => (await drawer()) === true);
  await focus(panel, '[role="grid"]');
  await type(demo.stage, 'Escape');
  await until('Esc has shut it again', async () => (await drawer()) === false);
});

test('an open socket of the page is closed with a rehearsed code, which the page gets', async () => {
  const { page, panel } = demo.stage;
  await endWith(demo.stage, 'close-1008', 1008);
  await choose(panel, 'policy');
  await page.evaluate(() => {
    const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/echo/~rehearsed`);
    socket.addEventListener('close', ({ code, reason }) => {
      document.title = `${code} ${reason}`;
    });
  });
  await list(panel, 'open');
  await press(panel, '[data-line][data-state="open"]');
  await panel.waitForSelector('form.rehearse');
  await panel.$eval('form.rehearse input', (input) => {
    (input as HTMLInputElement).value = '4401';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await act(panel, 'rehearse');
  await until('the page shows the close', () => page.evaluate(() => document.title.startsWith('4401')));
  await list(panel, 'closes');
  await until('the panel lists it', async () =>
    (await readRows(panel)).some(
      ({ closeCode, text }) => closeCode === '4401' && text.includes('~rehearsed'),
    ),
  );
});

test('the filter and the log stay when the page navigates; without "keep log" the log goes', async () => {
  const { page, panel } = demo.stage;
  await endWith(demo.stage, 'close-1008', 1008);
  await focus(panel, '.toolbar input:not([type="checkbox"], [type="file"])');
  await type(demo.stage, ...'code:1008');
  await openDemoPage(page, demo.server.url);
  await panel.waitForSelector('[data-marker="navigation"]');
  expect(await readRows(panel)).toHaveLength(1);
  expect(
    await panel.$eval(
      '.toolbar input:not([type="checkbox"], [type="file"])',
      (input) => (input as HTMLInputElement).value,
    ),
  ).toContain('code:1008');
  await act(panel, 'keep-log');
  await openDemoPage(page, demo.server.url);
  await until('the log is empty', async () => (await readRows(panel)).length === 0);
  await act(panel, 'keep-log');
  await press(panel, '.filter-clear');
});

test('the place that opened a socket is a link, which shows it in Sources', async () => {
  const { panel, devtoolsPage } = demo.stage;
  await endWith(demo.stage, 'tls-expired', 1006);
  await choose(panel, 'tls-expired');
  await press(panel, '[data-region="detail"] button.link[aria-label*="Sources"]');
  await until('Sources are shown', () =>
    devtoolsPage.evaluate(selectedTabs).then((tabs) => tabs.includes('Sources')),
  );
});

/** The names of the tabs that are selected in DevTools, whose parts are shadow trees. */
function selectedTabs(): string[] {
  const found: string[] = [];
  const look = (root: ParentNode) => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.matches('[role="tab"][aria-selected="true"]')) found.push(element.ariaLabel ?? '');
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document);
  return found;
}
