import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { session } from '../fixtures/session.ts';
import { hide, type Shown, show } from '../fixtures/show.tsx';

let shown: Shown;
beforeEach(async () => {
  shown = await show({ log: session });
  shown.panel.list.value = 'groups';
  await waitFor(() => expect(summaries()[0]).toBeTruthy());
});
afterEach(() => hide(shown));

const summaries = () => [...document.querySelectorAll<HTMLElement>('.groups summary')];
const chosen = () => shown.panel.store.shown.value.selection.selectedId.value;
const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });

/** Opens the first URL and chooses its newest socket; gives the button of it. */
async function chooseFirst(): Promise<HTMLElement> {
  summaries()[0]?.focus();
  press('ArrowRight');
  const socket = await waitFor(() => {
    const found = document.querySelector<HTMLElement>('.group-socket');
    expect(found).not.toBeNull();
    return found as HTMLElement;
  });
  socket.focus();
  socket.click();
  await waitFor(() => expect(chosen()).toBe(socket.dataset.socket));
  await waitFor(() => expect(document.querySelector('[data-region="detail"] h1')).not.toBeNull());
  return socket;
}

test('Esc in an empty filter goes back to the URLs', () => {
  screen.getByRole('combobox', { name: /filter/i }).focus();
  press('Escape');
  expect(document.activeElement).toBe(summaries()[0]);
});

test('Esc in the detail goes back to the chosen socket, and Esc there lets go of it', async () => {
  const socket = await chooseFirst();
  document.getElementById('detail')?.focus();
  press('Escape');
  expect(document.activeElement).toBe(socket);
  press('Escape');
  await waitFor(() => expect(chosen()).toBeNull());
});

test('c opens the comparison, as in the list of closes', async () => {
  await chooseFirst();
  press('c');
  expect(await screen.findByRole('dialog')).toBeTruthy();
});
