import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRows } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { clearLog } from '../support/endings.ts';
import { exportSession } from '../support/panel/export-session.ts';
import {
  act,
  choose,
  endWith,
  giveFile,
  goTo,
  press,
  speak,
  waitForWords,
} from '../support/panel/panel-hands.ts';
import { setTheme } from '../support/stage.ts';

const demo = useDemoStage();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'closeframe-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const field = (panel: typeof demo.stage.panel, label: string, value: string) =>
  panel.evaluate(
    (name, text) => {
      const found = [...document.querySelectorAll<HTMLLabelElement>('.text-field label')].find(
        ({ innerText }) => innerText.trim() === name,
      );
      const cell = document.querySelector(`.code-table [aria-label="${name}, line 1"]`);
      const input = (found?.control ?? cell) as HTMLInputElement | null;
      if (!input) throw new Error(`no field ${name}`);
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    label,
    value,
  );

/** What rows say. */
const rowsOf = async (panel: typeof demo.stage.panel) =>
  (await readRows(panel)).map(({ text: _, ...row }) => row);

test('a session goes out and comes back by the buttons, with the same rows, apart from the live log', async () => {
  const { panel } = demo.stage;
  await endWith(demo.stage, 'tls-expired', 1006);
  await endWith(demo.stage, 'close-1008', 1008);
  const before = await rowsOf(panel);
  const path = join(folder, 'session.json');
  await writeFile(path, JSON.stringify(await exportSession(demo.stage)));
  await clearLog(demo.stage);
  await giveFile(panel, 'import-file', path);
  await waitForWords(panel, 'session.json', '.strip');
  await expect.poll(() => rowsOf(panel)).toEqual(before);
  await press(panel, '.strip button');
  await until('the live log is back', async () => (await readRows(panel)).length === 0);
});

test('a file that is no session is refused with the place and the reason', async () => {
  const { panel } = demo.stage;
  const path = join(folder, 'broken.json');
  await writeFile(path, '{\n "format": "closeframe/session",\n "version": x }');
  await giveFile(panel, 'import-file', path);
  await waitForWords(panel, 'line 3, column 13', 'dialog');
  await panel.evaluate(() => document.querySelector('dialog')?.close());
});

test('a pack made in the form gives a row its name at once, and leaves with its removal', async () => {
  const { panel } = demo.stage;
  await endWith(demo.stage, 'close-4001', 4001);
  await goTo(panel, 'settings');
  await act(panel, 'add-pack');
  await panel.waitForSelector('.pack-form');
  await field(panel, 'Name of the pack', 'Team');
  await field(panel, 'Hosts', '127.0.0.1');
  await field(panel, 'Code or range', '4001');
  await field(panel, 'Name', 'Token ran out');
  await field(panel, 'How to fix it', 'Fetch a token');
  await panel.$eval('.pack-form', (form) => (form as HTMLFormElement).requestSubmit());
  await waitForWords(panel, 'Team', '.own-packs');
  await goTo(panel, 'live');
  await waitForWords(panel, 'Token ran out', '[data-close-code="4001"]');
  await choose(panel, 'application');
  await waitForWords(panel, 'Fetch a token', '[data-region="detail"]');
  await goTo(panel, 'settings');
  await press(panel, '.own-packs li button[title^="Remove"]');
  await goTo(panel, 'live');
  await until('the name is gone', async () =>
    (await readRows(panel)).every(({ text }) => !text.includes('Token ran out')),
  );
});

test('a pack file with a mistake is refused with its place, and nothing of it is taken', async () => {
  const { panel } = demo.stage;
  await goTo(panel, 'settings');
  const path = join(folder, 'pack.json');
  const pack = {
    format: 'closeframe/pack',
    version: 1,
    name: 'Other',
    match: { hosts: ['a.test'] },
    codes: [
      { code: 4002, name: 'Fine' },
      { code: 70_000, name: 'Too large' },
    ],
  };
  await writeFile(path, JSON.stringify(pack));
  await giveFile(panel, 'import-packs-file', path);
  await waitForWords(panel, 'codes[1].code', '.own-packs');
  expect(await panel.$eval('.own-packs', (part) => part.textContent)).not.toContain('Fine');
  await goTo(panel, 'live');
});

test('another language is spoken at once, a chosen row and its detail included', async () => {
  const { panel } = demo.stage;
  await endWith(demo.stage, 'tls-expired', 1006);
  await choose(panel, 'tls-expired');
  await waitForWords(panel, 'How we know', '[data-region="detail"]');
  await speak(panel, 'fr');
  await waitForWords(panel, 'Le certificat', '[data-cause="tls-expired"]');
  await waitForWords(panel, 'Le certificat', '[data-region="detail"] h1');
  await speak(panel, 'en');
  await waitForWords(panel, 'How we know', '[data-region="detail"]');
});

test('the theme follows DevTools, until one is chosen', async () => {
  const { panel } = demo.stage;
  const background = () => panel.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await setTheme(demo.stage, true);
  const dark = await until('the panel is dark', async () => {
    const now = await background();
    return now !== light && now;
  });
  await goTo(panel, 'settings');
  const pick = (value: string) => press(panel, `[data-region="settings"] input[value="${value}"]`);
  await pick('light');
  await until('the panel is light', async () => (await background()) === light);
  await pick('dark');
  await until('the panel is dark', async () => (await background()) === dark);
  await pick('auto');
  await setTheme(demo.stage, false);
  await until('the panel is light again', async () => (await background()) === light);
});
