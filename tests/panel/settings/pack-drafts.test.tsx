import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { createPackDrafts } from '../../../src/ui/state/packs/pack-drafts.ts';
import { cleanUp } from '../fixtures/clean-up.ts';
import { button, mount, pack, type } from './own-packs.tsx';

afterEach(cleanUp);

describe('a draft', () => {
  const fieldOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;

  test('is there again after the view was left, and says that it is not saved', () => {
    const { drafts, unmount } = mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    expect(screen.queryByText(/^Not saved yet/)).toBeNull();
    type('Name, line 1', 'Thrown out');
    expect(screen.getByText(/^Not saved yet/)).toBeTruthy();
    unmount();
    mount([pack('A')], drafts);
    expect(fieldOf('Name, line 1')).toBe('Thrown out');
    expect(screen.getByText(/^Not saved yet/)).toBeTruthy();
  });

  test('is gone once it is saved or cancelled', () => {
    const { drafts } = mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    type('Name, line 1', 'Thrown out');
    fireEvent.click(button('Cancel'));
    fireEvent.click(button(/^Edit/));
    expect(fieldOf('Name, line 1')).toBe('Kicked');
    type('Name, line 1', 'Thrown out');
    fireEvent.click(button('Save'));
    expect(drafts.kept.value.size).toBe(0);
    expect(drafts.open.value).toBeNull();
  });

  test('of one pack stays while another is edited', () => {
    mount([pack('A'), pack('B')]);
    fireEvent.click(button(/^Edit .*A/));
    type('Name, line 1', 'Thrown out');
    fireEvent.click(button(/^Edit .*B/));
    expect(fieldOf('Name, line 1')).toBe('Kicked');
    fireEvent.click(button(/^Edit .*A/));
    expect(fieldOf('Name, line 1')).toBe('Thrown out');
  });
});

describe('an address that asks to name a code', () => {
  afterEach(() => {
    window.location.hash = '';
  });

  test('opens the form with code, host and subprotocol filled in, and asks only once', () => {
    window.location.hash = '#/settings?name=4102&host=chat.test:8080&subprotocol=chat.v1';
    mount();
    expect(window.location.hash).toBe('#/settings');
    const name = screen.getByLabelText('Name, line 1');
    expect(document.activeElement).toBe(name);
    fireEvent.input(name, { target: { value: 'Room is full' } });
    fireEvent.click(button('Save'));
    expect(screen.getByRole('status').textContent).toMatch(/chat\.test.*was saved/);
  });

  test('suggests the reason that the code came with as its name, for the next key to replace', () => {
    window.location.hash = '#/settings?name=4102&reason=room+full&host=chat.test';
    mount();
    const name = screen.getByLabelText<HTMLInputElement>('Name, line 1');
    expect(name.value).toBe('room full');
    expect(document.activeElement).toBe(name);
    expect([name.selectionStart, name.selectionEnd]).toEqual([0, 9]);
  });

  test('adds a line to the pack that holds for the host', () => {
    window.location.hash = '#/settings?name=4102&host=eu.team.test';
    const { onChange } = mount([pack('B'), pack('A')]);
    type('Name, line 2', 'Room is full');
    fireEvent.click(button('Save'));
    expect(onChange.mock.lastCall?.[0][0]?.codes).toEqual([
      { code: 4001, name: 'Kicked' },
      { code: 4102, name: 'Room is full' },
    ]);
  });

  test('loses nothing of a draft', () => {
    const drafts = createPackDrafts();
    const { unmount } = mount([], drafts);
    fireEvent.click(button('Add a pack'));
    type('Name of the pack', 'Mine');
    type('Code or range, line 1', '4001');
    unmount();
    window.location.hash = '#/settings?name=4102&host=eu.team.test';
    mount([], drafts);
    expect(screen.getByLabelText<HTMLInputElement>('Name of the pack').value).toBe('Mine');
    expect(screen.getByLabelText<HTMLInputElement>('Code or range, line 1').value).toBe('4001');
    expect(screen.getByLabelText<HTMLInputElement>('Code or range, line 2').value).toBe('4102');
  });

  test.each(['#/settings?name=x', '#/settings', '#/codes?name=4102'])('%s asks for nothing', (hash) => {
    window.location.hash = hash;
    mount();
    expect(screen.queryByRole('form')).toBeNull();
  });
});
