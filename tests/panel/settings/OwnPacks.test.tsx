import { fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { faults } from '../compare/words.tsx';
import { cleanUp } from '../fixtures/clean-up.ts';
import { button, mount, pack, type } from './own-packs.tsx';

afterEach(cleanUp);

describe('the form', () => {
  test('adds a pack', () => {
    const { onChange } = mount();
    fireEvent.click(button('Add a pack'));
    expect(document.activeElement).toBe(screen.getByLabelText('Name of the pack'));
    type('Name of the pack', 'Team');
    type('Hosts', '*.team.test');
    type('Code or range, line 1', '4001');
    type('Name, line 1', 'Kicked');
    fireEvent.click(button('Save'));
    expect(onChange).toHaveBeenLastCalledWith([pack('Team')]);
    expect(screen.getByRole('status').textContent).toMatch(/Team.*was saved/);
    expect(screen.queryByRole('form')).toBeNull();
  });

  test('says what is wrong beside each field, goes to the first, and saves nothing', () => {
    const { onChange } = mount();
    fireEvent.click(button('Add a pack'));
    type('Name of the pack', 'Team');
    type('Code or range, line 1', '99');
    fireEvent.click(button('Save'));
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toMatch(/^3 things to fix/);
    expect(document.activeElement).toBe(screen.getByLabelText('Subprotocols'));
    const code = screen.getByLabelText('Code or range, line 1');
    const problem = document.getElementById(code.getAttribute('aria-describedby') ?? '');
    expect(problem?.textContent).toMatch(/3000 to 4999/);
  });

  test('edits a pack in its place', () => {
    const { onChange } = mount([pack('A'), pack('B'), pack('C')]);
    fireEvent.click(button(/^Edit .*B/));
    type('Name of the pack', 'B2');
    fireEvent.click(button('Save'));
    expect(onChange.mock.lastCall?.[0].map(({ name }) => name)).toEqual(['A', 'B2', 'C']);
  });

  test('a name may stand only once', () => {
    const { onChange } = mount([pack('A'), pack('B')]);
    fireEvent.click(button(/^Edit .*B/));
    type('Name of the pack', 'A');
    fireEvent.click(button('Save'));
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByText('Another pack has this name.')).toBeTruthy();
  });

  test('lines are added and removed, and the focus goes along', () => {
    mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    expect(button('Remove line 1')).toHaveProperty('disabled', true);
    fireEvent.click(button('Add a code'));
    expect(document.activeElement).toBe(screen.getByLabelText('Code or range, line 2'));
    fireEvent.click(button('Remove line 1'));
    const only = screen.getByLabelText<HTMLInputElement>('Code or range, line 1');
    expect(only.value).toBe('');
    expect(document.activeElement).toBe(only);
  });

  test('a problem names line and field, and leads there', () => {
    mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    fireEvent.click(button('Add a code'));
    type('Code or range, line 2', '4103-4100');
    type('Name, line 2', 'Busy');
    fireEvent.click(button('Save'));
    const link = within(screen.getByRole('alert')).getByRole('button');
    expect(link.textContent?.replaceAll(/[\u2068\u2069]/g, '')).toMatch(
      /^Code or range, line 2: A range is two numbers/,
    );
    button('Save').focus();
    fireEvent.click(link);
    expect(document.activeElement).toBe(screen.getByLabelText('Code or range, line 2'));
  });

  test('the table has nothing that axe finds', async () => {
    mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    type('Code or range, line 1', '99');
    fireEvent.click(button('Save'));
    expect(await faults(screen.getByRole('form'))).toEqual([]);
  });

  test('cancelling changes nothing', () => {
    const { onChange } = mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    fireEvent.click(button('Cancel'));
    expect(onChange).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('Add a pack'));
  });
});

test('removing has a way back', () => {
  const { onChange } = mount([pack('A'), pack('B')]);
  fireEvent.click(button(/^Remove .*A/));
  expect(onChange.mock.lastCall?.[0].map(({ name }) => name)).toEqual(['B']);
  fireEvent.click(within(screen.getByRole('status')).getByRole('button', { name: 'Undo' }));
  expect(onChange.mock.lastCall?.[0].map(({ name }) => name)).toEqual(['A', 'B']);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});
