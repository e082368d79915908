import { describe, expect, test } from 'vitest';
import {
  isMember,
  isRunLine,
  itemId,
  type ListItem,
  listItems,
  showsClose,
} from '../../../../src/log/rows/list-items.ts';
import { isEndedRow, type Row } from '../../../../src/log/rows/row.ts';
import { foldRuns, isOpened, type Run, runId, withOpened } from '../../../../src/log/rows/runs.ts';
import type { Marker } from '../../../../src/model/log.ts';
import { closedRow } from '../filter/rows.ts';

const time = { column: 'time', descending: false } as const;
const backwards = { column: 'time', descending: true } as const;
const urlOf = (name: string) => `wss://h.test/${name}`;

/** 'a1 a2 b3': a close each, named by its URL's path and the second of its end. */
const log = (text: string): readonly Row[] =>
  text
    .split(' ')
    .map((id) =>
      closedRow(1006, '', { id, url: urlOf(id.slice(0, 1)), endedAt: Number(id.slice(1)) * 1_000 }),
    );

const ids = (rows: readonly Row[]) => rows.map(({ socket }) => socket.id).join(' ');
const shape = (entries: readonly (Row | Run)[]) =>
  entries.map((entry) => ('socket' in entry ? entry.socket.id : `(${ids(entry.rows)})`)).join(' ');
const lineShape = (lines: readonly ListItem[]) =>
  lines
    .map((line) => {
      if (isRunLine(line)) return `(${ids(line.run.rows)})${line.open ? '+' : ''}`;
      return isMember(line) ? `_${line.member.socket.id}` : itemId(line);
    })
    .join(' ');
const marker = (second: number): Marker => ({
  id: `${second}`,
  kind: 'navigation',
  url: '',
  at: second * 1_000,
});

test.each([
  ['a1', 'a1'],
  ['a1 a2', '(a1 a2)'],
  ['a1 b2 a3', 'a1 b2 a3'],
  ['a1 b2 b3 a4', 'a1 (b2 b3) a4'],
  ['a1 a2 b3 b4 b5', '(a1 a2) (b3 b4 b5)'],
])('%s folds to %s', (text, expected) => {
  expect(shape(foldRuns(log(text), false))).toBe(expected);
});

test('the newest first, a run still has its closes in the order of their ends', () => {
  expect(shape(foldRuns(log('b5 b4 a3 b2'), true))).toBe('(b4 b5) a3 b2');
});

describe('closes are alike by their URL without its token, code, cause and reason', () => {
  const first = closedRow(1006, '', { id: 'x', url: 'wss://h.test/live?token=1' });
  test.each<[string, Row, boolean]>([
    ['another token', closedRow(1006, '', { url: 'wss://h.test/live?token=2' }), true],
    ['another path', closedRow(1006, '', { url: 'wss://h.test/other' }), false],
    ['another code', closedRow(1011, '', { url: 'wss://h.test/live' }), false],
    ['another reason', closedRow(1006, 'x', { url: 'wss://h.test/live' }), false],
  ])('%s', (_, second, alike) => {
    expect(foldRuns([first, second], false)).toHaveLength(alike ? 1 : 2);
  });

  test('another cause', () => {
    const second = closedRow(1006, '', { url: 'wss://h.test/live' });
    if (!isEndedRow(second)) throw new Error('not ended');
    const other = { ...second, diagnosis: { ...second.diagnosis, cause: 'dns' as const } };
    expect(foldRuns([first, other], false)).toHaveLength(2);
  });
});

describe('the lines of a list', () => {
  test.each([
    [time, 'a1 a2 a3 a4', '(a1 a2) marker-2.5 (a3 a4)'],
    [backwards, 'a4 a3 a2 a1', '(a3 a4) marker-2.5 (a1 a2)'],
  ])('a navigation parts a run: %j', (sort, text, expected) => {
    expect(lineShape(listItems(log(text), [marker(2.5)], sort))).toBe(expected);
  });

  test('markers before, between and after stand where they happened', () => {
    const lines = listItems(log('a1 a2 b3'), [marker(9), marker(0), marker(2.5)], time);
    expect(lineShape(lines)).toBe('marker-0 (a1 a2) marker-2.5 b3 marker-9');
  });

  test('sorted by anything else, every close stands by itself', () => {
    expect(lineShape(listItems(log('a1 a2'), [marker(0)], { column: 'code', descending: false }))).toBe(
      'a1 a2',
    );
  });

  test.each([
    [time, 'a1 a2 b3', '(a1 a2)+ _a1 _a2 b3'],
    [backwards, 'b3 a2 a1', 'b3 (a1 a2)+ _a2 _a1'],
  ])('an opened run is followed by its closes: %j', (sort, text, expected) => {
    const opened = [{ key: runOf('a1 a2').key, at: 2_000 }];
    expect(lineShape(listItems(log(text), [], sort, opened))).toBe(expected);
  });

  test('a folded line shows each of its closes, an open one leaves that to them', () => {
    const [folded] = listItems(log('a1 a2'), [], time);
    const [head, one] = listItems(log('a1 a2'), [], time, [{ key: runOf('a1 a2').key, at: 1_000 }]);
    if (!folded || !head || !one) throw new Error('no lines');
    expect([showsClose(folded, 'a1'), showsClose(head, 'a1'), showsClose(one, 'a1')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(showsClose(folded, null)).toBe(false);
  });
});

function runOf(text: string): Run {
  const [run] = foldRuns(log(text), false);
  if (!run || 'socket' in run) throw new Error(`${text} is no run`);
  return run;
}

test('an opened run stays open while it grows and while the log lets go of its oldest closes', () => {
  const opened = withOpened(runOf('a1 a2'), true, []);
  expect(isOpened(runOf('a1 a2 a3 a4'), opened)).toBe(true);
  expect(isOpened(runOf('a2 a3 a4'), opened)).toBe(true);
  expect(isOpened(runOf('b1 b2'), opened)).toBe(false);
  expect(isOpened(runOf('a7 a8'), opened)).toBe(false);
  expect(withOpened(runOf('a1 a2 a3'), false, opened)).toEqual([]);
});

test('ten thousand closes of two URLs fold into their runs', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    closedRow(1006, '', { id: `${index}`, url: urlOf(index % 7 === 0 ? 'b' : 'a'), endedAt: index }),
  );
  expect(foldRuns(rows, false).length).toBe(2_858);
});

test('two runs of one log have ids of their own', () => {
  const runs = foldRuns(log('a1 a2 b3 a4 a5'), false).filter((entry): entry is Run => !('socket' in entry));
  expect(new Set(runs.map(runId)).size).toBe(2);
});
