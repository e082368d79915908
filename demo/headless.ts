import { mkdir, writeFile } from 'node:fs/promises';
import type { Frame, Page } from 'puppeteer-core';
import { openDemoPage, pressEnding } from './browser/demo-page.ts';
import type { BrowserName, DevToolsPanel, DrivenBrowser } from './browser/driver.ts';
import { waitForRecording } from './browser/panel.ts';
import { type PanelRow, waitForDiagnosis, waitForRow } from './browser/rows.ts';
import { inFirefox } from './endings/in-firefox.ts';
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

/** What never ends in Firefox, and what it cannot make, is left out there. */
const endsIn = (browser: BrowserName, { id, recipe }: Ending): boolean =>
  browser === 'chromium' || (!inFirefox[id]?.staysOpen && recipe.kind !== 'stream');

/** These take the page, and so every other socket on it, with them. */
const takesPage = ({ recipe }: Ending): boolean => recipe.kind === 'taken-away';

function describe({ closeCode, cause, confidence, words }: PanelRow): string {
  // Quotation marks belong to what they enclose; isolates are for a screen that mixes directions.
  const line = words
    .replaceAll('“ · ', '“')
    .replaceAll(' · ”', '”')
    .replaceAll(/[\u2068\u2069]/g, '');
  return `${closeCode.padStart(5)}  ${cause.padEnd(22)} ${confidence.padEnd(8)}  ${line}`;
}

/** What the panel says of each socket of an ending; null for one that never got its row. */
async function readLines(
  { browserName, panel }: Show,
  ending: Ending,
  tickets: readonly string[],
): Promise<readonly (string | null)[]> {
  const timeout = patience + (ending.seconds ?? 0) * 1000;
  const lines: (string | null)[] = [];
  for (const ticket of tickets) {
    // What is expected is Chromium's.
    const row =
      browserName === 'chromium'
        ? waitForDiagnosis(panel, ticket, ending.expected, timeout)
        : waitForRow(panel, ticket, ({ text }) => text.includes(`~${ticket}`), timeout);
    lines.push(await row.then(describe, () => null));
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
async function takePicture({ page, devtools, panel }: Show): Promise<void> {
  const made = await pressEnding(page, pictured);
  for (const ticket of made) await waitForRow(panel, ticket, ({ text }) => text.includes(`~${ticket}`));
  await panel.evaluate((ticket) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-close-code]')];
    rows.find((row) => row.textContent?.includes(`~${ticket}`))?.click();
  }, made.at(-1) ?? '');
  await panel.waitForSelector('[data-region="detail"]');
  await mkdir('artifacts', { recursive: true });
  await writeFile(picture, await devtools.picture());
  console.log(`The panel's picture: ${picture}`);
}

/** What is shown: the demo page, and the panel that records it. */
interface Show {
  readonly browserName: BrowserName;
  readonly page: Page;
  readonly devtools: DevToolsPanel;
  readonly panel: Frame;
}

async function begin(browserName: BrowserName, launched: DrivenBrowser, url: string): Promise<Show> {
  const [page] = await launched.browser.pages();
  if (!page) throw new Error('The browser opened no page.');
  await openDemoPage(page, url);
  const devtools = await launched.openPanel(page);
  await devtools.resize(pictureSize.width, pictureSize.height);
  await waitForRecording(devtools.panel);
  return { browserName, page, devtools, panel: devtools.panel };
}

/**
 * The demo without a display: presses every button, prints each close with its diagnosis as the panel shows it, and
 * saves a picture of the panel. Gives the exit code: 0 where every close had its row.
 */
export async function showEverything(
  browserName: BrowserName,
  launched: DrivenBrowser,
  server: DemoServer,
): Promise<number> {
  const show = await begin(browserName, launched, server.url);
  const { page } = show;
  let missing = 0;
  const press = async (ending: Ending) => {
    missing += printLines(ending, await readLines(show, ending, await pressEnding(page, ending.id)));
  };
  const shown = endings.filter((ending) => endsIn(browserName, ending));
  const slow = shown.filter(isSlow);
  // Read as they come: a row that others pushed out of sight is not drawn any more.
  const begun = slow.map(async (ending) => readLines(show, ending, await pressEnding(page, ending.id)));
  for (const ending of shown) if (!isSlow(ending) && !takesPage(ending)) await press(ending);
  for (const [index, ending] of slow.entries()) {
    console.log(`Waiting for "${ending.title}", which takes ${ending.seconds} s ...`);
    missing += printLines(ending, (await begun[index]) ?? []);
  }
  for (const ending of shown.filter(takesPage)) await press(ending);
  await takePicture(show);
  console.log(missing === 0 ? 'Every close had its row.' : `${missing} closes had no row.`);
  return missing === 0 ? 0 : 1;
}
