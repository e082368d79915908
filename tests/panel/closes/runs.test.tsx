import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { session } from '../fixtures/session.ts';
import { grid, hide, rows, type Shown, show } from '../fixtures/show.tsx';
import { closeEvent, ended, failed, start } from '../fixtures/sockets.ts';

let shown: Shown;
afterEach(() => hide(shown));

const refused = 'Error during WebSocket handshake: Unexpected response code: 403';
const attempt = (index: number) =>
  failed(`f${index}`, refused, {
    url: 'wss://api.shop.test/feed',
    createdAt: start + index * 300,
    firstSeenAt: start + index * 300,
    endedAt: start + index * 300 + 100,
  });
const loop = Array.from({ length: 8 }, (_, index) => attempt(index));
const before = ended('first', closeEvent(1000), { endedAt: start - 5_000 });
const noChanges = { type: 'changes', sockets: [], markers: [], spans: [], dropped: 0, removed: [] } as const;
const log = { ...session, markers: [], sockets: [before, ...loop] };

const chosen = () => shown.panel.store.shown.value.selection.selectedId.value;
const press = (key: string, changes: KeyboardEventInit = {}) =>
  fireEvent.keyDown(grid(), { key, ...changes });
const item = (id: string) => document.querySelector<HTMLElement>(`[role="menu"] [data-item="${id}"]`);

test('closes alike are one row with their number, and a press on it chooses the newest', async () => {
  shown = await show({ log });
  await waitFor(() => expect(rows()).toHaveLength(2));
  expect(rows()[1]?.dataset).toMatchObject({ count: '8', closeCode: '1006', cause: 'handshake-status' });
  expect(rows()[0]?.dataset.count).toBeUndefined();
  rows()[1]?.click();
  await waitFor(() => expect(chosen()).toBe('f7'));
  expect(rows()[1]?.getAttribute('aria-selected')).toBe('true');
});

test('the row counts on as closes come, keeps what was chosen, and stays open once it is opened', async () => {
  shown = await show({ log });
  await waitFor(() => expect(rows()).toHaveLength(2));
  rows()[1]?.click();
  shown.world.send({ ...noChanges, sockets: [attempt(8)] });
  await waitFor(() => expect(rows()[1]?.dataset.count).toBe('9'));
  expect(chosen()).toBe('f7');
  expect(rows()[1]?.getAttribute('aria-selected')).toBe('true');
  screen.getByRole('button', { name: '9 closes alike' }).click();
  await waitFor(() => expect(rows()).toHaveLength(10));
  shown.world.send({ ...noChanges, sockets: [attempt(9)], removed: ['f0'] });
  await waitFor(() =>
    expect(rows().map(({ dataset }) => dataset.line)).toEqual([
      'first',
      'f1',
      'f2',
      'f3',
      'f4',
      'f5',
      'f6',
      'f7',
      'f8',
      'f9',
    ]),
  );
});

test.each([
  ['ltr', 'ArrowRight', 'ArrowLeft', 'en'],
  ['rtl', 'ArrowLeft', 'ArrowRight', 'ar'],
])(
  'in %s, %s opens a folded row and %s shuts it from any of its closes',
  async (_, opens, shuts, language) => {
    shown = await show({ log, stored: { language } });
    await waitFor(() => expect(rows()).toHaveLength(2));
    grid().focus();
    press('End');
    await waitFor(() => expect(chosen()).toBe('f7'));
    press(opens);
    await waitFor(() => expect(rows()).toHaveLength(9));
    press('ArrowUp');
    await waitFor(() => expect(chosen()).toBe('f6'));
    press(shuts);
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(chosen()).toBe('f7');
  },
);

test('the filter, and any order but that of time, look at single closes', async () => {
  shown = await show({ log });
  await waitFor(() => expect(rows()).toHaveLength(2));
  shown.panel.sort.value = { column: 'lived', descending: false };
  await waitFor(() => expect(rows()).toHaveLength(9));
  shown.panel.sort.value = { column: 'time', descending: false };
  shown.panel.filter.value = 'code:1006';
  await waitFor(() => expect(rows().map(({ dataset }) => dataset.count)).toEqual(['8']));
  await waitFor(() =>
    expect(document.querySelector('[data-list="closes"] .count')?.textContent).toBe('8 of 9'),
  );
});

