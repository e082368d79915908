import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { faults } from '../compare/words.tsx';
import { session } from '../fixtures/session.ts';
import { grid, hide, rowOf, rows, type Shown, show } from '../fixtures/show.tsx';

let shown: Shown;
beforeEach(async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  grid().focus();
});
afterEach(() => hide(shown));

const press = (key: string, changes: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...changes });
const chosen = () =>
  document.querySelector('[data-line][aria-selected="true"]')?.getAttribute('data-line') ?? null;

test('arrows, Home and End choose closes and pass over markers', async () => {
  for (const [key, id] of [
    ['Home', 's1'],
    ['ArrowDown', 's2'],
    ['End', 's8'],
    ['ArrowDown', 's8'],
    ['ArrowUp', 's7'],
    ['PageUp', 's1'],
    ['PageDown', 's8'],
  ] as const) {
    press(key);
    await waitFor(() => expect(chosen(), key).toBe(id));
  }
  expect(grid().getAttribute('aria-activedescendant')).toBe(rowOf('s8').id);
});

test('typed digits jump to the next close with that code', async () => {
  press('Home');
  for (const digit of '4401') press(digit);
  await waitFor(() => expect(chosen()).toBe('s3'));
});

test('Enter goes to the detail, Esc back to the list, and Esc again lets go', async () => {
  press('End');
  await screen.findByText('4004 means different things');
  press('Enter');
  expect(document.activeElement).toHaveProperty('id', 'detail');
  press('Escape');
  expect(document.activeElement).toBe(grid());
  press('Escape');
  await waitFor(() => expect(document.querySelector('[data-region="detail"]')).toBeNull());
});

test('Esc does not reach DevTools while it has something to do here', async () => {
  const heard: string[] = [];
  const listen = (event: KeyboardEvent) => heard.push(event.key);
  window.addEventListener('keydown', listen);
  press('End');
  await waitFor(() => expect(chosen()).toBe('s8'));
  press('Escape');
  await waitFor(() => expect(chosen()).toBeNull());
  press('Escape');
  window.removeEventListener('keydown', listen);
  expect(heard.filter((key) => key === 'Escape')).toHaveLength(1);
});

test("DevTools' own keys are left alone", () => {
  for (const changes of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) {
    const event = new KeyboardEvent('keydown', { key: 'End', bubbles: true, cancelable: true, ...changes });
    grid().dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  }
  expect(chosen()).toBeNull();
});

test('two keys lead from a close to its comparison with what it really was', async () => {
  rowOf('s6').click();
  await waitFor(() => expect(chosen()).toBe('s6'));
  press('c');
  const dialog = await screen.findByRole('dialog');
  const first = within(dialog)
    .getAllByRole('button')
    .find((button) => button.textContent?.includes('1015'));
  await waitFor(() => expect(document.activeElement).toBe(first));
  first?.click();
  await waitFor(() => expect(window.location.hash).toBe('#/compare/1006/1015'));
});

test('digits typed right after c are the code, and Enter takes it', async () => {
  rowOf('s6').click();
  await waitFor(() => expect(chosen()).toBe('s6'));
  press('c');
  // Before the dialog is there.
  press('1');
  press('0');
  const dialog = await screen.findByRole('dialog');
  const field = within(dialog).getByRole<HTMLInputElement>('textbox');
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(field.value).toBe('10');
  fireEvent.input(field, { target: { value: '1009' } });
  fireEvent.submit(field);
  await waitFor(() => expect(window.location.hash).toBe('#/compare/1006/1009'));
});

test('a close is set beside another one of the log, and its code can still be compared', async () => {
  rowOf('s7').click();
  await waitFor(() => expect(chosen()).toBe('s7'));
  press('c');
  const offers = within(await screen.findByRole('dialog'))
    .getAllByRole('list')
    .at(-1);
  const other = within(offers ?? document.body)
    .getAllByRole('button')
    .find((button) => button.textContent?.includes('4004'));
  other?.click();
  const table = await waitFor(() => within(screen.getByRole('dialog')).getByRole('table'));
  const [, first] = within(table).getAllByRole('row');
  expect(first?.textContent).toMatch(/Code10004004/);
  expect(await faults(screen.getByRole('dialog'))).toEqual([]);
  within(screen.getByRole('dialog')).getByRole('button', { name: 'Compare 1000 with 4004' }).click();
  await waitFor(() => expect(window.location.hash).toBe('#/compare/1000/4004'));
});

test('two chosen closes are compared with each other', async () => {
  rowOf('s7').click();
  await waitFor(() => expect(chosen()).toBe('s7'));
  fireEvent.click(rowOf('s2'), { ctrlKey: true });
  (await screen.findByRole('button', { name: 'Compare 1000 with 1013', hidden: true })).click();
  await waitFor(() => expect(window.location.hash).toBe('#/compare/1000/1013'));
});

test('? lists the keys, / goes to the filter', async () => {
  press('/');
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /filter/i }));
  grid().focus();
  press('?');
  await screen.findByText('Jump to the next close with this code');
});
