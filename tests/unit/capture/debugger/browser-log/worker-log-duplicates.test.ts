import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Stage } from '../script.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const refused = "WebSocket connection to 'ws://a.example/s' failed: net::ERR_CONNECTION_REFUSED";
const failing = `tab attaches w worker http://a.example/w.js\nw has 1 worker\nw.1 created 7 ws://a.example/s`;
const failure = `w logs ${refused}\nw.1 error 7\nw.1 closed 7 1006`;
const row = 'worker ws://a.example/s 1006 after error: net::ERR_CONNECTION_REFUSED';

test.each([
  ['after', `${failing}\n${failure}\ntab echoes ${refused}`],
  ['before', `${failing}\ntab echoes ${refused}\n${failure}`],
])('a worker’s failure that the page’s session tells once more, %s it, is one row', (_when, script) => {
  const stage = new Stage().play(script);
  vi.advanceTimersByTime(60_000);
  expect(stage.rows()).toEqual([row]);
});

test('two failures and three echoes: the third is of a worker that nobody watched', () => {
  const again = failing.replace(/.*\n.*\n/, '').replace('7', '8');
  const second = `${again}\n${failure.replaceAll(' 7', ' 8')}`;
  const echo = `tab echoes ${refused}`;
  const stage = new Stage().play(`${failing}\n${failure}\n${second}\n${echo}\n${echo}\n${echo}`);
  vi.advanceTimersByTime(60_000);
  expect(stage.rows()).toEqual([row, row, 'page ws://a.example/s logged-only: net::ERR_CONNECTION_REFUSED']);
});
