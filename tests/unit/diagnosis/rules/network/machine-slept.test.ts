import { describe, expect, test } from 'vitest';
import { diagnosed, failed, span } from '../../stories/fixtures.ts';

/** Asleep from 60 s to 360 s after the start. */
const asleep = { spans: [span('asleep', 60_000, 360_000)] };
const verdictOf = (story: string, history = asleep) => {
  const { cause, confidence } = diagnosed(story, history);
  return `${cause} ${confidence}`;
};

const socketIo =
  'url:wss://api.shop.dev/socket.io/?EIO=4&transport=websocket open@20 gets:0{"sid":"a","pingInterval":25000,"pingTimeout":20000}@30';

describe('an end in a sleep', () => {
  test.each([
    ['cut while it slept', 'open@20 cut@100000', 'machine-slept likely'],
    ['cut as it woke', 'open@20 cut@370000', 'machine-slept likely'],
    ['cut long after it woke', 'open@20 received@365000 cut@370001', 'cut likely'],
    ['cut before it slept', 'open@20 received@55000 cut@59999', 'cut likely'],
    // The clock is looked at once a second: the sleep began up to a second after the last look.
    ['opened just before it slept', 'open@61000 cut@100000', 'machine-slept likely'],
    ['opened as it woke', 'open@61001 cut@100000', 'cut likely'],
    ['the figure of a known timer', 'open@20 received@301000 cut@361000', 'machine-slept likely'],
    ['a code that servers give up with', 'open@20 closed:1001@361000', 'machine-slept possible'],
    ['a code of the application', 'open@20 closed:4001@361000', 'application certain'],
    ['the page closed it', 'open@20 call:1000@361000 closed:1000@361010', 'normal certain'],
    [
      'the page’s client missed the heartbeat',
      `${socketIo} gets:2@50000 says:3@50001 call@361000 closed:1005@361010`,
      'machine-slept likely',
    ],
    ['data came long after it woke', 'open@20 received@362001 cut@367000', 'cut likely'],
    ['data came as it woke', 'open@20 received@362000 cut@367000', 'machine-slept likely'],
    ['data was sent after it woke', 'open@20 received@50000 sent@366000 cut@367000', 'machine-slept likely'],
    ['the server said why', `${socketIo} gets:41@361000 closed:1005@361010`, 'application-goodbye certain'],
    ['the page said why', `${socketIo} says:41@361000 closed:1005@361010`, 'application-goodbye likely'],
    ['the server gives a reason', 'open@20 closed:1000/logged_out@361000', 'normal certain'],
    ['the browser was offline too', 'open@20 offline cut@361000', 'machine-slept likely'],
    ['adopted before it slept', 'adopted cut@361000', 'machine-slept likely'],
  ])('%s', (_what, story, expected) => {
    expect(verdictOf(story)).toBe(expected);
  });

  test('the browser’s own words count more', () => {
    const socket = failed('Invalid frame header', 'open@20 failed@361000');
    expect(diagnosed(socket, asleep).cause).toBe('protocol-violation');
  });

  test('a hidden tab is no sleep', () => {
    expect(verdictOf('open@20 cut@100000', { spans: [span('hidden', 60_000, 360_000)] })).not.toContain(
      'machine-slept',
    );
  });

  test('the evidence has the sleep’s length and beginning', () => {
    expect(JSON.stringify(diagnosed('open@20 cut@100000', asleep).evidence)).toContain('"duration":300000');
  });
});
