import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { lookup, type Meaning } from '../../../src/registry/index.ts';
import { CodePicker } from '../../../src/ui/codes/CodePicker.tsx';
import { useEntries } from '../../../src/ui/codes/list/use-entries.ts';
import { packs } from '../../unit/compare/meanings.ts';
import { faults, read, renderInEnglish } from '../compare/words.tsx';
import { cleanUp } from '../fixtures/clean-up.ts';

afterEach(cleanUp);

function Picker({ onPick }: { onPick: (meaning: Meaning) => void }) {
  return (
    <CodePicker label="compare.view.left" value={lookup(1000)} entries={useEntries(packs)} onPick={onPick} />
  );
}

function mount() {
  const onPick = vi.fn<(meaning: Meaning) => void>();
  const view = renderInEnglish(<Picker onPick={onPick} />);
  const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'First code' });
  const type = (text: string) => fireEvent.input(box, { target: { value: text } });
  const press = (key: string) => fireEvent.keyDown(box, { key });
  const picked = () => onPick.mock.calls.map(([{ code, source }]) => [source, code]);
  return { ...view, box, type, press, picked };
}

const options = () => screen.getAllByRole('option').map(read);

test('it shows what is chosen, and no list', () => {
  const { box } = mount();
  expect(box.value).toBe('1000 Normal Closure');
  expect(box.getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByRole('listbox')).toBeNull();
});

test.each([
  ['1015', ['standard', 1015]],
  ['4321', ['range', 4321]],
  ['70000', ['range', 70_000]],
  ['too big', ['standard', 1009]],
  ['token', ['standard', 3000]],
  ['chat auth', ['chat', 4004]],
  ['game over', ['custom', 4100]],
])('typing %s and Enter chooses %o', (text, expected) => {
  const { type, press, picked } = mount();
  type(text);
  press('Enter');
  expect(picked()).toEqual([expected]);
  expect(screen.queryByRole('listbox')).toBeNull();
});

test('a number that packs know offers itself first, then their meanings', () => {
  const { type } = mount();
  type('4004');
  expect(options()).toEqual([
    '4004 Private code',
    '4004 Authentication failedChat Gateway',
    '4004 Bad responseQuery Protocol',
  ]);
});

test('the arrow keys move through the suggestions and stop at the ends', () => {
  const { box, type, press, picked } = mount();
  type('4004');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) press(key);
  const active = document.getElementById(box.getAttribute('aria-activedescendant') ?? '');
  expect(read(active)).toContain('Authentication failed');
  expect(active?.getAttribute('aria-selected')).toBe('true');
  press('Enter');
  expect(picked()).toEqual([['chat', 4004]]);
});

test('a click chooses too', () => {
  const { type, picked } = mount();
  type('4004');
  fireEvent.click(screen.getByText('Bad response'));
  expect(picked()).toEqual([['query', 4004]]);
});

test('Escape leaves things as they were, and does not reach DevTools while there is something to leave', () => {
  const outside = vi.fn();
  document.addEventListener('keydown', outside);
  const { box, type, press, picked } = mount();
  type('101');
  press('Escape');
  expect(box.value).toBe('1000 Normal Closure');
  expect(outside).not.toHaveBeenCalled();
  press('Escape');
  expect(outside).toHaveBeenCalledOnce();
  expect(picked()).toEqual([]);
  document.removeEventListener('keydown', outside);
});

test('leaving the box shows the choice again', () => {
  const { box, type } = mount();
  type('10');
  fireEvent.blur(box);
  expect(box.value).toBe('1000 Normal Closure');
});

test('axe finds nothing, with suggestions open', async () => {
  const { container, type } = mount();
  type('10');
  expect(options().length).toBe(12);
  expect(await faults(container)).toEqual([]);
});
