import { expect, test, vi } from 'vitest';
import { rowId } from '../../../../src/log/rows/row.ts';
import { createRowBuilder } from '../../../../src/log/rows/row-builder.ts';
import { atOnce } from '../../../../src/model/lists/slices.ts';
import { emptyLog } from '../../../../src/model/log.ts';
import { createLogModel } from '../../../../src/ui/state/log/log-model.ts';
import { closeEvent, ended, failed, open, start } from '../../fixtures/sockets.ts';

const noChanges = { type: 'changes', sockets: [], markers: [], spans: [], dropped: 0, removed: [] } as const;
const packs = () => ({ current: () => ({ builtIn: [], custom: [] }), need: vi.fn() });
const at = (id: string, time: number) => ended(id, closeEvent(1000), { endedAt: start + time });
const store = () => createLogModel(createRowBuilder(packs()));
const ids = (log: ReturnType<typeof store>) => log.ended.value.map(rowId).join(' ');

test('closes stand in the order of their ends, in whatever order they are announced', () => {
  const log = store();
  log.change({ ...noChanges, sockets: [at('b', 2), at('d', 4)] });
  log.change({ ...noChanges, sockets: [at('c', 3), at('a', 1)] });
  expect(ids(log)).toBe('a b c d');
});

test('a close whose end comes again, later, moves to its new place', () => {
  const log = store();
  log.change({ ...noChanges, sockets: [at('a', 1), at('b', 2), at('c', 3)] });
  log.change({ ...noChanges, sockets: [at('a', 9)] });
  expect(ids(log)).toBe('b c a');
});

test('a socket leaves the open ones when it ends', () => {
  const log = store();
  log.change({ ...noChanges, sockets: [open('x')] });
  expect(log.live.value.map(rowId)).toEqual(['x']);
  log.change({ ...noChanges, sockets: [at('x', 5)] });
  expect(log.live.value).toEqual([]);
  expect(ids(log)).toBe('x');
});

test('traffic of a socket that has ended changes nothing', () => {
  const log = store();
  const socket = at('x', 5);
  log.change({ ...noChanges, sockets: [socket] });
  const before = log.find('x');
  log.count([{ id: 'x', traffic: { ...socket.traffic, received: 9 } }]);
  expect(log.find('x')).toBe(before);
});

test('rows that a change does not touch stay the same objects', () => {
  const log = store();
  log.change({ ...noChanges, sockets: [at('a', 0)] });
  const before = log.find('a');
  log.change({
    ...noChanges,
    sockets: [ended('b', closeEvent(1001), { url: 'wss://other.test/', endedAt: start + 60_000 })],
  });
  expect(log.find('a')).toBe(before);
});

test('an earlier close is diagnosed again when a later socket shows it to be half of a double mount', () => {
  const log = store();
  const text = 'WebSocket is closed before the connection is established.';
  log.change({ ...noChanges, sockets: [failed('a', text, { createdAt: start - 5 })] });
  const alone = log.find('a')?.diagnosis;
  log.change({ ...noChanges, sockets: [open('b', { createdAt: start })] });
  expect(log.find('a')?.diagnosis).not.toEqual(alone);
});

test('packs are asked for only when a code may need them', () => {
  const source = packs();
  const log = createLogModel(createRowBuilder(source));
  log.replace({ ...emptyLog, sockets: [at('a', 1)] });
  expect(source.need).not.toHaveBeenCalled();
  log.change({ ...noChanges, sockets: [ended('b', closeEvent(4004))] });
  expect(source.need).toHaveBeenCalled();
});

test('a log that comes newest first is diagnosed as one that comes whole', () => {
  const strictMode = 'WebSocket is closed before the connection is established.';
  const refused = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';
  const sockets = Array.from({ length: 60 }, (_, index) => {
    const endedAt = start + index * 400;
    const url = `wss://${index % 3 === 0 ? 'one' : 'other'}.test/live`;
    const shared = { url, endedAt, createdAt: endedAt - 30 };
    if (index % 7 === 0) return failed(`${index}`, strictMode, shared);
    if (index % 4 === 0) return failed(`${index}`, refused, shared);
    return ended(`${index}`, closeEvent(index % 5 === 0 ? 1012 : 1006), { url, endedAt, lived: 5_000 });
  });
  const whole = store();
  whole.replace({ ...emptyLog, sockets });
  const inParts = store();
  inParts.replace({ ...emptyLog, sockets: sockets.slice(40) });
  for (const from of [20, 0]) inParts.addOlder(sockets.slice(from, from + 20), from);
  expect(ids(inParts)).toBe(ids(whole));
  expect(inParts.ended.value).toEqual(whole.ended.value);
  // The order would not matter to closes that have nothing to do with each other.
  const alone = store();
  alone.replace({ ...emptyLog, sockets: sockets.slice(40) });
  expect(alone.ended.value).not.toEqual(whole.ended.value.slice(40));
});

