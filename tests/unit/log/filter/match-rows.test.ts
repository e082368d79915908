import { describe, expect, test } from 'vitest';
import { type MatchOptions, matches } from '../../../../src/log/filter/match-rows.ts';
import { parseFilter } from '../../../../src/log/filter/parse-filter.ts';
import type { Row } from '../../../../src/log/rows/row.ts';
import { noTraffic } from '../../model/sockets.ts';
import { closedRow, endedRow, openRow } from './rows.ts';

const passes = (text: string, row: Row, options?: MatchOptions) =>
  matches(parseFilter(text).filter, row, options);

describe('codes', () => {
  test.each([
    ['code:1006', 1006, true],
    ['code:1006', 1005, false],
    ['code:4000-4999', 3999, false],
    ['code:4000-4999', 4000, true],
    ['code:4000-4999', 4999, true],
    ['code:4000-4999', 5000, false],
    ['code:<1004', 1004, false],
    ['-code:1006', 1006, false],
    ['-code:1006', 1001, true],
  ])('%s on %i: %s', (text, code, expected) => {
    expect(passes(text, closedRow(code))).toBe(expected);
  });

  test('a socket without a code has none', () => {
    const row = endedRow({ ending: { kind: 'gone', why: 'page-left' } });
    expect(passes('code:0-65535', row)).toBe(false);
    expect(passes('-code:1006', row)).toBe(true);
  });

  test('really: asks for the code that was meant', () => {
    expect(passes('really:1015', endedRow())).toBe(true);
    expect(passes('really:1006', endedRow())).toBe(false);
  });
});

describe('words', () => {
  const row = endedRow({
    url: 'wss://CDN.example.test:8443/Live?x=cause',
    protocol: 'graphql-ws',
    requestedProtocols: ['graphql-ws', 'chat'],
    context: { kind: 'shared-worker', url: 'https://a.test/w.js' },
    ending: {
      kind: 'close-event',
      close: { code: 1006, reason: 'Session gone', wasClean: false },
      errorEvent: true,
    },
  });
  test.each([
    ['cause:tls', true],
    ['cause:untrusted', false],
    ['host:cdn', true],
    ['host:8443', true],
    ['host:live', false],
    ['-host:cdn', false],
    ['url:/live', true],
    ['by:nobody', true],
    ['by:never-opened', true],
    ['by:server,nobody', true],
    ['by:server', false],
    ['context:shared', true],
    ['context:worker', false],
    ['protocol:chat', true],
    ['protocol:mqtt', false],
    ['reason:"session gone"', true],
    ['reason:live', false],
    ['confidence:certain', true],
    ['SESSION', true],
    ['w.js', true],
    ['nowhere', false],
    ['cdn gone', true],
    ['cdn nowhere', false],
    ['-nowhere', true],
  ])('%s: %s', (text, expected) => {
    expect(passes(text, row)).toBe(expected);
  });

  test('userinfo is no host', () => {
    expect(passes('host:user', endedRow({ url: 'wss://user@h.test/' }))).toBe(false);
  });

  test('free text also finds the words that the reader sees', () => {
    const words = () => 'Certificate not TRUSTED';
    expect(passes('"not trusted"', row, { words })).toBe(true);
    expect(passes('"not trusted"', row)).toBe(false);
  });
});

describe('durations', () => {
  // Opened at 1,100, last message at 2,000, ended at 5,000.
  test.each([
    ['lived:<3900ms', false],
    ['lived:<=3900ms', true],
    ['lived:>3900ms', false],
    ['lived:>=3900ms', true],
    ['lived:1s-5s', true],
    ['idle:>=3s', true],
    ['idle:>3s', false],
  ])('%s: %s', (text, expected) => {
    expect(passes(text, endedRow())).toBe(expected);
  });

  test('a socket that never opened lived from its attempt on', () => {
    expect(passes('lived:>=4s', endedRow({ openedAt: null }))).toBe(true);
  });

  test('what nobody saw is neither long nor short', () => {
    const row = endedRow({ openedAt: null, createdAt: null });
    expect(passes('lived:<1h', row)).toBe(false);
    const uncounted = { ...noTraffic, received: null, sent: null };
    expect(passes('idle:<1h', endedRow({ traffic: uncounted }))).toBe(false);
  });

  test('without any message it was idle since it opened', () => {
    expect(passes('idle:>=3900ms', endedRow({ traffic: noTraffic }))).toBe(true);
  });

  test('a living socket is measured until now', () => {
    expect(passes('lived:>=10s', openRow(), { now: 11_100 })).toBe(true);
    expect(passes('lived:>=10s', openRow(), { now: 11_099 })).toBe(false);
  });
});

test.each([
  ['is:open', openRow(), true],
  ['is:open', openRow({ state: 'closing' }), true],
  ['is:open', endedRow(), false],
  ['is:ended', endedRow(), true],
  ['is:clean', closedRow(1000), true],
  ['is:clean', closedRow(1006), false],
  ['is:unclean', closedRow(1006), true],
  ['is:unclean', endedRow({ ending: { kind: 'error-only' } }), true],
  ['is:unclean', openRow(), false],
  ['is:open,clean', closedRow(1000), true],
] as const)('%s', (text, row, expected) => {
  expect(passes(text, row)).toBe(expected);
});

test.each([
  ['1970-01-01T00:00:00Z..1970-01-01T00:00:01Z', false],
  ['1970-01-01T00:00:02Z..1970-01-01T00:00:04.999Z', false],
  ['1970-01-01T00:00:02Z..1970-01-01T00:00:05Z', true],
  ['1970-01-01T00:00:05Z..1970-01-01T00:00:06Z', true],
  ['1970-01-01T00:00:05.001Z..1970-01-01T00:00:06Z', false],
])('time:%s holds for an end at 5 s: %s', (span, expected) => {
  expect(passes(`time:${span}`, endedRow())).toBe(expected);
});

test.each([
  ['is:error', endedRow(), true],
  ['is:error', { ...endedRow(), severity: 'ok' as const }, false],
  ['is:warning', { ...endedRow(), severity: 'warning' as const }, true],
  ['is:error', { ...openRow(), severity: 'error' as const }, false],
  ['is:never-opened', endedRow({ everOpened: false }), true],
  ['is:never-opened', endedRow({ everOpened: true }), false],
  ['is:never-opened', openRow(), false],
] as const)('%s of a row', (text, row, expected) => {
  expect(passes(text, row)).toBe(expected);
});

test('is:loop asks for the closes that are known to be in one', () => {
  const loops = new Set(['in']);
  expect(passes('is:loop', endedRow({ id: 'in' }), { loops })).toBe(true);
  expect(passes('is:loop', endedRow({ id: 'out' }), { loops })).toBe(false);
  expect(passes('is:loop', endedRow({ id: 'in' }))).toBe(false);
});

test('a socket that still lives is in every later span', () => {
  expect(passes('time:2026-01-01T00:00:00Z..2026-01-02T00:00:00Z', openRow())).toBe(true);
});
