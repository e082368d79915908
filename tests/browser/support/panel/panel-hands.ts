import type { Frame } from 'puppeteer-core';
import { setPanelSize } from '../../../../demo/browser/chromium-panel.ts';
import { pressEnding } from '../../../../demo/browser/demo-page.ts';
import { elementOf } from '../../../../demo/browser/element.ts';
import { type PanelRow, waitForTicket } from '../../../../demo/browser/rows.ts';
import { until } from '../../../../demo/browser/until.ts';
import type { Stage } from '../stage.ts';

/** Presses the first element that a selector finds, once there is one: most of the panel is drawn a moment later. */
export async function press(panel: Frame, selector: string): Promise<void> {
  const found = await elementOf(panel, selector);
  await found.evaluate((element) => (element as HTMLElement).click());
}

/** Presses a control of the panel by its promised name, once it can be pressed. */
export async function act(panel: Frame, action: string): Promise<void> {
  await press(panel, `[data-action="${action}"]:enabled`);
}

/** Goes to a view by its tab, and waits until it is drawn. */
export async function goTo(panel: Frame, view: 'live' | 'compare' | 'codes' | 'settings'): Promise<void> {
  const drawn = {
    live: '.live',
    compare: '[data-region="comparison"]',
    codes: '.page [role="listbox"]',
    settings: '[data-region="settings"]',
  };
  await press(panel, `[data-view="${view}"] input`);
  await elementOf(panel, drawn[view]);
}

/** Chooses what the live view lists. */
export async function list(panel: Frame, kind: 'closes' | 'open' | 'groups'): Promise<void> {
  await press(panel, `[data-list="${kind}"] input`);
  await panel.waitForSelector(`[data-list="${kind}"].on`);
}

/** Presses an ending's button on the demo page, and waits for the panel's row of its first socket. */
export async function endWith(
  { page, panel }: Pick<Stage, 'page' | 'panel'>,
  ending: string,
  code: number | null,
): Promise<PanelRow> {
  const [ticket = ''] = await pressEnding(page, ending);
  return waitForTicket(panel, ticket, code);
}

/** Chooses the first row with this cause, and waits for its detail. */
export async function choose(panel: Frame, cause: string): Promise<void> {
  await press(panel, `[data-cause="${cause}"]`);
  await panel.waitForSelector('[data-region="detail"] h1');
}

/** Presses keys in DevTools, one after the other, as a reader with the focus in the panel would. */
export async function type({ devtoolsPage }: Pick<Stage, 'devtoolsPage'>, ...keys: string[]): Promise<void> {
  for (const key of keys) await devtoolsPage.keyboard.press(key as 'Enter');
}

/** Puts the focus on an element of the panel. */
export async function focus(panel: Frame, selector: string): Promise<void> {
  const found = await elementOf(panel, selector);
  await found.evaluate((element) => (element as HTMLElement).focus());
}

/** Switches the language by the panel's own picker. */
export async function speak(panel: Frame, language: string): Promise<void> {
  await panel.select('.top-end select', language);
  await until(`the panel speaks ${language}`, () =>
    panel.evaluate((wanted) => document.documentElement.lang === wanted, language),
  );
}

/** Waits until the panel's text, or that of a part of it, holds something; at the end of its patience it says what is there instead. */
export async function waitForWords(panel: Frame, words: string, selector = 'body'): Promise<void> {
  let seen: readonly string[] = [];
  await until(
    () => `"${words}" stands in ${selector}, but: ${JSON.stringify(seen).slice(0, 1_000)}`,
    async () => {
      seen = await panel.$$eval(selector, (places) =>
        places.map((place) => (place as HTMLElement).innerText),
      );
      return seen.some((text) => text.includes(words));
    },
  );
}

/** Gives a file to one of the panel's file fields. */
export async function giveFile(panel: Frame, action: string, path: string): Promise<void> {
  const input = await panel.waitForSelector(`input[data-action="${action}"]`);
  if (!input) throw new Error(`The panel has no field ${action}.`);
  await input.uploadFile(path);
}

/** Gives the panel a size in whole CSS pixels, as a change of docking does, and waits until it has laid itself out for it. */
export async function resize(
  { panel, devtoolsPage }: Pick<Stage, 'panel' | 'devtoolsPage'>,
  [width, height]: readonly [number, number],
): Promise<void> {
  const wanted = [Math.floor(width), Math.floor(height)] as const;
  await setPanelSize(devtoolsPage, ...wanted);
  await until('the panel has its size', () =>
    panel.evaluate(([w, h]) => innerWidth === w && innerHeight === h, wanted),
  );
  await panel.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}
