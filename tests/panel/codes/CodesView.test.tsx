import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test } from 'vitest';
import { CodesView, type Looked } from '../../../src/ui/codes/CodesView.tsx';
import { parseCodeAddress } from '../../../src/ui/state/address/code-address.ts';
import { packs } from '../../unit/compare/meanings.ts';
import { faults, read, renderInEnglish } from '../compare/words.tsx';
import { cleanUp } from '../fixtures/clean-up.ts';

afterEach(cleanUp);

/** The view with an address of its own, as the panel and the reference page have one. */
function mount(first: string | null = null, memory: { current: Looked | null } = { current: null }) {
  const went: string[] = [];
  function Holder() {
    const [address, setAddress] = useState(first);
    const go = (hash: string) => {
      went.push(hash);
      setAddress(hash.replace('#/code/', ''));
    };
    return (
      <CodesView
        selected={address === null ? null : parseCodeAddress(address)}
        packs={packs}
        memory={memory}
        onNavigate={go}
      />
    );
  }
  const view = renderInEnglish(<Holder />);
  const search = screen.getByRole('searchbox', { name: /^Search codes/ });
  return {
    ...view,
    went,
    search,
    type: (text: string) => fireEvent.input(search, { target: { value: text } }),
    title: () => read(screen.getByRole('heading', { level: 1 })),
    listed: () => within(screen.getByRole('listbox')).getAllByRole('option').map(read),
  };
}

test('it lists every code, and shows the one of the address', () => {
  const { listed, title } = mount('1006');
  expect(listed()).toHaveLength(19 + 5 + 3 + 2 + 1 + 1);
  expect(title()).toBe('✕ 1006 Abnormal Closure');
  expect(read(within(screen.getByRole('listbox')).getByRole('option', { selected: true }))).toBe(
    '1006 Abnormal Closure',
  );
});

test.each([
  ['1009', '1009 Message Too Big'],
  ['too big', '1009 Message Too Big'],
  ['UTF-8', '1007 Invalid Frame Payload Data'],
  ['decode', '4002 Decode errorChat Gateway'],
  ['4321', '4321 Private code'],
])('searching for %s shows %s at once', (query, expected) => {
  const { type, title } = mount('1000');
  type(query);
  expect(title()).toContain(expected);
});

test('a search that finds nothing says what else to try, and keeps the chosen card', () => {
  const { type, title } = mount('1000');
  type('zebra');
  expect(screen.getByText(/^Nothing matches/)).toBeTruthy();
  expect(read(screen.getByRole('status'))).toBe('0 results');
  expect(title()).toContain('1000');
});

test('without an address it opens on a code that people meet, never on numbers that nobody uses', () => {
  const { title } = mount();
  expect(title()).toContain('1006 Abnormal Closure');
});

test.each([
  ['403', /Server answered … instead of 101/, /401|Origin|403/],
  ['60 s', /nginx/, /proxy_read_timeout/],
  ['cloudflare', /Cloudflare/, /support/],
])('%s finds what is no code, and shows what is known of it', async (query, name, words) => {
  const { type, title, search, container } = mount();
  type(query);
  await waitFor(() => expect(title()).toMatch(name));
  expect(document.querySelector('[data-region="topic"]')?.textContent).toMatch(words);
  fireEvent.keyDown(search, { key: 'Enter' });
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  expect(await faults(container)).toEqual([]);
});

test('opened again, it is as it was left: search, range and what was chosen', async () => {
  const memory: { current: Looked | null } = { current: null };
  const first = mount(null, memory);
  first.type('nginx');
  await waitFor(() => expect(first.title()).toContain('nginx'));
  fireEvent.click(screen.getByText('ingress-nginx'));
  await waitFor(() => expect(first.title()).toContain('ingress-nginx'));
  first.unmount();
  const again = mount(null, memory);
  expect(again.search).toHaveProperty('value', 'nginx');
  await waitFor(() => expect(again.title()).toContain('ingress-nginx'));
});

