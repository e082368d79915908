import { expect, test } from 'vitest';
import { waitForRecording } from '../../../demo/browser/panel.ts';
import { closesIn, readRows } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { endWith, goTo, list, press } from '../support/panel/panel-hands.ts';

const demo = useDemoStage();

/** What the extension's button says on the browser's only tab. */
async function badgeText(): Promise<string> {
  const target = await demo.stage.browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  if (!worker) throw new Error('The service worker is gone.');
  return worker.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const texts = await Promise.all(
      tabs.map(({ id }) => chrome.action.getBadgeText(id ? { tabId: id } : {})),
    );
    return texts.join('');
  });
}

const badgeIs = (text: string) =>
  until(`the button says "${text}"`, async () => (await badgeText()) === text);

/** Turns the setting over. */
async function turnBadge(): Promise<void> {
  const label = await demo.stage.panel.waitForSelector('label ::-p-text(Count abnormal closes)');
  await label?.evaluate((words) => words.closest('label')?.querySelector('input')?.click());
}

test('the button counts while the tab is recorded, and no longer once the recording is stopped', async () => {
  const { stage } = demo;
  await endWith(stage, 'close-1011', 1011);
  await badgeIs('1');
  await press(stage.panel, '[data-action="toggle-recording"][aria-pressed="true"]');
  await badgeIs('');
  expect(closesIn(await readRows(stage.panel))).toBe(1);
  await press(stage.panel, '[data-action="toggle-recording"][aria-pressed="false"]');
  await waitForRecording(stage.panel);
  await badgeIs('1');
});

test('the button counts the abnormal closes of the inspected tab, until the log is cleared or the reader turns it off', async () => {
  const { stage } = demo;
  await badgeIs('');
  await endWith(stage, 'page-close-1000', 1000);
  await endWith(stage, 'close-1011', 1011);
  await endWith(stage, 'status-403', 1006);
  await badgeIs('2');
  expect(closesIn(await readRows(stage.panel))).toBe(3);

  await goTo(stage.panel, 'settings');
  await turnBadge();
  await badgeIs('');
  await turnBadge();
  await badgeIs('2');

  await goTo(stage.panel, 'live');
  await list(stage.panel, 'closes');
  await press(stage.panel, '[data-action="clear"]:enabled');
  await badgeIs('');
});
