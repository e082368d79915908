import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { session } from '../fixtures/session.ts';
import { hide, rows, type Shown, show } from '../fixtures/show.tsx';

let shown: Shown;
const before = [window.innerWidth, window.innerHeight] as const;

/** Gives the panel a size, as a change of docking does. */
function dock([width, height]: readonly [number, number]): void {
  window.innerWidth = width;
  window.innerHeight = height;
  fireEvent(window, new Event('resize'));
}

const undocked = [1280, 773] as const;
const right = [554, 773] as const;
const bottom = [1280, 272] as const;
const toggle = () => screen.getByRole('button', { name: 'Timeline' });
const isOpen = () => toggle().getAttribute('aria-pressed') === 'true';

beforeEach(async () => {
  dock(undocked);
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
});
afterEach(async () => {
  await hide(shown);
  dock(before);
});

test('what is opened or shut in one docking leaves the others the room they need', async () => {
  expect(isOpen()).toBe(true);
  dock(right);
  await waitFor(() => expect(isOpen()).toBe(false));
  toggle().click();
  await waitFor(() => expect(isOpen()).toBe(true));
  dock(bottom);
  await waitFor(() => expect(isOpen()).toBe(false));
  dock(undocked);
  await waitFor(() => expect(isOpen()).toBe(true));
  toggle().click();
  await waitFor(() => expect(isOpen()).toBe(false));
  dock(right);
  await waitFor(() => expect(isOpen()).toBe(true));
  toggle().click();
  await waitFor(() => expect(isOpen()).toBe(false));
  expect(shown.panel.settings.settings.value.layout.timelineOpen).toBe(false);
});

test('what is opened where there is little room is not stored', async () => {
  dock(bottom);
  await waitFor(() => expect(isOpen()).toBe(false));
  toggle().click();
  await waitFor(() => expect(isOpen()).toBe(true));
  toggle().click();
  await waitFor(() => expect(isOpen()).toBe(false));
  expect(shown.panel.settings.settings.value.layout.timelineOpen).toBe(true);
});
