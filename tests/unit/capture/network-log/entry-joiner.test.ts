import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EntryJoiner } from '../../../../src/capture/network-log/entry-joiner.ts';
import { limits } from '../../../../src/model/limits.ts';
import type { ReportedEntry } from '../../../../src/model/network-entry.ts';
import type { SocketRecord } from '../../../../src/model/socket.ts';
import { ended, entryOf, live, traffic, url } from './entries.ts';

/** A joiner, what it joined as pairs of socket and position of the entry, and what it called ambiguous. */
function joiner() {
  const entries: ReportedEntry[] = [];
  const joined: [socketId: string, entry: number][] = [];
  const ambiguous: string[] = [];
  const subject = new EntryJoiner({
    onJoined: (id, reported) => joined.push([id, entries.indexOf(reported)]),
    onAmbiguous: (ids) => ambiguous.push(...ids),
  });
  return {
    joined,
    ambiguous,
    subject,
    see: (at: number, ...sockets: SocketRecord[]) => {
      for (const socket of sockets) subject.see(socket, at);
      subject.resolve(at);
    },
    add: (at: number, ...reported: ReportedEntry[]) => {
      for (const entry of reported) {
        entries.push(entry);
        subject.add(entry, at);
      }
      subject.resolve(at);
    },
  };
}

const timeless = () => entryOf([null, null], { status: null });

test('an entry is joined when it comes after the end of its socket, and when it comes before', () => {
  const late = joiner();
  late.see(5_000, ended('s', [1_000, 1_100, 5_000]));
  late.add(5_100, entryOf([1_001, 5_000]));
  expect(late.joined).toEqual([['s', 0]]);
  const early = joiner();
  early.see(1_100, live('s', 1_000));
  early.add(5_010, entryOf([1_001, 5_000]));
  expect(early.joined).toEqual([]);
  early.see(5_050, ended('s', [1_000, 1_100, 5_000]));
  expect(early.joined).toEqual([['s', 0]]);
  expect(early.subject.isWaiting).toBe(false);
});

test('two sockets of one URL in one tick are told apart by their messages', () => {
  const { see, add, joined, ambiguous } = joiner();
  see(
    5_000,
    ended('one', [1_000, 1_100, 5_000], { traffic: traffic(3, 0) }),
    ended('two', [1_000, 1_100, 5_000], { traffic: traffic(5, 0) }),
  );
  add(5_100, entryOf([1_001, 5_000], { received: 5 }), entryOf([1_001, 5_000], { received: 3 }));
  expect(joined.sort()).toEqual([
    ['one', 1],
    ['two', 0],
  ]);
  expect(ambiguous).toEqual([]);
});

test('two that fit two entries equally well get neither, once the entries have settled', () => {
  const { see, add, subject, joined, ambiguous } = joiner();
  see(5_000, ended('one', [1_000, 1_100, 5_000]), ended('two', [1_000, 1_100, 5_000]));
  add(5_100, entryOf([1_001, 5_000]), entryOf([1_001, 5_000]));
  subject.resolve(6_099);
  expect(ambiguous).toEqual([]);
  subject.resolve(6_100);
  expect(ambiguous.sort()).toEqual(['one', 'two']);
  expect(joined).toEqual([]);
  expect(subject.isWaiting).toBe(false);
});

test('a socket that is ambiguous gets no later entry either', () => {
  const { see, add, subject, joined } = joiner();
  see(5_000, ended('one', [1_000, 1_100, 5_000]), ended('two', [1_000, 1_100, 5_000]));
  add(5_100, entryOf([1_001, 5_000]));
  subject.resolve(6_100);
  subject.forget('two');
  add(6_200, entryOf([1_001, 5_000]));
  subject.resolve(7_500);
  expect(joined).toEqual([]);
});

test('of twins made in one tick, the one that was closed at once and the one that lives on', () => {
  const { see, add, joined } = joiner();
  see(1_300, ended('closed', [1_000, null, 1_010]), live('kept', 1_000));
  add(1_310, entryOf([1_001, 1_012], { status: null }));
  see(9_000, ended('kept', [1_000, 1_100, 9_000]));
  add(9_010, entryOf([1_002, 9_000]));
  expect(joined).toEqual([
    ['closed', 0],
    ['kept', 1],
  ]);
});

test('while a twin lives, an entry waits: its end may be on the way', () => {
  const { see, add, subject, joined } = joiner();
  see(5_000, ended('one', [1_000, 1_100, 5_000]), live('two', 1_000));
  add(5_010, entryOf([1_001, 5_000]));
  expect(joined).toEqual([]);
  subject.resolve(6_010);
  expect(joined).toEqual([['one', 0]]);
});

