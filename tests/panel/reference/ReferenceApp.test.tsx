import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ReferenceApp } from '../../../src/ui/reference/ReferenceApp.tsx';
import { createReference, type Reference } from '../../../src/ui/reference/reference.ts';
import type { StoredSettings } from '../../../src/ui/state/platform.ts';
import { faults } from '../compare/words.tsx';
import { cleanUp } from '../fixtures/clean-up.ts';

let stored: StoredSettings = {};
let unreadable = false;
let changed: ((changes: StoredSettings) => void) | null = null;
const settings = {
  load: async () => {
    if (unreadable) throw new Error('corrupt');
    return stored;
  },
  save: async (changes: StoredSettings) => {
    stored = { ...stored, ...changes };
  },
  onChange: (listener: (changes: StoredSettings) => void) => {
    changed = listener;
    return () => {
      changed = null;
    };
  },
};

let reference: Reference | null = null;

beforeEach(() => {
  stored = {};
  unreadable = false;
});

afterEach(async () => {
  await cleanUp();
  reference?.dispose();
  history.replaceState(null, '', '/');
});

const copied: string[] = [];
const copyText = async (text: string) => {
  copied.push(text);
};

async function open(address: string, liveDemos: string | null = null) {
  history.replaceState(null, '', `/reference.html${address}`);
  const made = await createReference({ settings, languages: ['en'], copyText, liveDemos });
  reference = made;
  return { made, ...render(<ReferenceApp reference={made} />) };
}

test.each([
  ['', 'Codes · Closeframe'],
  ['#/code/1006', 'WebSocket 1006 Abnormal Closure · Closeframe'],
  ['#/compare/1000/1015?lang=en', 'WebSocket 1000 Normal Closure vs 1015 TLS Handshake Failure · Closeframe'],
  ['#/nowhere', 'No page has this address · Closeframe'],
])('the address %j gives the title %s', async (address, title) => {
  await open(address);
  await waitFor(() => expect(document.title).toBe(title));
  expect(document.documentElement.lang).toBe('en');
});

test('a bad address is shown as text, cut, with a way out', async () => {
  const { container } = await open(`#/code/<img src=x>${'y'.repeat(500)}`);
  expect(container.querySelector('img')).toBeNull();
  expect(screen.getByText(/^#\/code\/.{100,130}…$/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'See all codes' }).getAttribute('href')).toBe('#/codes');
});

test('the page follows the address, forwards and back', async () => {
  await open('#/code/1006');
  history.pushState(null, '', '#/compare/1000/1001');
  window.dispatchEvent(new PopStateEvent('popstate'));
  await screen.findByRole('heading', { name: /1000.*1001/ });
});

test('a comparison swapped keeps the language of its address', async () => {
  await open('#/compare/1000/1015?lang=en');
  fireEvent.click(screen.getByRole('button', { name: /Swap/ }));
  await screen.findByRole('heading', { name: /1015.*1000/ });
  expect(location.hash).toBe('#/compare/1015/1000?lang=en');
});

test('going from code to code leaves one entry in the history', async () => {
  const { made } = await open('#/code/1006');
  const before = history.length;
  made.go('#/code/1007');
  expect(history.length).toBe(before);
  made.go('#/compare/1000/1007');
  expect(history.length).toBe(before + 1);
});

test('packs come by themselves', async () => {
  await open('#/code/4004');
  expect(await screen.findByText('4004 means different things')).toBeTruthy();
});

test('the language is remembered, and other settings stay as they are', async () => {
  stored = { theme: 'dark', keepLog: false };
  await open('#/codes');
  expect(document.documentElement.dataset.theme).toBe('dark');
  fireEvent.change(screen.getByRole('combobox', { name: 'Language' }), { target: { value: 'en' } });
  await waitFor(() => expect(stored).toEqual({ theme: 'dark', keepLog: false, language: 'en' }));
});

test('the user’s own packs and theme are there, and follow a change made in the panel', async () => {
  const ownPack = {
    format: 'closeframe/pack',
    version: 1,
    name: 'Our team',
    match: { hosts: ['team.example.com'] },
    codes: [{ code: 4100, name: 'Game over' }],
  };
  await open('#/code/custom.Our%20team:4100');
  expect(screen.queryByRole('heading', { name: /Game over/ })).toBeNull();
  changed?.({ theme: 'light', ownPacks: [ownPack] });
  await screen.findByRole('heading', { name: /Game over/ });
  expect(document.documentElement.dataset.theme).toBe('light');
});

test.each([{}, { layout: 7, ownPacks: 'nonsense' }, { theme: 'purple', language: 3 }])(
  'damaged settings (%j) read as none',
  async (damaged) => {
    stored = damaged;
    await open('#/codes');
    expect(screen.getByRole('searchbox')).toBeTruthy();
  },
);

test('settings that cannot be loaded read as none', async () => {
  unreadable = true;
  await open('#/codes');
  expect(screen.getByRole('searchbox')).toBeTruthy();
});

test('after it is disposed of, the address moves nothing', async () => {
  const { made } = await open('#/code/1006');
  made.dispose();
  expect(changed).toBeNull();
  history.replaceState(null, '', '#/code/1007');
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  expect(made.page.value).toMatchObject({ selected: { code: 1006 } });
});

test.each(['#/code/1006', '#/compare/1000/1015', '#/nowhere'])('axe finds nothing at %s', async (address) => {
  const { container } = await open(address);
  await screen.findByRole('heading', { level: 1 });
  expect(await faults(container)).toEqual([]);
});

test('the start page offers five sockets that fail, and says what each page got', async () => {
  const { container } = await open('#/start', 'about:blank');
  expect(document.title).toBe('See why a WebSocket closed · Closeframe');
  const buttons = screen.getAllByRole('button', { name: 'Run' });
  expect(buttons).toHaveLength(5);
  const frame = container.querySelector('iframe')?.contentWindow;
  if (!frame) throw new Error('The page of the demos is not there.');
  const asked: unknown[] = [];
  frame.postMessage = (message: unknown) => asked.push(message);
  fireEvent.click(buttons[0] as HTMLElement);
  expect(asked).toEqual(['refused']);
  await screen.findByText('Waiting for the end …');
  const say = (data: unknown, source: Window = frame) =>
    window.dispatchEvent(new MessageEvent('message', { source, data }));
  say({ id: 'refused', code: null });
  await screen.findByText(/an error and no close event/);
  say({ id: 'refused', code: 1006 });
  await screen.findByText(/The page got .*1006.* and no reason/);
  say({ id: 'policy', code: 1006 }, window);
  say({ id: 'constructor', code: 1006 });
  say({ id: 'policy', code: 'x' });
  say(null);
  expect(screen.getAllByText(/The page got/)).toHaveLength(1);
});

test('where no page of the extension can be watched, the start page gives lines to paste', async () => {
  const { container } = await open('#/start');
  expect(container.querySelector('iframe')).toBeNull();
  expect(screen.queryByText(/use this page|Press a button below/)).toBeNull();
  screen.getByText(/open any website in another tab/);
  // Elsewhere, another page's policy counts: its line would be one more name that does not exist.
  expect(screen.getAllByRole('button', { name: 'Copy' })).toHaveLength(4);
  expect(screen.queryByText(/policy/)).toBeNull();
  fireEvent.click(screen.getAllByRole('button', { name: 'Copy' })[3] as HTMLElement);
  await screen.findByRole('button', { name: /Copied/ });
  expect(copied).toEqual(["new WebSocket('ws://127.0.0.1:2/early').close()"]);
});
