import type { Frame } from 'puppeteer-core';
import { beforeEach, expect, test } from 'vitest';
import { setPanelSize } from '../../../demo/browser/chromium-panel.ts';
import { openDemoPage } from '../../../demo/browser/demo-page.ts';
import { waitForRecording } from '../../../demo/browser/panel.ts';
import { holdAttachments, takeAway } from '../support/capture/attachment.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { clippedTexts } from '../support/panel/clipped.ts';
import { act, endWith, focus, goTo, press, speak, type, waitForWords } from '../support/panel/panel-hands.ts';
import { violations } from '../support/panel/violations.ts';
import { setTheme } from '../support/stage.ts';

const looks = [
  [false, 'en'],
  [true, 'en'],
  [false, 'ar'],
] as const;

const demo = useDemoStage();

/** Asserts that nothing is cut off in a narrow panel, and that axe finds nothing, in both themes and directions. */
async function looksRight(): Promise<void> {
  const { stage } = demo;
  await setPanelSize(stage.devtoolsPage, 400, 500);
  for (const [dark, language] of looks) {
    await setTheme(stage, dark);
    await speak(stage.panel, language);
    expect(await clippedTexts(stage.panel)).toEqual([]);
    expect(await violations(stage.panel)).toEqual([]);
  }
  await speak(stage.panel, 'en');
  await setTheme(stage, false);
  await setPanelSize(stage.devtoolsPage, 1100, 700);
}

/** How far the state stands from the middle of its place, in CSS pixels. */
const offCentre = (panel: Frame) =>
  panel.$eval('.state-place', (place) => {
    const { top, bottom } = place.getBoundingClientRect();
    const parts = [...place.children].filter((part) => part.checkVisibility());
    const tops = parts.map((part) => part.getBoundingClientRect().top);
    const bottoms = parts.map((part) => part.getBoundingClientRect().bottom);
    return Math.abs((Math.min(...tops) + Math.max(...bottoms)) / 2 - (top + bottom) / 2);
  });

const state = (name: string) => demo.stage.panel.waitForSelector(`[data-state="${name}"]`);
const pressItsButton = () => press(demo.stage.panel, '[data-state] button.primary');

beforeEach(async () => {
  await openDemoPage(demo.stage.page, demo.server.url);
  await waitForRecording(demo.stage.panel);
});

test('a page of the browser itself cannot be recorded, which the panel says until another comes', async () => {
  const { page, panel } = demo.stage;
  await page.goto('chrome://version');
  await state('forbidden');
  await looksRight();
  await pressItsButton();
  await waitForWords(panel, 'Cannot access a chrome:// URL', '.said');
  await openDemoPage(page, demo.server.url);
  await waitForRecording(panel);
  await state('waiting');
});

test.each([
  ['canceled', 'canceled_by_user'],
  ['detached', 'target_closed'],
] as const)('%s: the panel says so, keeps its log, and records again on request', async (name, reason) => {
  const { panel } = demo.stage;
  await takeAway(demo.stage, reason);
  await state(name);
  expect(await offCentre(panel)).toBeLessThan(2);
  await looksRight();
  await pressItsButton();
  await waitForRecording(panel);
  await endWith(demo.stage, 'close-1008', 1008);
  await takeAway(demo.stage, reason);
  await panel.waitForSelector('.strip.warning button');
  await looksRight();
  await press(panel, '.strip.warning button');
  await waitForRecording(panel);
  await endWith(demo.stage, 'close-1011', 1011);
  expect(await panel.$('.strip')).toBeNull();
});

test('while the browser takes its time to attach, the panel says that it starts', async () => {
  const { panel } = demo.stage;
  await act(panel, 'toggle-recording');
  await state('off');
  const release = await holdAttachments(demo.stage);
  await pressItsButton();
  try {
    await state('starting');
    await looksRight();
  } finally {
    await release();
  }
  await waitForRecording(panel);
});

test('opened in a tab, the panel says that it belongs in DevTools, and all but recording works', async () => {
  const { browser, panel } = demo.stage;
  const page = await browser.newPage();
  await page.goto(panel.url());
  const plain = page.mainFrame();
  await plain.waitForSelector('[data-state="plain"]');
  expect(await offCentre(plain)).toBeLessThan(2);
  expect(await plain.$('[data-action="toggle-recording"]')).toBeNull();
  for (const [dark, language] of looks) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
    await speak(plain, language);
    expect(await clippedTexts(plain)).toEqual([]);
    expect(await violations(plain)).toEqual([]);
  }
  await speak(plain, 'en');
  await goTo(plain, 'codes');
  await waitForWords(plain, '1000', '.code-list');
  await page.close();
});

test('in Arabic an empty field says what it is for from right to left', async () => {
  const { panel } = demo.stage;
  await speak(panel, 'ar');
  expect(await panel.$eval('.filter input', (input) => getComputedStyle(input).direction)).toBe('rtl');
  await focus(panel, '.filter input');
  await type(demo.stage, ...'code:1006');
  expect(await panel.$eval('.filter input', (input) => getComputedStyle(input).direction)).toBe('ltr');
  await press(panel, '.filter-clear');
  await speak(panel, 'en');
});
