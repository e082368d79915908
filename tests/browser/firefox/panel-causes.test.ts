import { afterAll, beforeAll, describe, it } from 'vitest';
import { openDemoPage, pressEnding } from '../../../demo/browser/demo-page.ts';
import { type PanelRow, readRows } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { answerInFirefox } from '../../../demo/endings/in-firefox.ts';
import type { Ending } from '../../../demo/endings/types.ts';
import { endings } from '../../../demo/endings.ts';
import { type DemoServer, startDemoServer } from '../../../demo/server/server.ts';
import { type FirefoxStage, openFirefoxStage } from '../support/firefox/firefox-stage.ts';
import { there } from '../support/panel/there.ts';

let server: DemoServer | null = null;
let stage: FirefoxStage | null = null;

beforeAll(async () => {
  server = await startDemoServer();
  stage = await openFirefoxStage({
    url: server.url,
    authority: server.authority,
    before: (page) => openDemoPage(page, there(server).url),
  });
});
afterAll(async () => {
  await stage?.close();
  await server?.stop();
});

const isPlain = (ending: Ending): boolean =>
  answerInFirefox(ending) !== null && (ending.seconds ?? 0) <= 10 && ending.recipe.kind !== 'taken-away';

/** The hook does not read the name of this exception yet, which is no DOMException: it shows as `constructor-threw`. */
const isUnread = ({ id }: Ending): boolean => id === 'blocked-by-csp';

/** Presses the ending's button, and waits for the row with its answer. */
async function check(ending: Ending): Promise<void> {
  const answer = answerInFirefox(ending);
  const { page, devtools } = there(stage);
  for (const ticket of await pressEnding(page, ending.id)) {
    let seen: PanelRow | undefined;
    await until(`${answer?.cause} ${answer?.confidence} for ${ticket}`, async () => {
      seen = (await readRows(devtools.panel)).find(({ text }) => text.includes(`~${ticket}`));
      return seen?.cause === answer?.cause && seen?.confidence === answer?.confidence;
    }).catch((problem: unknown) => {
      throw new Error(`The row says ${seen?.cause} ${seen?.confidence}`, { cause: problem });
    });
  }
}

describe('the cause of an ending in Firefox, as the panel shows it', () => {
  const plain = endings.filter(isPlain);
  it.each(plain.filter((ending) => !isUnread(ending)))('$group: $title ($id)', check);
  it.fails.each(plain.filter(isUnread))('$group: $title ($id)', check);
});
