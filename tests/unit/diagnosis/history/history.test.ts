import { describe, expect, test } from 'vitest';
import { HistoryIndex } from '../../../../src/diagnosis/history/history.ts';
import { SortedList } from '../../../../src/model/lists/sorted-list.ts';
import type { EndedSocket, OpenSocket } from '../../../../src/model/socket.ts';
import { ended, later, span } from '../stories/fixtures.ts';

const index = (...records: readonly (EndedSocket | OpenSocket)[]) => {
  const made = new HistoryIndex();
  for (const record of records) made.add([record]);
  return made;
};
const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

function stillOpen({ createdAt, ...socket }: EndedSocket): OpenSocket {
  const { everOpened, endedAt, ending, browserText, surroundings, ...base } = socket;
  return { ...base, createdAt, state: 'open' };
}

const first = ended('open@20 cut@500');
const second = later(first, 1_000);
const third = later(first, 2_000);
const elsewhere = ended('open@20 cut@501', { url: 'wss://other.dev/' });

describe('how many others were open when a socket ended', () => {
  const hopeless = ended('failed@240000');
  test.each([
    ['one that ended just then', ended('open@20 cut@240000'), 1],
    ['one that ended before', ended('open@20 cut@239999'), 0],
    ['one that opened later', ended('open@240001 cut@250000'), 0],
    ['one that never opened', ended('failed@250000'), 0],
    ['one found open', ended('adopted cut@250000'), 1],
    ['one still open', stillOpen(ended('open@20 cut@500')), 1],
  ])('counts %s', (_, other, count) => {
    expect(index(hopeless, other).historyOf(hopeless).openAtEnd).toBe(count);
  });
  test('follows a record that changes and one that goes', () => {
    const other = ended('open@20 cut@239999');
    const history = index(hopeless, stillOpen(other));
    expect(history.historyOf(hopeless).openAtEnd).toBe(1);
    history.add([other]);
    expect(history.historyOf(hopeless).openAtEnd).toBe(0);
    history.add([stillOpen(other)]);
    expect(history.historyOf(hopeless).openAtEnd).toBe(1);
    history.remove([other.id]);
    expect(history.historyOf(hopeless).openAtEnd).toBe(0);
  });
  test('is not asked for one that opened', () => {
    expect(index(first, stillOpen(ended('open@0 cut@1'))).historyOf(first).openAtEnd).toBe(0);
  });
});

describe('the history of a socket', () => {
  test('has the other ends of its URL, oldest first', () => {
    expect(ids(index(third, first, elsewhere, second).historyOf(third).siblings)).toEqual(
      ids([first, second]),
    );
  });
  test('has the sockets of its URL created later, open ones too', () => {
    const open = stillOpen(third);
    expect(ids(index(first, second, open).historyOf(first).later)).toEqual(ids([second, open]));
  });
  test.each([
    [1_000, 1],
    [1_001, 0],
    [-1_000, 1],
    [-1_001, 0],
  ])('counts an end %i ms away as %i neighbours', (by, count) => {
    const other = later({ ...first, url: 'wss://other.dev/' }, by);
    expect(index(first, other).historyOf(first).simultaneous).toHaveLength(count);
  });
  test('never has the socket itself', () => {
    const { siblings, later: after, simultaneous } = index(first).historyOf(first);
    expect([...siblings, ...after, ...simultaneous]).toEqual([]);
  });
  test('is bounded, and keeps the ends that are nearest', () => {
    const many = Array.from({ length: 300 }, (_, at) => later(first, at));
    const {
      siblings,
      later: after,
      simultaneous,
    } = index(first, ...many).historyOf(many[200] as EndedSocket);
    expect([siblings.length, after.length, simultaneous.length]).toEqual([60, 10, 50]);
    expect(siblings.at(49)?.id).toBe(many[199]?.id);
    expect(siblings.at(-1)?.id).toBe(many[210]?.id);
  });
  test('has the spans around its life', () => {
    const spans = [span('offline', -9_000, -8_000), span('offline', 100, 200), span('hidden', 99_000, null)];
    expect(ids(index(first).historyOf(first, spans).spans)).toEqual(ids(spans.slice(1, 2)));
  });
});

describe('a record that comes again', () => {
  test('takes the place of the one before', () => {
    const made = index(stillOpen(first), second);
    made.add([first]);
    expect(ids(made.historyOf(second).siblings)).toEqual(ids([first]));
    const moved = { ...first, endedAt: first.endedAt + 60_000 };
    made.add([moved]);
    expect(made.historyOf(second).siblings).toEqual([moved]);
  });
  test('is forgotten when removed, and unknown ids are ignored', () => {
    const made = index(first, second);
    made.remove([first.id, 'nobody']);
    expect(made.historyOf(second).siblings).toEqual([]);
    made.clear();
    expect(made.historyOf(first).later).toEqual([]);
  });
});

