import { describe, expect, test } from 'vitest';
import { closesToCompare, compareCloses, type PairFact } from '../../../../src/log/pairs/compare-closes.ts';
import type { EndedRow } from '../../../../src/log/rows/row.ts';
import type { EndedSocket } from '../../../../src/model/socket.ts';
import { diagnosed, ended, failed, later } from '../../diagnosis/stories/fixtures.ts';

const rowOf = (socket: EndedSocket): EndedRow => ({
  socket,
  diagnosis: diagnosed(socket),
  meaning: null,
  severity: 'error',
});
const compared = (left: EndedSocket, right: EndedSocket) => compareCloses(rowOf(left), rowOf(right));
const labels = (facts: readonly PairFact[], differs: boolean) =>
  facts.filter((fact) => fact.differs === differs).map(({ label }) => label.split('.').slice(1).join('.'));

test('what differs stands first, the weightiest at the top', () => {
  const facts = compared(
    ended('open@20 received@500 closed:4001/bye@900'),
    ended('open:chat@20 sent@500 cut@61000', { url: 'wss://api.shop.dev/feed?room=1' }),
  );
  expect(labels(facts, true)).toEqual([
    'column.code',
    'pair.reason',
    'pair.wasClean',
    'column.what',
    'pair.confidence',
    'column.closedBy',
    'column.lived',
    'pair.idle',
    'column.received',
    'column.sent',
    'pair.path',
    'pair.query',
    'column.protocol',
  ]);
  expect(facts.map(({ differs }) => differs).lastIndexOf(true)).toBe(labels(facts, true).length - 1);
  expect(labels(facts, false)).toContain('pair.host');
});

test('a close is like itself', () => {
  const socket = ended('open@20 received@500 closed:4001/bye@900');
  expect(labels(compared(socket, later(socket, 5_000)), true)).toEqual([]);
});

describe('durations', () => {
  const differs = (left: number, right: number) =>
    labels(
      compared(ended(`open@0 closed:1000@${left}`), ended(`open@0 closed:1000@${right}`)),
      true,
    ).includes('column.lived');
  test.each([
    [60_000, 66_000, false],
    [60_000, 67_000, true],
    [0, 100, false],
    [0, 101, true],
  ])('%i and %i ms: %j', (left, right, expected) => {
    expect(differs(left, right)).toBe(expected);
  });
});

test("the status of a refused handshake is known from the browser's words, and nothing is made up for the other", () => {
  const facts = compared(
    failed('Error during WebSocket handshake: Unexpected response code: 403'),
    ended('open@20 closed:1000@900'),
  );
  expect(facts.find(({ label }) => label === 'interface.pair.handshake')).toMatchObject({
    left: { verbatim: '403' },
    right: null,
    differs: true,
  });
});

test('the lines of the page that opened them are told apart', () => {
  const at = (line: number) => ({
    openCall: { stack: [{ functionName: 'f', url: 'https://shop.dev/a/app.js?v=1', line, column: 1 }] },
  });
  const [fact] = compared(ended('open@20 closed:1000@900', at(19)), ended('open@20 closed:1000@900', at(77)));
  expect(fact).toMatchObject({
    label: 'interface.detail.openedBy',
    left: { verbatim: 'app.js:19' },
    right: { verbatim: 'app.js:77' },
  });
});

test('closes of the same URL are offered first, the nearest in time before others, and never the close itself', () => {
  const socket = ended('open@20 closed:1000@900');
  const near = later(ended('open@20 closed:1000@900', { url: 'wss://other.dev/' }), 10);
  const rows = [socket, near, later(socket, 9_000), later(socket, 2_000)].map(rowOf);
  const [first] = rows;
  if (!first) throw new Error('no row');
  expect(closesToCompare(first, rows).map((row) => rows.indexOf(row))).toEqual([3, 2, 1]);
});
