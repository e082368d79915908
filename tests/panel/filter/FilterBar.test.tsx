import { fireEvent, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { withSpan } from '../../../src/log/filter/time-term.ts';
import { FilterBar } from '../../../src/ui/filter/FilterBar.tsx';
import { closedRow } from '../../unit/log/filter/rows.ts';
import { cleanUp } from '../fixtures/clean-up.ts';
import { renderInEnglish } from './with-words.tsx';

afterEach(cleanUp);

const rows = [closedRow(1006), closedRow(1006), closedRow(1000)];

function mount(first = '') {
  const onChange = vi.fn<(value: string) => void>();
  function Holder() {
    const [value, setValue] = useState(first);
    const change = (next: string) => {
      onChange(next);
      setValue(next);
    };
    return <FilterBar value={value} onChange={change} rows={rows} matched={2} total={3} />;
  }
  renderInEnglish(<Holder />);
  return { onChange, field: screen.getByRole<HTMLInputElement>('combobox') };
}

const type = (field: HTMLInputElement, value: string) => fireEvent.input(field, { target: { value } });
const press = (field: HTMLInputElement, key: string) => fireEvent.keyDown(field, { key });

test('typing tells what was typed and opens suggestions with counts', () => {
  const { onChange, field } = mount();
  type(field, 'code:');
  expect(onChange).toHaveBeenLastCalledWith('code:');
  expect(field.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
    'code:10062',
    'code:10001',
  ]);
});

test('arrows move through the suggestions and Enter takes one', () => {
  const { onChange, field } = mount();
  type(field, 'code:');
  press(field, 'ArrowDown');
  press(field, 'ArrowDown');
  const active = screen.getByRole('option', { selected: true });
  expect(active.textContent).toContain('code:1000');
  expect(field.getAttribute('aria-activedescendant')).toBe(active.id);
  press(field, 'Enter');
  expect(onChange).toHaveBeenLastCalledWith('code:1000 ');
  expect(field.getAttribute('aria-expanded')).toBe('false');
});

test('the arrows go round, also upwards from the field', () => {
  const { field } = mount();
  type(field, 'code:');
  press(field, 'ArrowUp');
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('code:1000');
  press(field, 'ArrowDown');
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('code:1006');
});

test('ArrowDown in an empty field shows the terms, and taking one asks for its value', () => {
  const { field } = mount();
  press(field, 'ArrowDown');
  press(field, 'ArrowDown');
  press(field, 'Enter');
  expect(field.value).toBe('code:');
  expect(screen.getAllByRole('option')).toHaveLength(2);
});

test('Escape first closes the suggestions, then empties the field', () => {
  const { onChange, field } = mount('code:1');
  press(field, 'ArrowDown');
  expect(screen.queryAllByRole('option')).not.toHaveLength(0);
  press(field, 'Escape');
  expect(screen.queryAllByRole('option')).toHaveLength(0);
  expect(field.value).toBe('code:1');
  press(field, 'Escape');
  expect(onChange).toHaveBeenLastCalledWith('');
});

test('Escape in an empty field is left to others', () => {
  const { field } = mount();
  expect(press(field, 'Escape')).toBe(true);
});

test('a click takes a suggestion', () => {
  const { onChange, field } = mount();
  type(field, 'by:');
  fireEvent.click(screen.getByRole('option', { name: /never-opened/ }));
  expect(onChange).toHaveBeenLastCalledWith('by:never-opened ');
});

test('a term that is wrong is told, and bound to the field', () => {
  const { field } = mount('code:x');
  const problem = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  expect(problem?.textContent).toMatch(/code:x needs codes/);
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

test('a term whose value is being chosen is not called wrong yet', () => {
  const { field } = mount();
  type(field, 'code:');
  expect(field.getAttribute('aria-invalid')).toBe('false');
  fireEvent.blur(field);
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

test('the chosen span is a chip beside the field, and goes by itself', () => {
  const { onChange, field } = mount(withSpan('cause:tls', 1_000, 2_000));
  expect(field.value).toBe('cause:tls');
  fireEvent.click(screen.getByTitle('Show all times again'));
  expect(onChange).toHaveBeenLastCalledWith('cause:tls');
});

test('typing keeps the chosen span', () => {
  const { onChange, field } = mount(withSpan('', 1_000, 2_000));
  type(field, 'x');
  expect(onChange).toHaveBeenLastCalledWith('time:1970-01-01T00:00:01.000Z..1970-01-01T00:00:02.000Z x');
});

test('clearing empties everything and gives the focus back', () => {
  const { onChange, field } = mount(withSpan('x', 1_000, 2_000));
  fireEvent.click(screen.getByRole('button', { name: 'Clear the filter' }));
  expect(onChange).toHaveBeenLastCalledWith('');
  expect(document.activeElement).toBe(field);
  expect(screen.queryByRole('button', { name: 'Clear the filter' })).toBeNull();
});

test('counts are announced: all rows, or how many of them match', async () => {
  mount();
  expect(screen.getByRole('status').textContent).toBe('3 rows');
  await cleanUp();
  mount('x');
  expect(screen.getByRole('status').textContent).toBe('2 of 3 rows');
});
