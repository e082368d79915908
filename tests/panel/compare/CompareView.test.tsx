import { act, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { CompareView } from '../../../src/ui/compare/CompareView.tsx';
import { parseCodeAddress } from '../../../src/ui/state/address/code-address.ts';
import { packs } from '../../unit/compare/meanings.ts';
import { cleanUp } from '../fixtures/clean-up.ts';
import { faults, read, renderInEnglish } from './words.tsx';

afterEach(cleanUp);

const at = (text: string) => parseCodeAddress(text) ?? { code: 1000, pack: null };

function show(left: string, right: string) {
  const onNavigate = vi.fn<(hash: string) => void>();
  const view = renderInEnglish(
    <CompareView left={at(left)} right={at(right)} packs={packs} onNavigate={onNavigate} />,
  );
  return { ...view, onNavigate, region: screen.getByRole('region', { name: /^WebSocket/ }) };
}

test('the sections stand in the order of the reference pages', () => {
  const { region } = show('1000', '1015');
  expect(region.dataset.region).toBe('comparison');
  expect(read(within(region).getByRole('heading', { level: 1 }))).toBe(
    'WebSocket 1000 Normal Closure vs 1015 TLS Handshake Failure',
  );
  const cards = ['Description', 'When you see it', 'How to fix it'];
  expect(within(region).getAllByRole('heading', { level: 2 }).map(read)).toEqual([
    ...cards,
    ...cards,
    'Facts≠ marks what differs',
    'Key differences',
    'When to use which',
    'What a browser really shows',
    'Learn more',
  ]);
});

test('each side is a region of its own name', () => {
  show('1000', '1015');
  const right = screen.getByRole('region', { name: /^1015/ });
  expect(read(right)).toContain('Renew the certificate');
});

test('the table of facts has headers for columns and rows, and marks the rows that differ', () => {
  show('1000', '1001');
  const table = screen.getByRole('table');
  expect(within(table).getAllByRole('columnheader').map(read)).toEqual(['1000', '1001']);
  const marked = within(table)
    .getAllByRole('row')
    .filter((row) => within(row).queryByRole('img', { name: 'differs' }));
  expect(marked.map((row) => read(within(row).getByRole('rowheader')))).toEqual([
    '≠ A page may pass it to close()',
    '≠ The browser itself sends it',
    '≠ Reconnect',
  ]);
});

test('the swap button and the keys S and X exchange the sides, packs included', () => {
  const { onNavigate } = show('chat:4004', '1006');
  const swap = screen.getByRole('button', { name: /Swap/ });
  expect(swap.dataset.action).toBe('swap');
  fireEvent.click(swap);
  fireEvent.keyDown(document.body, { key: 's' });
  fireEvent.keyDown(document.body, { key: 'x' });
  expect(onNavigate.mock.calls).toEqual(Array(3).fill(['#/compare/1006/chat:4004']));
});

test('keys that are text, or belong to the browser, swap nothing', () => {
  const { onNavigate, unmount } = show('1000', '1006');
  fireEvent.keyDown(screen.getByRole('combobox', { name: 'First code' }), { key: 's' });
  fireEvent.keyDown(document.body, { key: 's', ctrlKey: true });
  act(() => void unmount());
  fireEvent.keyDown(document.body, { key: 's' });
  expect(onNavigate).not.toHaveBeenCalled();
});

test('a code beside itself shows its cards once', () => {
  const { region } = show('1001', '1001');
  expect(within(region).getAllByRole('heading', { name: 'Description' })).toHaveLength(1);
  expect(read(region)).toContain('Both sides are 1001.');
});

test('a number that packs give meanings says so, plainly as candidates', () => {
  show('4004', '1000');
  const list = screen.getByText('4004 means different things').closest('section');
  const links = within(list as HTMLElement).getAllByRole('link');
  expect(links.map((link) => [read(link), link.getAttribute('href')])).toEqual([
    ['Chat Gateway', '#/code/chat:4004'],
    ['Query Protocol', '#/code/query:4004'],
  ]);
});

test('a number of the protocol has one meaning, whatever packs use it for', () => {
  show('2999', '1000');
  expect(screen.queryByText(/means different things/)).toBeNull();
});

test('a pack’s meaning that is named has no candidates beside it', () => {
  show('chat:4004', '1000');
  expect(screen.queryByText(/means different things/)).toBeNull();
  expect(screen.getAllByText('Chat Gateway').length).toBeGreaterThan(0);
});

test('axe finds nothing', async () => {
  const { container } = show('1006', 'query:4004');
  expect(await faults(container)).toEqual([]);
});
