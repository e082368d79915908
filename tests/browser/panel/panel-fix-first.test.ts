import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { locales } from '../../../locales/index.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { everyEndingSession } from '../support/every-ending-session.ts';
import { outOfSight } from '../support/panel/out-of-sight.ts';
import { giveFile, resize, speak, waitForWords } from '../support/panel/panel-hands.ts';

const session = everyEndingSession();
const { length: count } = (JSON.parse(session) as { sockets: unknown[] }).sockets;
const demo = useDemoStage({ keepsLog: true });

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'closeframe-fixes-'));
  const path = join(folder, 'every-ending.json');
  await writeFile(path, session);
  await giveFile(demo.stage.panel, 'import-file', path);
  await waitForWords(demo.stage.panel, 'every-ending.json', '.strip');
  await rm(folder, { recursive: true, force: true });
});

/** Where DevTools stand, with the size of the panel in CSS pixels. */
const dockings = {
  'docked right': [554, 773],
  'at the bottom': [1280, 272],
  undocked: [1280, 773],
} as const;

describe.each(locales)('one press away, in $name, stand headline, first step and line of code', ({ id }) => {
  beforeAll(() => speak(demo.stage.panel, id));

  test.each(Object.entries(dockings))('%s', async (_, [width, height]) => {
    await resize(demo.stage, [width, height]);
    expect(await outOfSight(demo.stage.panel, count)).toEqual([]);
  });
});

describe('in English as well', () => {
  beforeAll(() => speak(demo.stage.panel, 'en'));

  // Page zoom only changes how many CSS pixels the viewport has (CSSOM View, 2.2), so a smaller viewport lays out the same.
  test.each([
    ['at 400 pixels', 400, 773],
    ['docked right at 150 %', 554 / 1.5, 773 / 1.5],
    ['undocked at 150 %', 1280 / 1.5, 773 / 1.5],
  ])('%s', async (_, width, height) => {
    await resize(demo.stage, [width, height]);
    expect(await outOfSight(demo.stage.panel, count)).toEqual([]);
  });

  test('at the bottom at 150 %, without the strip that only an imported session has; what to paste is below', async () => {
    const { panel } = demo.stage;
    await panel.$eval('.strip', (strip) => {
      (strip as HTMLElement).style.display = 'none';
    });
    await resize(demo.stage, [1280 / 1.5, 272 / 1.5]);
    const lacking = await outOfSight(panel, count);
    expect(lacking.filter((part) => !part.startsWith('snippet'))).toEqual([]);
  });
});