test('a search that found nothing is not there again', () => {
  const memory: { current: Looked | null } = { current: null };
  const first = mount(null, memory);
  first.type('qqqq');
  first.unmount();
  expect(mount(null, memory).search).toHaveProperty('value', '');
});

test('a code that the address asks for comes before what was last looked at', async () => {
  const memory: { current: Looked | null } = { current: null };
  const first = mount(null, memory);
  first.type('nginx');
  await waitFor(() => expect(first.title()).toContain('nginx'));
  first.unmount();
  const asked = mount('1011', memory);
  expect(asked.search).toHaveProperty('value', '');
  expect(asked.title()).toContain('1011');
});

test('the code it opens on gives way to the best of what is found', () => {
  const { type, title } = mount();
  type('error');
  expect(title()).toContain('1002 Protocol Error');
});

test('a pack or a range narrows the search to codes', async () => {
  const { type } = mount();
  type('cloudflare');
  await screen.findByText('CDN', { selector: '[role="option"] *' });
  fireEvent.click(screen.getByRole('radio', { name: '4000–4999' }));
  expect(screen.queryByText('CDN', { selector: '[role="option"] *' })).toBeNull();
});

test('the list is narrowed by range and by pack', () => {
  const { listed } = mount();
  fireEvent.click(screen.getByRole('radio', { name: '4000–4999' }));
  expect(listed()).toEqual([
    '4000–4999 Private code',
    '4001 Unknown opcodeChat Gateway',
    '4002 Decode errorChat Gateway',
    '4004 Authentication failedChat Gateway',
    '4004 Bad responseQuery Protocol',
    '4100 Game overOur team',
  ]);
  const select = screen.getByRole('combobox', { name: 'Source' });
  expect(within(select).getAllByRole('option').map(read)).toEqual([
    'Standard and packs',
    'Standard only',
    'Our team',
    'Chat Gateway',
    'Polyfill',
    'Query Protocol',
  ]);
  fireEvent.change(select, { target: { value: 'query' } });
  expect(listed()).toEqual(['4004 Bad responseQuery Protocol']);
});

test('the arrow keys walk the list from the search and from the list, and the address follows', () => {
  const { search, went } = mount('1000');
  fireEvent.keyDown(search, { key: 'ArrowDown' });
  fireEvent.keyDown(screen.getByRole('listbox'), { key: 'ArrowDown' });
  fireEvent.keyDown(screen.getByRole('listbox'), { key: 'ArrowUp' });
  // Of the range 1000 to 2999 the first number without a meaning stands for all.
  expect(went).toEqual(['#/code/1016', '#/code/1001', '#/code/1016']);
});

test('Enter goes from the search to the card', () => {
  const { search, type, went } = mount();
  type('decode');
  fireEvent.keyDown(search, { key: 'Enter' });
  expect(went).toEqual(['#/code/chat:4002']);
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
});

test('what is typed in the list goes to the search', () => {
  const { search } = mount('1000');
  fireEvent.keyDown(screen.getByRole('listbox'), { key: 't' });
  expect(document.activeElement).toBe(search);
});

test('a code is compared with another from its card', () => {
  const { went } = mount('chat:4004');
  const box = screen.getByRole('combobox', { name: 'Compare with …' });
  fireEvent.input(box, { target: { value: '1006' } });
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(went).toEqual(['#/compare/chat:4004/1006']);
});

test('a number that packs know shows them as candidates, a pack’s own card does not', () => {
  const { went } = mount('4004');
  expect(screen.getByText('4004 means different things')).toBeTruthy();
  fireEvent.click(screen.getByText('Bad response', { selector: '[role="option"] *' }));
  expect(went).toEqual(['#/code/query:4004']);
  expect(screen.queryByText('4004 means different things')).toBeNull();
});

test('axe finds nothing', async () => {
  const { container } = mount('4004');
  expect(await faults(container)).toEqual([]);
});
