import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { session } from '../fixtures/session.ts';
import { grid, hide, rows, type Shown, show } from '../fixtures/show.tsx';
import { closeEvent, ended, start } from '../fixtures/sockets.ts';

let shown: Shown;
afterEach(() => hide(shown));

const ids = () => rows().map((row) => row.dataset.line);
const header = (name: string) => within(grid()).getByRole('columnheader', { name: new RegExp(`^${name}`) });
const press = (name: string) => header(name).querySelector('button')?.click();
const noChanges = { type: 'changes', sockets: [], markers: [], spans: [], dropped: 0, removed: [] } as const;

test.each([
  ['Code', 's4 s7 s1 s5 s6 s2 s8 s3', 's3'],
  // Equal ones stay in the order of their ends, whichever way round.
  ['Who closed it', 's4 s6 s5 s7 s2 s3 s8 s1', 's1'],
  ['Lived', 's1 s6 s2 s3 s8 s5 s4 s7', 's7'],
])('a press on %s sorts by it, a second one turns it round', async (name, order, firstBackwards) => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  press(name);
  await waitFor(() => expect(header(name).getAttribute('aria-sort')).toBe('ascending'));
  expect(ids().join(' ')).toBe(order);
  press(name);
  await waitFor(() => expect(header(name).getAttribute('aria-sort')).toBe('descending'));
  expect(ids()[0]).toBe(firstBackwards);
});

test('what, socket and time sort as they read', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  press('Time');
  await waitFor(() => expect(ids()).toEqual(['s8', 's7', 's6', 's5', 's4', 's3', 's2', 's1']));
  press('Socket');
  await waitFor(() => expect(ids()[0]).toBe('s6'));
  press('What happened');
  await waitFor(() => expect(header('What happened').getAttribute('aria-sort')).toBe('ascending'));
  const titles = rows().map((row) => row.querySelector('.what .first')?.textContent ?? '');
  expect(titles).toEqual(titles.toSorted(new Intl.Collator('en', { numeric: true }).compare));
});

const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    ended(`n${index}`, closeEvent(1000), {
      url: `wss://api.shop.test/${'abcdefghijklmnopqrstuvwxyz'[index % 26]}`,
      endedAt: start + index * 1_000,
    }),
  );

/** jsdom does not lay out, so the heights that scrolling goes by are given. */
function layOut(list: HTMLElement, height: number): void {
  Object.defineProperty(list, 'scrollHeight', { configurable: true, value: height });
}

test('a list that was scrolled up stays, counts what is new, and goes back to following on demand', async () => {
  shown = await show({ log: { ...session, markers: [], sockets: many(200) } });
  await waitFor(() => expect(rows().length).toBeGreaterThan(5));
  layOut(grid(), 200 * 22);
  for (const top of [200 * 22, 0]) {
    grid().scrollTop = top;
    fireEvent.scroll(grid());
  }
  await waitFor(() => expect(ids()[0]).toBe('n0'));
  const late = ['a', 'b', 'c'].map((id, index) =>
    ended(id, closeEvent(1001), { url: `wss://late.test/${id}`, endedAt: start + 1_000_000 + index }),
  );
  // Old closes that come or go meanwhile are not new ones.
  shown.world.send({
    type: 'older',
    sockets: [ended('old', closeEvent(1001), { endedAt: start - 1 })],
    following: 0,
  });
  shown.world.send({ ...noChanges, sockets: late, removed: ['n150', 'n151'] });
  const button = await screen.findByRole('button', { name: /3 new closes/ });
  expect(ids().slice(0, 2)).toEqual(['old', 'n0']);
  layOut(grid(), 203 * 22);
  button.click();
  await waitFor(() => expect(ids().at(-1)).toBe('c'));
  await waitFor(() => expect(screen.queryByRole('button', { name: /new close/ })).toBeNull());
});

test('closes that a filter held back are not new when it goes', async () => {
  shown = await show({ log: { ...session, markers: [], sockets: many(10) } });
  await waitFor(() => expect(ids()).toHaveLength(10));
  shown.panel.filter.value = '-url:test/i -url:test/j';
  await waitFor(() => expect(ids()).toHaveLength(8));
  rows()[0]?.click();
  await waitFor(() => expect(shown.panel.store.shown.value.selection.selectedId.value).toBe('n0'));
  shown.panel.filter.value = '';
  await waitFor(() => expect(ids()).toHaveLength(10));
  expect(screen.queryByRole('button', { name: /new close/ })).toBeNull();
});

test('a close chosen before the end stays in sight while others come', async () => {
  shown = await show({ log: { ...session, markers: [], sockets: many(10) } });
  await waitFor(() => expect(ids()).toHaveLength(10));
  rows().at(-2)?.click();
  await waitFor(() => expect(shown.panel.store.shown.value.selection.selectedId.value).toBe('n8'));
  shown.world.send({
    ...noChanges,
    sockets: [ended('late', closeEvent(1001), { endedAt: start + 1_000_000 })],
  });
  await screen.findByRole('button', { name: /1 new close/ });
});
