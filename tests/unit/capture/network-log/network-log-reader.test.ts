import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NetworkLogReader } from '../../../../src/capture/network-log/network-log-reader.ts';
import { parseNetworkLogMessage } from '../../../../src/channel/parse.ts';
import { limits } from '../../../../src/model/limits.ts';
import type { ReportedEntry } from '../../../../src/model/network-entry.ts';
import { harOf, messageOf } from './har.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function reader() {
  const listeners = new Set<(entry: unknown) => void>();
  const heard: ReportedEntry[] = [];
  const wishes = { readMessages: true };
  let pauses = 0;
  const subject = new NetworkLogReader({
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    mayReadMessages: () => wishes.readMessages,
    onEntry: (reported) => heard.push(reported),
    pause: async () => {
      pauses += 1;
      // As if another task had taken its time.
      vi.advanceTimersByTime(100);
    },
  });
  return {
    subject,
    heard,
    wishes,
    listeners,
    pauses: () => pauses,
    report: (...entries: unknown[]) => {
      for (const entry of entries) for (const listener of listeners) listener(entry);
    },
    rest: () => vi.advanceTimersByTimeAsync(0),
  };
}

const talk = [
  messageOf('send', 'hello'),
  messageOf('receive', 'AQID', 2),
  messageOf('receive', 'bye'),
  messageOf('error', '', -1),
];

test('counts, sizes and messages come out; what is no message of the log is left out', async () => {
  const { subject, heard, report, rest } = reader();
  subject.listen(true);
  report(harOf({ _webSocketMessages: talk }));
  await rest();
  expect(heard[0]).toMatchObject({
    traffic: { received: 2, sent: 1, lastSentSize: 5, largestSentSize: 5, lastSentAt: 1_764_144_000_500 },
    entry: { received: 2, sent: 1 },
  });
  expect(
    heard[0]?.entry.messages.map(({ direction, kind, size, data }) => [direction, kind, size, data]),
  ).toEqual([
    ['sent', 'text', 5, 'hello'],
    ['received', 'binary', 3, 'AQID'],
    ['received', 'text', 3, 'bye'],
  ]);
});

test('where messages are not to be read, they are counted and none is kept', async () => {
  const { subject, heard, report, rest, wishes } = reader();
  wishes.readMessages = false;
  subject.listen(true);
  report(harOf({ _webSocketMessages: talk }));
  await rest();
  expect(heard[0]?.entry).toMatchObject({ received: 2, sent: 1, messages: [] });
});

test('it listens only while it is wanted, and once', async () => {
  const { subject, heard, report, rest, listeners } = reader();
  subject.listen(true);
  subject.listen(true);
  expect(listeners.size).toBe(1);
  report(harOf());
  subject.listen(false);
  expect(listeners.size).toBe(0);
  await rest();
  expect(heard).toEqual([]);
});

test('200,000 messages are read with pauses, and little of them is kept', async () => {
  const { subject, heard, report, pauses } = reader();
  const clock = vi.spyOn(performance, 'now');
  let time = 0;
  clock.mockImplementation(() => {
    time += 1;
    return time;
  });
  subject.listen(true);
  report(
    harOf({
      _webSocketMessages: Array.from({ length: 200_000 }, (_, index) =>
        messageOf('receive', `${index}`.repeat(9)),
      ),
    }),
  );
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  clock.mockRestore();
  expect(pauses()).toBeGreaterThan(20);
  const entry = heard[0]?.entry;
  expect(entry?.received).toBe(200_000);
  expect(entry?.messages.length).toBeLessThanOrEqual(limits.loggedMessages);
  expect(entry?.messages.at(-1)?.data).toBe('199999'.repeat(9));
});

test('the largest entry that it sends is one that the service worker takes', async () => {
  const { subject, heard, report, rest } = reader();
  subject.listen(true);
  const headers = Array.from({ length: 200 }, () => ({ name: 'n'.repeat(300), value: 'v'.repeat(9_000) }));
  const protocols = { name: 'Sec-WebSocket-Protocol', value: 'p,'.repeat(5_000) };
  report(
    harOf({
      request: { url: `ws://a.example/${'u'.repeat(9_000)}`, headers: [protocols, ...headers] },
      response: { status: 101, headers },
      _webSocketMessages: Array.from({ length: 500 }, () => messageOf('send', 'x'.repeat(1_000_000))),
    }),
  );
  await rest();
  const message = { type: 'network-entry', reported: heard[0] };
  expect(parseNetworkLogMessage(JSON.parse(JSON.stringify(message)))).toEqual(message);
});

test('entries come in bounded numbers, at once and over time', async () => {
  const { subject, heard, report, rest } = reader();
  subject.listen(true);
  report(...Array.from({ length: 3 * limits.entriesAtOnce }, () => harOf()));
  await rest();
  expect(heard).toHaveLength(limits.entriesAtOnce);
  vi.advanceTimersByTime(1_000);
  report(...Array.from({ length: 3 * limits.entriesAtOnce }, () => harOf()));
  await rest();
  expect(heard).toHaveLength(limits.entriesAtOnce + limits.entriesPerSecond);
});

test('messages that wait to be read are bounded', async () => {
  const { subject, heard, report, rest } = reader();
  subject.listen(true);
  const third = Array.from({ length: limits.queuedMessages / 2.5 }, () => messageOf('send', ''));
  report(...Array.from({ length: 5 }, () => harOf({ _webSocketMessages: third })));
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  await rest();
  expect(heard).toHaveLength(2);
});