test('a long log that comes in many parts is shown every quarter of a second, and at its end', () => {
  vi.useFakeTimers();
  const log = store();
  log.replace({ ...emptyLog, sockets: [at('d', 4)] });
  const add = (id: string, time: number, following: number) => {
    log.addOlder([at(id, time)], following);
    return ids(log);
  };
  expect(add('c', 3, 3)).toBe('d');
  expect(add('b', 2, 2)).toBe('d');
  vi.advanceTimersByTime(250);
  expect(ids(log)).toBe('b c d');
  expect(add('a', 1, 1)).toBe('b c d');
  expect(log.find('a')?.diagnosis?.cause).toBe('normal');
  expect(add('0', 0, 0)).toBe('0 a b c d');
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('open sockets stand in the order in which they were made, in whatever order they are announced', () => {
  const log = store();
  log.addOlder([open('b', { createdAt: start + 2 })], 1);
  log.addOlder([open('a', { createdAt: start + 1 })], 0);
  expect(log.live.value.map(rowId)).toEqual(['a', 'b']);
});

test('a span of being offline that comes after the close is taken into its diagnosis', () => {
  const log = store();
  log.change({
    ...noChanges,
    sockets: [ended('a', closeEvent(1006), { endedAt: start + 60_000, lived: 8_000 })],
  });
  expect(log.find('a')?.diagnosis?.cause).toBe('cut');
  const span = { id: 'o', kind: 'offline', from: start + 61_000, to: null } as const;
  log.change({ ...noChanges, spans: [span] });
  expect(log.find('a')?.diagnosis?.cause).toBe('offline');
});

test('a span makes no row again of closes that ended long before it', () => {
  const log = store();
  log.change({ ...noChanges, sockets: [ended('a', closeEvent(1006), { endedAt: start })] });
  const before = log.find('a');
  log.change({ ...noChanges, spans: [{ id: 'o', kind: 'offline', from: start + 20_000, to: null }] });
  expect(log.find('a')).toBe(before);
});

test('the first of three cuts after the same quiet time reads like the others once they came', () => {
  const log = store();
  const quiet = 38_500;
  const cut = (id: string, time: number) =>
    ended(id, closeEvent(1006), {
      url: `wss://api.shop.test/live?token=${id}`,
      endedAt: start + time,
      lived: 60_000,
      traffic: {
        received: 5,
        sent: 0,
        lastReceivedAt: start + time - quiet,
        lastSentAt: null,
        lastSentSize: null,
        largestSentSize: null,
      },
    });
  log.change({ ...noChanges, sockets: [cut('a', 100_000)] });
  expect(log.find('a')?.diagnosis?.cause).toBe('cut');
  log.change({ ...noChanges, sockets: [cut('b', 200_000)] });
  log.change({ ...noChanges, sockets: [cut('c', 300_000)] });
  expect(['a', 'b', 'c'].map((id) => log.find(id)?.diagnosis?.confidence)).toEqual([
    'likely',
    'likely',
    'likely',
  ]);
  expect(log.find('a')?.diagnosis?.cause).toBe(log.find('c')?.diagnosis?.cause);
});

test('a close among ten thousand has few others diagnosed again', () => {
  const builder = createRowBuilder(packs());
  const cuts = Array.from({ length: 10_000 }, (_, index) =>
    ended(`c${index}`, closeEvent(1006), { endedAt: start + index * 2_000 }),
  );
  builder.build(cuts, []);
  const next = ended('next', closeEvent(1006), { endedAt: start + 10_000 * 2_000 });
  expect(builder.build([next], []).length).toBeLessThan(120);
});

test('a log that is loaded over another one leaves that on display until it is whole', () => {
  const log = store();
  log.change({ ...noChanges, sockets: [at('old', 1)] });
  const loading = log.load({
    ...emptyLog,
    sockets: Array.from({ length: 50 }, (_, time) => at(`new${time}`, time)),
  });
  const shown = new Set<string>();
  while (!loading.next().done) shown.add(ids(log));
  expect([...shown]).toEqual(['old']);
  expect(log.ended.value).toHaveLength(50);
  log.change({ ...noChanges, sockets: [at('later', 99)] });
  expect(log.ended.value).toHaveLength(51);
});

test('packs that come while a log is loaded count for its rows, too', () => {
  const builder = createRowBuilder(packs());
  const rebuild = vi.spyOn(builder, 'rebuild');
  const log = createLogModel(builder);
  const loading = log.load({
    ...emptyLog,
    sockets: Array.from({ length: 50 }, (_, time) => at(`${time}`, time)),
  });
  loading.next();
  atOnce(log.refresh());
  atOnce(loading);
  expect(rebuild).toHaveBeenCalledTimes(50);
  expect(log.ended.value).toHaveLength(50);
});
