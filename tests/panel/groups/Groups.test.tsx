import { fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Row } from '../../../src/log/rows/row.ts';
import { mostSockets } from '../../../src/ui/groups/GroupLine.tsx';
import { Groups, mostGroups } from '../../../src/ui/groups/Groups.tsx';
import { attempt } from '../../unit/log/filter/rows.ts';
import { renderInEnglish } from '../filter/with-words.tsx';
import { cleanUp } from '../fixtures/clean-up.ts';

afterEach(cleanUp);

const loop = Array.from({ length: 8 }, (_, index) => attempt('loop', index * 200));
const calm = [attempt('calm', 10_000)];

function mount(rows: readonly Row[] = [...loop, ...calm], selectedId: string | null = null) {
  const onSelect = vi.fn();
  renderInEnglish(<Groups rows={rows} selectedId={selectedId} onSelect={onSelect} now={20_000} />);
  return onSelect;
}
const line = (path: string) => {
  const found = document.querySelector<HTMLDetailsElement>(`details[data-url="wss://h.test/${path}"]`);
  if (!found) throw new Error(`no line for ${path}`);
  return found;
};
const summary = (path: string) =>
  within(line(path))
    .getByText(/h\.test/)
    .closest('summary') as HTMLElement;
const open = (path: string) => {
  line(path).open = true;
  fireEvent(line(path), new Event('toggle'));
};

test('a line tells the URL, its state, its sockets and reconnects', () => {
  mount();
  expect(summary('loop').textContent).toMatch(/wss:\/\/h\.test\/loop.*ended.*8 sockets.*7 reconnects/);
  expect(summary('calm').textContent).toMatch(/1 socket.*no reconnect/);
});

test('the most urgent URL stands first, and each says how its last socket ended', () => {
  mount([...calm, ...loop]);
  const urls = [...document.querySelectorAll('details')].map(({ dataset }) => dataset.url);
  expect(urls).toEqual(['wss://h.test/loop', 'wss://h.test/calm']);
  expect(summary('loop').querySelector('.group-last')?.textContent).toContain('1006');
});

test('a reconnect loop is called out without opening it', () => {
  mount();
  expect(within(summary('loop')).getByText('Reconnect loop')).toBeTruthy();
  expect(within(summary('calm')).queryByText('Reconnect loop')).toBeNull();
});

test('the backoff is drawn, and described in words', () => {
  mount();
  expect(summary('loop').querySelectorAll('svg rect')).toHaveLength(7);
  expect(within(summary('loop')).getByText(/Delays before reconnecting: .*100 ms/)).toBeTruthy();
  expect(summary('calm').querySelector('svg')).toBeNull();
});

test('opening a line shows what is to be said of it and each socket, newest first', () => {
  const onSelect = mount(undefined, 'loop0');
  expect(within(line('loop')).queryAllByRole('button')).toHaveLength(0);
  open('loop');
  const sockets = within(line('loop')).getAllByRole('button');
  expect(sockets.map((socket) => socket.getAttribute('data-socket'))).toEqual(
    loop.map(({ socket }) => socket.id).reverse(),
  );
  expect(line('loop').querySelectorAll('.group-findings li').length).toBeGreaterThan(0);
  expect(sockets.at(-1)?.getAttribute('aria-current')).toBe('true');
  fireEvent.click(sockets[0] as Element);
  expect(onSelect).toHaveBeenCalledExactlyOnceWith('loop1400');
});

describe('by keyboard', () => {
  const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });

  test('arrows walk, open and close as in a tree', () => {
    mount();
    summary('loop').focus();
    press('ArrowDown');
    expect(document.activeElement).toBe(summary('calm'));
    press('ArrowUp');
    press('ArrowRight');
    expect(line('loop').open).toBe(true);
    press('ArrowDown');
    expect(document.activeElement?.getAttribute('data-socket')).toBe('loop1400');
    press('End');
    expect(document.activeElement).toBe(summary('calm'));
    press('ArrowUp');
    expect(document.activeElement?.getAttribute('data-socket')).toBe('loop0');
    press('ArrowLeft');
    expect(line('loop').open).toBe(false);
    expect(document.activeElement).toBe(summary('loop'));
    press('End');
    press('Home');
    expect(document.activeElement).toBe(summary('loop'));
  });

  test('other keys are left alone', () => {
    mount();
    summary('calm').focus();
    expect(press('a')).toBe(true);
    expect(press('ArrowDown')).toBe(false);
  });
});

test('long lists are bounded, and say so', async () => {
  mount(Array.from({ length: mostSockets + 5 }, (_, index) => attempt('many', index * 1_000)));
  open('many');
  expect(within(line('many')).getAllByRole('button')).toHaveLength(mostSockets);
  expect(screen.getByText(/5 older sockets/)).toBeTruthy();
  await cleanUp();
  mount(Array.from({ length: mostGroups + 3 }, (_, index) => attempt(`u${index}`, index)));
  expect(document.querySelectorAll('details')).toHaveLength(mostGroups);
  expect(screen.getByText(/3 more URLs/)).toBeTruthy();
});

test('an empty log says so', () => {
  mount([]);
  expect(screen.getByText('No sockets to group')).toBeTruthy();
});
