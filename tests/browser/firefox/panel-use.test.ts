import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyInput } from 'puppeteer-core';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDemoPage } from '../../../demo/browser/demo-page.ts';
import { until } from '../../../demo/browser/until.ts';
import { settled, speak } from '../../../demo/pictures/hands.ts';
import { type DemoServer, startDemoServer } from '../../../demo/server/server.ts';
import { sessionFileSchema } from '../../../src/model/session-file/session-file-schema.ts';
import { type FirefoxStage, openFirefoxStage } from '../support/firefox/firefox-stage.ts';
import { clippedTexts } from '../support/panel/clipped.ts';
import { act, choose, endWith, focus, goTo, list } from '../support/panel/panel-hands.ts';
import { there } from '../support/panel/there.ts';
import { violations } from '../support/panel/violations.ts';

let server: DemoServer | null = null;
let stage: FirefoxStage | null = null;
let downloads = '';

const panel = () => there(stage).devtools.panel;

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), 'closeframe-downloads-'));
  server = await startDemoServer();
  stage = await openFirefoxStage({
    url: server.url,
    authority: server.authority,
    before: (page) => openDemoPage(page, there(server).url),
    preferences: {
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.download.always_ask_before_handling_new_types': false,
    },
  });
  await stage.devtools.resize(1100, 700);
  const { page } = stage;
  await endWith({ page, panel: panel() }, 'close-1000', 1000);
  await endWith({ page, panel: panel() }, 'graphql-unauthorized', 4401);
  await endWith({ page, panel: panel() }, 'tls-expired', 1015);
});
afterAll(async () => {
  await stage?.close();
  await server?.stop();
  await rm(downloads, { recursive: true, force: true });
});

test('the export is downloaded, whole', async () => {
  await act(panel(), 'export-session');
  const text = await until('the file is there', async () => {
    const [name] = (await readdir(downloads)).filter((file) => file.endsWith('.json'));
    return name === undefined ? null : (await readFile(join(downloads, name), 'utf8')) || null;
  });
  const session = v.parse(sessionFileSchema, JSON.parse(text));
  expect(session.browser).toMatch(/^Firefox \d+$/);
  expect(session.sockets.map(({ close }) => close?.code)).toEqual([1000, 4401, 1015]);
});

describe('the keyboard', () => {
  const hit = async (...keys: KeyInput[]) => {
    for (const key of keys) await there(stage).devtools.keyboard.press(key);
  };
  const active = () => panel().evaluate(() => document.activeElement?.getAttribute('role') ?? '');
  const chosen = () =>
    panel().evaluate(
      () => document.querySelector<HTMLElement>('[data-close-code][aria-selected="true"]')?.dataset.closeCode,
    );
  const detailShown = () =>
    panel().evaluate(() => document.querySelector('[data-region="detail"] h1') !== null);

  test('down the list, to a code by its number, into the detail and back', async () => {
    await focus(panel(), '[role="grid"]');
    await hit('Home');
    await until('the first is chosen', async () => (await chosen()) === '1000');
    await hit('ArrowDown');
    await until('the next is chosen', async () => (await chosen()) === '4401');
    await hit('1', '0', '1', '5');
    await until('the one with the number is chosen', async () => (await chosen()) === '1015');
    await hit('Enter');
    await until('the detail has the focus', async () => (await active()) !== 'grid');
    await hit('Escape');
    await until('the list has it again', async () => (await active()) === 'grid');
    expect(await detailShown()).toBe(true);
    await hit('Escape');
    await until('the detail is shut', async () => !(await detailShown()));
  });

  test('a dialog takes the focus, and Escape closes it and gives the focus back', async () => {
    await focus(panel(), '[role="grid"]');
    await hit('?');
    await panel().waitForSelector('dialog[open]');
    await hit('Escape');
    await until('the dialog is gone', async () => (await panel().$('dialog')) === null);
    expect(await active()).toBe('grid');
  });
});

/** What the panel shows of a log with closes, with the way there. */
const scenes: Readonly<Record<string, () => Promise<unknown>>> = {
  closes: () => list(panel(), 'closes'),
  detail: async () => {
    await choose(panel(), 'tls-expired');
    await panel().evaluate(() => {
      for (const part of document.querySelectorAll<HTMLDetailsElement>('.detail details')) part.open = true;
    });
  },
  groups: () => list(panel(), 'groups'),
  export: async () => {
    await act(panel(), 'export-options');
    await panel().waitForSelector('dialog[open]');
  },
  compare: () => goTo(panel(), 'compare'),
  codes: () => goTo(panel(), 'codes'),
  settings: () => goTo(panel(), 'settings'),
};

async function inEveryScene(look: () => Promise<readonly string[]>): Promise<object> {
  const found: Record<string, readonly string[]> = {};
  await goTo(panel(), 'live');
  for (const [name, show] of Object.entries(scenes)) {
    await show();
    await settled(panel());
    const faults = await look();
    if (faults.length > 0) found[name] = faults;
    await panel().evaluate(() => document.querySelector('dialog')?.close());
  }
  return found;
}

describe('the look', () => {
  test.each([
    ['light', 'en'],
    ['dark', 'ar'],
  ] as const)('axe finds nothing in any view: %s, %s', async (theme, language) => {
    await there(stage).devtools.setTheme(theme);
    await until('the panel has the theme', () =>
      panel().evaluate(
        (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
        theme === 'dark',
      ),
    );
    await speak(panel(), language);
    expect(await inEveryScene(() => violations(panel()))).toEqual({});
  });

  test.each(['ar', 'en'])('nothing is cut off at 450 pixels: %s', async (language) => {
    await there(stage).devtools.resize(450, 700);
    await speak(panel(), language);
    expect(await inEveryScene(() => clippedTexts(panel()))).toEqual({});
  });
});

test('a place in the code is no link: Firefox lets no extension open a source', async () => {
  const places = () =>
    panel().evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.detail [title]')]
        .filter(({ title }) => /^https?:.*:\d+:\d+$/.test(title))
        .map(({ localName }) => localName),
    );
  await goTo(panel(), 'live');
  await list(panel(), 'closes');
  await choose(panel(), 'tls-expired');
  const shown = await until('the place is shown', async () => {
    const found = await places();
    return found.length === 0 ? null : found;
  });
  expect(new Set(shown)).toEqual(new Set(['span']));
});
