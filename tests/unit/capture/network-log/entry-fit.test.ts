import { expect, test } from 'vitest';
import { fitOf } from '../../../../src/capture/network-log/entry-fit.ts';
import type { ReportedEntry } from '../../../../src/model/network-entry.ts';
import type { SocketRecord } from '../../../../src/model/socket.ts';
import { ended, entryOf, live, traffic } from './entries.ts';

const closeCall = { code: 1000, reason: '', at: 4_000, stack: [] };
const usual = ended('s', [1_000, 1_100, 5_000]);
const failed = ended('s', [1_000, null, 1_200]);
const adopted = { ...usual, createdAt: null, openedAt: null, firstSeenAt: 1_200, adopted: true } as const;
const gone = { kind: 'gone', why: 'worker-ended' } as const;

const cases: readonly [what: string, fits: boolean, entry: ReportedEntry, socket: SocketRecord][] = [
  ['the same times', true, entryOf([1_001, 5_000]), usual],
  ['a start 150 ms before the constructor', true, entryOf([850, 5_000]), usual],
  ['a start 151 ms before the constructor', false, entryOf([849, 5_000]), usual],
  ['a handshake that went out late', true, entryOf([4_000, 5_000]), ended('s', [1_000, 4_100, 5_000])],
  ['a start 150 ms after the opening', true, entryOf([1_250, 5_000]), usual],
  ['a start 151 ms after the opening', false, entryOf([1_251, 5_000]), usual],
  ['an end 150 ms after the close event', true, entryOf([1_001, 5_150]), usual],
  ['an end 151 ms after the close event', false, entryOf([1_001, 5_151]), usual],
  ['an end long before the close event: the page was busy', true, entryOf([1_001, 2_000]), usual],
  ['an end before the opening', false, entryOf([900, 940]), usual],
  ['no 101 for a socket that opened', false, entryOf([1_001, 5_000], { status: null }), usual],
  ['101 for a socket that was closed while it connected', true, entryOf([1_001, 1_200]), failed],
  ['another subprotocol', false, entryOf([1_001, 5_000], { requestedProtocols: ['mqtt'] }), usual],
  [
    'the same subprotocols',
    true,
    entryOf([1_001, 5_000], { requestedProtocols: ['mqtt', 'v2'] }),
    { ...usual, requestedProtocols: ['mqtt', 'v2'] },
  ],
  ['more messages than the page counted', false, entryOf([1_001, 5_000], { received: 1 }), usual],
  [
    'more messages than the page counted before its close()',
    true,
    entryOf([1_001, 5_000], { received: 1 }),
    { ...usual, closeCall },
  ],
  ['fewer messages than the page got', false, entryOf([1_001, 5_000]), { ...usual, traffic: traffic(1, 0) }],
  ['messages that never left the queue', true, entryOf([1_001, 5_000]), { ...usual, traffic: traffic(0, 1) }],
  ['more sent than the page sent', false, entryOf([1_001, 5_000], { sent: 1 }), usual],
  [
    'counters that nobody has',
    true,
    entryOf([1_001, 5_000], { received: 7, sent: 8 }),
    { ...usual, traffic: traffic(null, null) },
  ],
  [
    'counters from half a second before the worker ended',
    true,
    entryOf([1_001, 5_000], { received: 7, sent: 8 }),
    { ...usual, ending: gone },
  ],
  ['no times for a socket that never opened', true, entryOf([null, null], { status: null }), failed],
  ['no times for a socket that opened', false, entryOf([null, null], { status: null }), usual],
  [
    'a socket of a shared worker',
    false,
    entryOf([1_001, 5_000]),
    { ...usual, context: { kind: 'shared-worker', url: '' } },
  ],
  [
    'a constructor that threw',
    false,
    entryOf([null, null], { status: null }),
    { ...failed, ending: { kind: 'threw', exceptionName: '', exceptionMessage: '' } },
  ],
  ['a socket that lives', true, entryOf([1_001, 5_000]), live('s', 1_000)],
  [
    'more messages than the page counted since it was first seen, made by a constructor kept from before',
    true,
    entryOf([1_001, 5_000], { received: 2, sent: 1 }),
    { ...adopted, traffic: traffic(1, 0) },
  ],
  [
    'fewer messages than the page counted since it was first seen',
    false,
    entryOf([1_001, 5_000], { received: 2, sent: 1 }),
    { ...adopted, traffic: traffic(3, 0) },
  ],
  [
    'a socket that was open before recording began',
    true,
    entryOf([1_001, 9_000]),
    { ...usual, createdAt: null, openedAt: null, firstSeenAt: 8_000, endedAt: 9_000, adopted: true },
  ],
];

test.each(cases)('%s: fits %s', (_what, fits, entry, socket) => {
  expect(fitOf(entry, socket, 5_200) !== null).toBe(fits);
});

test('an entry without times is one of the last five seconds', () => {
  const timeless = entryOf([null, null], { status: null });
  expect(fitOf(timeless, failed, 6_200)).not.toBeNull();
  expect(fitOf(timeless, failed, 6_201)).toBeNull();
});

test('the top frame of the page is looked for in the whole stack of the log', () => {
  const frame = (line: number) => ({ functionName: '', url: 'http://a.example/app.js', line, column: 1 });
  const socket = { ...usual, openCall: { stack: [frame(7), frame(9)] } };
  const stack = (...lines: number[]) => entryOf([1_001, 5_000], { stack: lines.map(frame) });
  expect(fitOf(stack(3, 7), socket, 5_200)?.stack).toBe(true);
  expect(fitOf(stack(9), socket, 5_200)?.stack).toBe(false);
});