describe('what a new record changes', () => {
  test.each([
    [0, true],
    [100, true],
    [101, false],
  ])('a twin created %i ms later: %s', (by, affected) => {
    const early = ended('call@3 failed@4');
    const twin = stillOpen(later(early, by));
    expect(index(early, twin).affectedBy(twin).includes(early.id)).toBe(affected);
  });
  test('are the sockets that ended at the same instant', () => {
    expect(index(first, second, elsewhere).affectedBy(elsewhere)).toEqual(ids([first, second]));
  });
  test('are not those whose end the page asked for, or the browser explained', () => {
    const asked = ended('open@20 call:1000@400 cut@500');
    const explained = later(ended('failed@200'), 300);
    expect(index(first, asked, explained).affectedBy(first)).toEqual([]);
    expect(index(first, asked, explained).affectedBy(asked)).toEqual([]);
  });
  test('is nothing where it stands alone', () => {
    const alone = later(elsewhere, 9_000);
    expect(index(first, alone).affectedBy(alone)).toEqual([]);
  });
});

test('a search among ten thousand records looks at few of them', () => {
  let looks = 0;
  const records = new SortedList<EndedSocket>(
    ({ endedAt }) => {
      looks += 1;
      return endedAt;
    },
    ({ id }) => id,
  );
  const looksFor = (work: () => void) => {
    looks = 0;
    work();
    return looks;
  };
  const many = Array.from({ length: 10_000 }, (_, at) => later(first, at));
  for (const record of many) expect(looksFor(() => records.set(record))).toBeLessThanOrEqual(3);
  const middle = many[5_000] as EndedSocket;
  expect(looksFor(() => records.before(middle.endedAt, 50))).toBeLessThan(20);
  expect(looksFor(() => records.between(middle.endedAt, middle.endedAt + 1_000, 50))).toBeLessThan(80);
  expect(looksFor(() => records.remove(middle))).toBeLessThan(20);
  expect(records.size).toBe(9_999);
});

describe('sockets of one URL', () => {
  const withUrl = (url: string, by: number) => later({ ...first, url }, by);
  test('are those that differ in the query or in an id of the path only', () => {
    const one = withUrl('wss://h.test/rooms/41?token=a', 0);
    const other = withUrl('wss://h.test/rooms/42?token=b&sid=c', 60_000);
    const elsewhereOnHost = withUrl('wss://h.test/users/42', 120_000);
    expect(ids(index(one, other, elsewhereOnHost).historyOf(other).siblings)).toEqual(ids([one]));
  });
});

describe('a rehearsed close', () => {
  const rehearsed = later(ended('open@20 rehearsed:1006@500'), -1_000);
  const beside = { ...rehearsed, id: 'beside', endedAt: first.endedAt, url: 'wss://other.dev/' };
  test('is nobody’s evidence: no sibling, no neighbour', () => {
    const { siblings, simultaneous } = index(rehearsed, beside, first).historyOf(first);
    expect([...siblings, ...simultaneous]).toEqual([]);
  });
  test('changes no other diagnosis', () => {
    expect(index(first, rehearsed, beside).affectedBy(beside)).toEqual([]);
  });
});

describe('a repetition that shows later', () => {
  test('affects the last ends of its URL', () => {
    const known = index(first, second, third);
    expect(known.affectedBy(third)).toEqual(expect.arrayContaining(ids([first, second])));
  });
});

describe('a span that comes late', () => {
  const known = index(first, second, later(first, 60_000));
  test.each([
    ['while it lasted', first.endedAt - 100, first.endedAt - 50, [first.id]],
    ['within its slack', first.endedAt - 9_000, second.endedAt - 5_000, ids([first, second])],
    ['never', first.endedAt + 20_000, first.endedAt + 30_000, []],
  ] as const)('affects those that ended %s', (_, from, to, expected) => {
    const affected = known.affectedBySpan({ id: 's', kind: 'offline', from, to });
    expect(affected).toEqual(expected.length === 0 ? [] : expect.arrayContaining([...expected]));
  });
});

describe('a record that comes late', () => {
  test('affects the ends of its URL after it, as far as they look back', () => {
    const known = index(second, third, elsewhere);
    known.add([first]);
    expect(ids(known.affectedBy(first).map((id) => ({ id })))).toEqual(
      expect.arrayContaining(ids([second, third])),
    );
  });
});