test('entries without times are joined one after the other, and not where two may be meant', () => {
  const { see, add, subject, joined, ambiguous } = joiner();
  see(1_010, ended('one', [1_000, null, 1_005]));
  add(1_020, timeless());
  see(2_010, ended('two', [2_000, null, 2_005]));
  add(2_020, timeless());
  expect(joined).toEqual([
    ['one', 0],
    ['two', 1],
  ]);
  see(3_010, ended('three', [3_000, null, 3_005]), ended('four', [3_000, null, 3_005]));
  add(3_020, timeless(), timeless());
  subject.resolve(4_100);
  expect(joined).toHaveLength(2);
  expect(ambiguous.sort()).toEqual(['four', 'three']);
});

test('an entry whose messages are not the socket’s is not joined, and not kept for ever', () => {
  const { see, add, subject, joined, ambiguous } = joiner();
  see(5_000, ended('s', [1_000, 1_100, 5_000], { traffic: traffic(2, 2) }));
  add(5_100, entryOf([1_001, 5_000], { received: 9, sent: 2 }));
  subject.resolve(15_099);
  expect(subject.isWaiting).toBe(true);
  subject.resolve(15_100);
  expect(subject.isWaiting).toBe(false);
  expect([...joined, ...ambiguous]).toEqual([]);
});

test('an entry that is 30 seconds late finds its socket no more', () => {
  const { see, add, joined } = joiner();
  see(5_000, ended('one', [1_000, 1_100, 5_000]));
  add(35_001, entryOf([9_000, 9_500]));
  add(35_002, entryOf([1_001, 5_000]));
  expect(joined).toEqual([]);
});

/** How many of twice as many entries are joined as may wait, where each has a socket that fits no other. */
function joinedOfTwice(limit: number, urlOf: (index: number) => string): number {
  const { subject, joined } = joiner();
  const indexes = Array.from({ length: 2 * limit }, (_, index) => index);
  const at = (index: number) => index * 1_000;
  for (const index of indexes) {
    subject.add({ ...entryOf([at(index), at(index) + 500]), url: urlOf(index) }, 0);
  }
  for (const index of indexes) {
    const times = [at(index), at(index) + 1, at(index) + 500] as const;
    subject.see({ ...ended(`s${index}`, times), url: urlOf(index) }, times[2]);
    subject.resolve(0);
  }
  return joined.length;
}

test('entries wait in bounded numbers, of one URL and of all', () => {
  expect(joinedOfTwice(limits.waitingEntriesOfUrl, () => url)).toBe(limits.waitingEntriesOfUrl);
  expect(joinedOfTwice(limits.waitingEntries, (index) => `ws://host-${index}.example/`)).toBe(
    limits.waitingEntries,
  );
});

test('of more sockets of one URL than are compared, none gets an entry that may be a stranger’s', () => {
  const { subject, joined, see, add } = joiner();
  const count = limits.waitingSocketsOfUrl + 1;
  const socketOf = (index: number) =>
    ended(`s${index}`, [index * 1_000, index * 1_000 + 1, index * 1_000 + 500]);
  for (let index = 0; index < count; index += 1) see(0, socketOf(index));
  add(1, entryOf([5_000, 5_500]));
  expect(joined).toEqual([]);
  expect(subject.isWaiting).toBe(false);
});

const draft = fc.record({
  created: fc.integer({ min: 0, max: 400 }),
  opening: fc.option(fc.integer({ min: 1, max: 200 })),
  life: fc.integer({ min: 201, max: 600 }),
  received: fc.nat(2),
});

test('whatever comes first, no entry is joined to two sockets, no socket gets two, and none a stranger’s', () => {
  const story = fc.array(draft, { minLength: 1, maxLength: 6 }).chain((drafts) => {
    const events = drafts.flatMap((_, index) => [['end', index] as const, ['entry', index] as const]);
    return fc.tuple(fc.constant(drafts), fc.shuffledSubarray(events, { minLength: events.length }));
  });
  fc.assert(
    fc.property(story, ([drafts, events]) => {
      const { see, add, subject, joined, ambiguous } = joiner();
      const order: number[] = [];
      for (const [index, { created }] of drafts.entries()) see(0, live(`${index}`, created));
      for (const [position, [what, index]] of events.entries()) {
        const { created, opening, life, received } = drafts[index] ?? expect.fail();
        const openedAt = opening === null ? null : created + opening;
        const now = 1_000 + position * 20;
        if (what === 'end') {
          see(now, ended(`${index}`, [created, openedAt, created + life], { traffic: traffic(received, 0) }));
        } else {
          order.push(index);
          add(now, entryOf([created, created + life], { status: opening === null ? null : 101, received }));
        }
      }
      subject.resolve(20_000);
      expect(new Set(joined.map(([, entry]) => entry)).size).toBe(joined.length);
      expect(new Set([...joined.map(([id]) => id), ...ambiguous]).size).toBe(
        joined.length + ambiguous.length,
      );
      for (const [id, entry] of joined) expect(`${order[entry]}`).toBe(id);
    }),
    { numRuns: 500 },
  );
});
