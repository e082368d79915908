import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readRows } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { downloaded } from '../support/panel/download.ts';
import {
  act,
  choose,
  endWith,
  focus,
  giveFile,
  goTo,
  press,
  type,
  waitForWords,
} from '../support/panel/panel-hands.ts';

const demo = useDemoStage();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'closeframe-packs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const pack = {
  format: 'closeframe/pack',
  version: 1,
  name: 'Team',
  match: { paths: ['/close/*/*/*'] },
  codes: [
    {
      code: 4001,
      name: 'Token ran out',
      description: 'The token was older than an hour.',
      fix: ['Fetch a token', 'Connect again'],
      reconnect: 'after-fix',
    },
    { code: 4777, name: 'Lucky' },
  ],
};

afterEach(async () => {
  await removePack();
  await goTo(demo.stage.panel, 'live');
});

async function importPacks(name: string, text: string): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, text);
  await goTo(demo.stage.panel, 'settings');
  await giveFile(demo.stage.panel, 'import-packs-file', path);
}

async function removePack(): Promise<void> {
  const { panel } = demo.stage;
  await goTo(panel, 'settings');
  await press(panel, '.own-packs button[title^="Remove"]');
  await waitForWords(panel, 'Team was removed', '.pack-status');
}

const rowNamed = async (name: string) => {
  await goTo(demo.stage.panel, 'live');
  await waitForWords(demo.stage.panel, name, '[data-close-code="4001"]');
};

test('a pack that is imported explains the closes listed already, and those to come', async () => {
  const { panel } = demo.stage;
  await endWith(demo.stage, 'close-4001', 4001);
  await choose(panel, 'application');
  await importPacks('team.json', JSON.stringify(pack));
  await waitForWords(panel, 'Team', '.pack-list');
  await rowNamed('Token ran out');
  await waitForWords(panel, 'Token ran out', '[data-region="detail"]');
  // What a code is stands in a folded section.
  await panel.evaluate(() => {
    for (const part of document.querySelectorAll<HTMLDetailsElement>('.detail details')) part.open = true;
  });
  await waitForWords(panel, 'The token was older than an hour.', '[data-region="detail"]');
  await waitForWords(panel, 'Connect again', '[data-region="detail"]');
  const later = await endWith(demo.stage, 'close-4001', 4001);
  expect(later.text).toContain('Token ran out');
});

test('its codes stand among all others, found by the pack’s name', async () => {
  const { panel } = demo.stage;
  await importPacks('team.json', JSON.stringify(pack));
  await waitForWords(panel, 'Team', '.pack-list');
  await goTo(panel, 'codes');
  await focus(panel, '.code-filters input[type="search"]');
  await type(demo.stage, ...'team lucky');
  await waitForWords(panel, 'Lucky', '[data-region="code"] h1');
});

test('exported packs are a file that brings them back', async () => {
  const { panel, browser } = demo.stage;
  await endWith(demo.stage, 'close-4001', 4001);
  await importPacks('team.json', JSON.stringify(pack));
  await waitForWords(panel, 'Team', '.pack-list');
  const text = await downloaded(browser, () => act(panel, 'export-packs'));
  await removePack();
  await goTo(panel, 'live');
  await until('the name is gone', async () =>
    (await readRows(panel)).every((row) => !row.text.includes('Token ran out')),
  );
  await importPacks('exported.json', text);
  await waitForWords(panel, 'Team', '.pack-list');
  await rowNamed('Token ran out');
  await goTo(panel, 'settings');
  expect(await downloaded(browser, () => act(panel, 'export-packs'))).toBe(text);
});
