import { act } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Row } from '../../../src/log/rows/row.ts';
import { useFiltered } from '../../../src/ui/filter/use-filter.ts';
import { cleanUp } from '../fixtures/clean-up.ts';
import '../fixtures/show.tsx';
import { open, start } from '../fixtures/sockets.ts';
import { renderInEnglish } from './with-words.tsx';

beforeEach(() => {
  vi.useFakeTimers({ now: start + 10_000, toFake: ['setInterval', 'clearInterval', 'Date'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await cleanUp();
});

const row: Row = { socket: open('a'), diagnosis: null, meaning: null, severity: 'info' };
const rows = [row];

function Listed({ text }: { text: string }) {
  return <p>{useFiltered(rows, text).length}</p>;
}
const listed = () => document.querySelector('p')?.textContent;

test.each(['lived:>30s', 'idle:>30s'])('an open socket comes to pass %s with time', async (text) => {
  renderInEnglish(<Listed text={text} />);
  expect(listed()).toBe('0');
  await act(() => {
    vi.advanceTimersByTime(25_000);
  });
  expect(listed()).toBe('1');
});

test('a filter without a duration needs no clock', () => {
  renderInEnglish(<Listed text="code:1006" />);
  expect(vi.getTimerCount()).toBe(0);
});
