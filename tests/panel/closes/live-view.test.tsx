import { act, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { session } from '../fixtures/session.ts';
import { hide, rowOf, rows, type Shown, show } from '../fixtures/show.tsx';
import { closeEvent, ended, start } from '../fixtures/sockets.ts';

let shown: Shown;
const height = window.innerHeight;
const setHeight = (value: number) =>
  act(() => {
    Object.assign(window, { innerHeight: value });
    window.dispatchEvent(new Event('resize'));
  });

afterEach(async () => {
  vi.restoreAllMocks();
  await setHeight(height);
  await hide(shown);
});

test('the detail goes beside the list once the panel is made low, and below it again', async () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  rowOf('s1').click();
  const axis = () => document.querySelector('.split')?.className;
  await waitFor(() => expect(axis()).toBe('split block'));
  await setHeight(300);
  await waitFor(() => expect(axis()).toBe('split inline'));
  await setHeight(700);
  await waitFor(() => expect(axis()).toBe('split block'));
});

test('drawing the toolbar again goes through none of the closes', async () => {
  const sockets = Array.from({ length: 600 }, (_, index) =>
    ended(`n${index}`, closeEvent(1000), { endedAt: start + index * 100 }),
  );
  const layout = { timelineOpen: true };
  shown = await show({ log: { ...session, sockets }, stored: { layout } });
  await waitFor(() => expect(rows().length).toBeGreaterThan(0));
  const button = () => document.querySelector<HTMLElement>('.toolbar [data-action="timeline"]');
  await waitFor(() => expect(button()?.getAttribute('aria-pressed')).toBe('true'));
  const closes = shown.panel.store.live.log.ended.value;
  let walks = 0;
  Object.defineProperty(closes, Symbol.iterator, {
    value: () => {
      walks += 1;
      return Array.prototype[Symbol.iterator].call(closes);
    },
  });
  button()?.click();
  await waitFor(() => expect(button()?.getAttribute('aria-pressed')).toBe('false'));
  expect(walks).toBe(0);
});