test('a reconnect loop is said over the list, shown by its closes, and dismissed', async () => {
  shown = await show({ log });
  const strip = await waitFor(() => {
    const found = document.querySelector('[data-region="loop"]');
    expect(found?.querySelector('.address')?.textContent).toBe('api.shop.test/feed');
    expect(found?.querySelector('.loop-pace')?.textContent).toMatch(
      /^8 closes in 2.2 sec, about every 300 ms · since /,
    );
    return found;
  });
  strip?.querySelector<HTMLElement>('[data-action="show-loop"]')?.click();
  await waitFor(() => expect(rows().map(({ dataset }) => dataset.count)).toEqual(['8']));
  expect(shown.panel.filter.value).toBe('is:loop url:wss://api.shop.test/feed ');
  expect(chosen()).toBe('f7');
  document.querySelector<HTMLElement>('[data-action="dismiss-loop"]')?.click();
  await waitFor(() => expect(document.querySelector('[data-region="loop"]')).toBeNull());
  shown.world.send({ ...noChanges, sockets: [attempt(8)] });
  await waitFor(() => expect(rows()[0]?.dataset.count).toBe('9'));
  expect(document.querySelector('[data-region="loop"]')).toBeNull();
});

test('chips put their term into the filter and take it out again', async () => {
  shown = await show({ log });
  const chip = await screen.findByRole('button', { name: 'never opened 8' });
  expect(screen.queryByRole('button', { name: /closed by the page/ })).toBeNull();
  chip.click();
  await waitFor(() => expect(shown.panel.filter.value).toBe('is:never-opened '));
  await waitFor(() => expect(chip.getAttribute('aria-pressed')).toBe('true'));
  chip.click();
  await waitFor(() => expect(shown.panel.filter.value).toBe(''));
});

test('Esc in an empty filter goes back to the list', async () => {
  shown = await show({ log });
  await waitFor(() => expect(rows()).toHaveLength(2));
  const field = screen.getByRole('combobox', { name: /filter/i });
  field.focus();
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(document.activeElement).toBe(grid());
});

test('a right click on a row opens its menu, whose choices filter, and the focus goes back', async () => {
  shown = await show({ log });
  await waitFor(() => expect(rows()).toHaveLength(2));
  grid().focus();
  fireEvent.contextMenu(rows()[0] as Element, { clientX: 40, clientY: 60 });
  await waitFor(() => expect(item('copy-markdown')).toBe(document.activeElement));
  expect(chosen()).toBe('first');
  item('hide-code')?.click();
  await waitFor(() => expect(shown.panel.filter.value).toBe('-code:1000 '));
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  expect(document.activeElement).toBe(grid());
});

test.each([
  ['ContextMenu', {}],
  ['F10', { shiftKey: true }],
])('%s opens the menu of the chosen row, arrows walk it, Esc shuts only it', async (key, changes) => {
  shown = await show({ log });
  await waitFor(() => expect(rows()).toHaveLength(2));
  grid().focus();
  press('Home');
  await waitFor(() => expect(chosen()).toBe('first'));
  press(key, changes);
  await waitFor(() => expect(item('copy-markdown')).toBe(document.activeElement));
  fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowUp' });
  expect(document.activeElement).toBe(item('compare'));
  fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  expect(chosen()).toBe('first');
});

test('copying from the menu says what came of it', async () => {
  shown = await show({ log });
  await waitFor(() => expect(rows()).toHaveLength(2));
  fireEvent.contextMenu(rows()[0] as Element);
  await waitFor(() => expect(item('copy-text')).not.toBeNull());
  item('copy-text')?.click();
  await screen.findByText('Copied', { selector: '.notice' });
  expect(shown.world.copied[0]).toContain('wss://api.shop.test/live');
});
