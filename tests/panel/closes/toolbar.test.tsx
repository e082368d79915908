import { waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { session } from '../fixtures/session.ts';
import { hide, rowOf, rows, type Shown, show } from '../fixtures/show.tsx';

let shown: Shown;
afterEach(() => hide(shown));

/** The buttons of a strip that are no pictures with a name and a tooltip; those of the filter and its chips are words. */
const wordy = (strip: string) =>
  [...document.querySelectorAll<HTMLElement>(`${strip} button`)]
    .filter((button) => !button.closest('.filter, .chips, .menu-box'))
    .filter((button) => {
      const named = (button.getAttribute('aria-label') ?? '') !== '' && button.title !== '';
      return !named || button.textContent?.trim() !== '' || button.querySelector('svg[data-icon]') === null;
    })
    .map(({ outerHTML }) => outerHTML);

test('the tools of the log and those of a close are pictures with names and tooltips', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  rowOf('s6').click();
  await waitFor(() =>
    expect(document.querySelectorAll('.headline .actions button').length).toBeGreaterThan(3),
  );
  expect(document.querySelectorAll('.toolbar button').length).toBeGreaterThan(5);
  expect([...wordy('.toolbar'), ...wordy('.headline .actions')]).toEqual([]);
});
