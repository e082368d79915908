import { beforeAll, describe, it } from 'vitest';
import { pressEnding } from '../../demo/browser/demo-page.ts';
import type { Ending } from '../../demo/endings/types.ts';
import { endings } from '../../demo/endings.ts';
import { useDemoStage } from './support/demo-stage.ts';
import { checkEnding, checkSockets } from './support/endings.ts';

/** Seconds from which on an ending is begun before all others. */
const long = 10;

const isLong = ({ seconds = 0 }: Ending): boolean => seconds > long;
/** These take the page, and so every other socket on it, with them. */
const takesPage = ({ recipe }: Ending): boolean => recipe.kind === 'taken-away';
const isQuick = (ending: Ending): boolean => !isLong(ending) && !takesPage(ending);

// In the list's order, where sockets that open come first: after many failures alone, Chromium holds a page's
// handshakes back for seconds.
const demo = useDemoStage();
/** Where the long ones take their time: in a browser of their own, since nothing must empty the log meanwhile. */
const aside = useDemoStage({ keepsLog: true });

describe('every way of ending: the panel and the export say what the page saw, and the cause', () => {
  const tickets = new Map<string, readonly string[]>();
  beforeAll(async () => {
    for (const { id } of endings.filter(isLong)) tickets.set(id, await pressEnding(aside.stage.page, id));
  });

  it.each(endings.filter(isQuick))('$group: $title ($id)', async (ending) => {
    await checkEnding(demo.stage, demo.server, ending);
  });

  it.each(endings.filter(isLong))('$group: $title ($id)', { timeout: 90_000 }, async (ending) => {
    await checkSockets(aside.stage, aside.server, ending, tickets.get(ending.id) ?? []);
  });

  it.each(endings.filter(takesPage))('$group: $title ($id)', async (ending) => {
    await checkEnding(demo.stage, demo.server, ending);
  });
});
