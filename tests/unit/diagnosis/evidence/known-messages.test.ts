import { describe, expect, test } from 'vitest';
import { shiftOfLog, unreadOf } from '../../../../src/diagnosis/evidence/known-messages.ts';
import { noTraffic } from '../../model/sockets.ts';

const nothing = {
  handshake: { status: 101, requestHeaders: [], responseHeaders: [] },
  received: 0,
  sent: 0,
  messages: [],
};
const message = (direction: 'received' | 'sent', at: number, data = 'x', size = data.length) =>
  ({ direction, at, kind: 'text', size, data, cut: false }) as const;

describe('unread directions', () => {
  test.each([
    ['nothing was said', 0, 0, [], []],
    ['all is there', 1, 1, [message('received', 1), message('sent', 2)], []],
    ['nothing was kept', 3, 2, [], ['received', 'sent']],
    ['one side was kept', 3, 2, [message('received', 1)], ['sent']],
    ['a message is empty', 1, 0, [message('received', 1, '')], []],
    ['nothing of a short one was kept', 1, 0, [message('received', 1, '', 512)], ['received']],
    ['nothing of a long one was kept', 1, 0, [message('received', 1, '', 513)], []],
  ] as const)('where %s', (_, received, sent, messages, expected) => {
    const entry = { ...nothing, received, sent, messages };
    expect(unreadOf(entry, { traffic: noTraffic })).toEqual(expected);
  });

  test.each([
    ['the page received more than the log has', { received: 2, sent: 1 }, ['received']],
    // What the page sent last may never have left it.
    ['the page sent more than the log has', { received: 1, sent: 2 }, []],
    ['nobody counted', { received: null, sent: null }, []],
  ] as const)('where %s', (_, counts, expected) => {
    const messages = [message('received', 1), message('sent', 2)];
    const entry = { ...nothing, received: 1, sent: 1, messages };
    expect(unreadOf(entry, { traffic: { ...noTraffic, ...counts } })).toEqual(expected);
  });
});

describe("the log's clock", () => {
  const both = [message('received', 10_000), message('sent', 20_000)];
  const shift = (
    lastReceivedAt: number | null,
    lastSentAt: number | null,
    counts = { received: 1, sent: 1 },
  ) =>
    shiftOfLog(
      { ...nothing, received: 1, sent: 1, messages: both },
      { traffic: { ...noTraffic, ...counts, lastReceivedAt, lastSentAt } },
    );

  test.each([
    ['agrees', 10_000, 20_000, 0],
    ['agrees by a second', 11_000, 19_000, 0],
    ['is behind', 40_000, 50_000, 30_000],
    ['is ahead', -20_000, -10_000, -30_000],
    // The page was busy, or had to wait until it could send.
    ['agrees, and the page heard late', 18_000, 20_000, 0],
    ['agrees, and the page sent long before', 10_000, 12_000, 0],
    ['is behind, and the page heard late', 48_000, 50_000, 30_000],
    ['cannot be told: it jumped in between', 10_000, 25_000, null],
    ['agrees by one direction', 11_000, null, 0],
    ['is ahead by one direction', 8_999, null, -1_001],
    ['cannot be told by what was heard late', 11_001, null, null],
    ['is behind by what was sent', null, 21_001, 1_001],
    ['cannot be told by what was sent before', null, 18_999, null],
    ['is taken as the same where nothing tells', null, null, 0],
  ])('%s', (_, lastReceivedAt, lastSentAt, expected) => {
    expect(shift(lastReceivedAt, lastSentAt)).toBe(expected);
  });

  test('is compared only by messages that both counted', () => {
    expect(shift(40_000, 50_000, { received: 2, sent: 2 })).toBe(0);
  });
});
