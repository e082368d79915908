import { mkdir } from 'node:fs/promises';
import type { Frame, Page } from 'puppeteer-core';
import { openDemoPage, pressEnding } from './browser/demo-page.ts';
import type { LaunchedBrowser } from './browser/driver.ts';
import { openPanel, waitForRecording } from './browser/panel.ts';
import { type PanelRow, waitForDiagnosis, waitForTicket } from './browser/rows.ts';
import type { Ending } from './endings/types.ts';
import { endings } from './endings.ts';
import type { DemoServer } from './server/server.ts';

const picture = 'artifacts/panel.png';
/** DevTools has a window of its own here; in CSS pixels. */
const pictureSize = { width: 1280, height: 800 };
/** Longest wait for a row after its socket's end, in ms. */
const patience = 15_000;
/** Endings longer than this are begun first and waited for last; in seconds. */
const quick = 10;

/** The picture shows this one chosen: a close that the page alone could not explain. */
const pictured = 'tls-expired';

const isSlow = ({ seconds = 0 }: Ending): boolean => seconds > quick;
/** These take the page, and so every other socket on it, with them. */
const takesPage = ({ recipe }: Ending): boolean => recipe.kind === 'taken-away';

function describe({ closeCode, cause, confidence, words }: PanelRow): string {
  return `${closeCode.padStart(5)}  ${cause.padEnd(22)} ${confidence.padEnd(8)}  ${words}`;
}

/** What the panel says of each socket of an ending; null for one that never got its row. */
async function readLines(
  panel: Frame,
  ending: Ending,
  tickets: readonly string[],
): Promise<readonly (string | null)[]> {
  const timeout = patience + (ending.seconds ?? 0) * 1000;
  const lines: (string | null)[] = [];
  for (const ticket of tickets) {
    const row = waitForDiagnosis(panel, ticket, ending.expected, timeout).then(describe, () => null);
    lines.push(await row);
  }
  return lines;
}

/** Prints the lines of an ending; gives the number of those that never came. */
function printLines({ title, id }: Ending, lines: readonly (string | null)[]): number {
  for (const line of lines) {
    if (line === null) console.error(`missing: the panel has no row for "${title}" (${id})`);
    else console.log(line);
  }
  return lines.filter((line) => line === null).length;
}

/** Presses the pictured ending once more, chooses its row and saves a picture of DevTools with the panel in it. */
async function takePicture(page: Page, devtools: Page, panel: Frame): Promise<void> {
  for (const ticket of await pressEnding(page, pictured)) await waitForTicket(panel, ticket, 1006);
  await panel.evaluate((cause) => {
    document.querySelector<HTMLElement>(`[data-cause="${cause}"]`)?.click();
  }, pictured);
  await panel.waitForSelector('[data-region="detail"]');
  await mkdir('artifacts', { recursive: true });
  await devtools.screenshot({ path: picture });
  console.log(`The panel's picture: ${picture}`);
}

/**
 * The demo without a display: presses every button, prints each close with its diagnosis as the panel shows it, and
 * saves a picture of the panel. Gives the exit code: 0 where every close had its row.
 */
export async function showEverything(launched: LaunchedBrowser, server: DemoServer): Promise<number> {
  const [page] = await launched.browser.pages();
  if (!page) throw new Error('The browser opened no page.');
  await openDemoPage(page, server.url);
  const { devtools, panel } = await openPanel(page);
  await devtools.setViewport(pictureSize);
  await waitForRecording(panel);
  let missing = 0;
  const press = async (ending: Ending) => {
    missing += printLines(ending, await readLines(panel, ending, await pressEnding(page, ending.id)));
  };
  const slow = endings.filter(isSlow);
  // Read as they come: a row that others pushed out of sight is not drawn any more.
  const begun = slow.map(async (ending) => readLines(panel, ending, await pressEnding(page, ending.id)));
  for (const ending of endings) if (!isSlow(ending) && !takesPage(ending)) await press(ending);
  for (const [index, ending] of slow.entries()) {
    console.log(`Waiting for "${ending.title}", which takes ${ending.seconds} s ...`);
    missing += printLines(ending, (await begun[index]) ?? []);
  }
  for (const ending of endings.filter(takesPage)) await press(ending);
  await takePicture(page, devtools, panel);
  console.log(missing === 0 ? 'Every close had its row.' : `${missing} closes had no row.`);
  return missing === 0 ? 0 : 1;
}
