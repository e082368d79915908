import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../../src/log/rows/row.ts';
import { binWidth } from '../../../../src/log/timeline/bins.ts';
import {
  layoutTimeline,
  mostLanes,
  mostLifetimes,
  narrowestBar,
  wholeView,
} from '../../../../src/log/timeline/timeline-layout.ts';
import type { Severity } from '../../../../src/registry/types.ts';
import { endedRow, openRow } from '../filter/rows.ts';

const row = (createdAt: number, endedAt: number, severity: Severity = 'error'): Row => ({
  ...endedRow({ id: `${createdAt}-${endedAt}`, createdAt, firstSeenAt: createdAt, endedAt }),
  severity,
});

const layout = (rows: readonly Row[], changes: Partial<Parameters<typeof layoutTimeline>[0]> = {}) =>
  layoutTimeline({
    rows,
    markers: [],
    spans: [],
    view: { from: 0, to: 1_000 },
    now: 1_000,
    width: 1_000,
    ...changes,
  });

describe('bars', () => {
  test('stand where their times are', () => {
    expect(layout([row(100, 400)]).bars).toMatchObject([{ lane: 0, x: 100, width: 300, from: 100, to: 400 }]);
  });

  test('of lifetimes that overlap stand in lanes of their own', () => {
    const { bars, lanes } = layout([row(0, 500), row(100, 600), row(510, 900)]);
    expect(bars.map(({ x, lane }) => [x, lane])).toEqual([
      [0, 0],
      [510, 0],
      [100, 1],
    ]);
    expect(lanes).toBe(2);
  });

  test('of instants are wide enough to hit, and stay inside', () => {
    const { bars } = layout([row(100, 100), row(1_000, 1_000)]);
    expect(bars).toMatchObject([
      { x: 100, width: narrowestBar },
      { x: 1_000 - narrowestBar, width: narrowestBar },
    ]);
  });

  test('of living sockets reach to now', () => {
    const { bars } = layout([openRow({ createdAt: 200, firstSeenAt: 200 })], { now: 700 });
    expect(bars).toMatchObject([{ x: 200, width: 500, live: true }]);
  });

  test('outside the view are left out; those that reach into it are cut', () => {
    const rows = [row(0, 100), row(150, 250), row(500, 600)];
    const { bars } = layout(rows, { view: { from: 200, to: 400 }, width: 200 });
    expect(bars).toMatchObject([{ x: 0, width: 50, from: 150 }]);
  });

  test('merge where lanes run out, the ones that are most alike', () => {
    const alike = Array.from({ length: mostLanes }, (_, index) => row(index, 900, 'ok'));
    const { bars, lanes } = layout([...alike, row(400, 450, 'error')]);
    expect(lanes).toBe(mostLanes);
    expect(bars.filter(({ severity }) => severity === 'error')).toMatchObject([{ x: 400, width: 50 }]);
    expect(bars.map(({ rows }) => rows.length).sort()).toEqual([
      ...Array.from({ length: mostLanes - 1 }, () => 1),
      2,
    ]);
  });

  test('merged from different endings show the worst', () => {
    const rows = Array.from({ length: 40 }, (_, index) => row(100, 900, index === 7 ? 'error' : 'ok'));
    const { bars } = layout(rows);
    expect(bars.filter(({ severity }) => severity === 'error')).toHaveLength(1);
  });
});

const anyRows = fc.array(
  fc
    .record({ at: fc.nat(1_000), life: fc.nat(1_000), live: fc.boolean() })
    .map(({ at, life, live }) => (live ? openRow({ createdAt: at, firstSeenAt: at }) : row(at, at + life))),
  { maxLength: 140, size: 'max' },
);

test('no bar covers another, none begins after one of its sockets, and no socket is lost', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const view = wholeView(rows, 2_000);
      const { bars } = layout(rows, { view, now: 2_000, width: 300 });
      for (const a of bars) {
        for (const b of bars) {
          if (a !== b && a.lane === b.lane) expect(a.x + a.width <= b.x || b.x + b.width <= a.x).toBe(true);
        }
      }
      expect(new Set(bars.flatMap((bar) => bar.rows)).size).toBe(rows.length);
      for (const { x, rows: members } of bars) {
        const first = Math.min(...members.map(({ socket }) => socket.createdAt ?? 0));
        expect(x).toBeLessThanOrEqual(((first - view.from) * 300) / (view.to - view.from) + 1e-6);
      }
    }),
  );
});

describe('a dense log', () => {
  const dense = (count: number) =>
    Array.from({ length: count }, (_, index) => row(index, index + 7, index % 4 ? 'ok' : 'error'));

  test('begins where lifetimes would cover each other', () => {
    expect(layout(dense(mostLifetimes)).kind).toBe('lifetimes');
    expect(layout(dense(mostLifetimes + 1)).kind).toBe('bins');
  });

  test('costs no more bars than a screen can show, and loses no socket', () => {
    const rows = dense(10_000);
    const { bars, lanes } = layout(rows, { view: wholeView(rows, 10_007), width: 2_000 });
    expect(bars.length).toBeLessThanOrEqual((2 * 2_000) / binWidth);
    expect(lanes).toBe(2);
    expect(new Set(bars.flatMap((bar) => bar.rows)).size).toBe(10_000);
  });

  test('has a lane for each way of ending, the worst first, living sockets last', () => {
    const live = openRow({ id: 'live', createdAt: 900, firstSeenAt: 900 });
    const { bars } = layout([...dense(200), live]);
    const lanes = new Map(bars.map(({ lane, severity, live: alive }) => [lane, alive ? 'live' : severity]));
    expect([...lanes].sort()).toEqual([
      [0, 'error'],
      [1, 'ok'],
      [2, 'live'],
    ]);
  });

  test('counts ends where they were, the fullest bin the highest', () => {
    const rows = [
      ...Array.from({ length: 180 }, () => row(0, 500)),
      ...Array.from({ length: 20 }, () => row(0, 900)),
    ];
    const { bars } = layout(rows);
    expect(bars.map(({ rows: members, from, to }) => [members.length, from, to])).toEqual([
      [180, 500, 500],
      [20, 900, 900],
    ]);
    expect(bars[0]?.weight).toBe(1);
    expect(bars[1]?.weight).toBeCloseTo(1 / 3);
    expect(bars[0]?.x).toBeLessThanOrEqual(500);
    expect((bars[0]?.x ?? 0) + (bars[0]?.width ?? 0)).toBeGreaterThan(500 - 2);
  });
});

describe('the whole view', () => {
  test('leaves a little room on both sides', () => {
    expect(wholeView([row(1_000, 101_000)], 0)).toEqual({ from: -1_000, to: 103_000 });
  });

  test('is at least as long as can be read', () => {
    const { from, to } = wholeView([row(5, 5)], 0);
    expect(to - from).toBeGreaterThan(0);
  });

  test('of an empty log is the last minute', () => {
    expect(wholeView([], 100_000)).toEqual({ from: 40_000, to: 100_000 });
  });
});

test('navigations are lines, but not closer than two pixels', () => {
  const navigation = (at: number) => ({
    id: `${at}`,
    kind: 'navigation' as const,
    url: 'https://a.test/',
    at,
  });
  const started = { ...navigation(500), kind: 'recording-started' as const };
  const { navigations } = layout([], {
    markers: [navigation(100), navigation(101), started, navigation(700)],
  });
  expect(navigations.map(({ x }) => x)).toEqual([100, 700]);
});

test('hidden and offline spans are shaded, one that lasts until now', () => {
  const { shades } = layout([], {
    now: 900,
    spans: [
      { id: '1', kind: 'hidden', from: 100, to: 200 },
      { id: '2', kind: 'hidden', from: 200, to: 300 },
      { id: '3', kind: 'offline', from: 850, to: null },
      { id: '4', kind: 'offline', from: 2_000, to: 3_000 },
    ],
  });
  expect(shades).toEqual([
    { x: 100, width: 200, kind: 'hidden' },
    { x: 850, width: 50, kind: 'offline' },
  ]);
});

test.each([
  [1_000, 100],
  [60_000, 10_000],
  [240_000, 30_000],
  [86_400_000, 10_800_000],
])('over %i ms there is a tick each %i ms', (length, step) => {
  const { ticks } = layout([], { view: { from: 0, to: length } });
  expect((ticks[1]?.at ?? 0) - (ticks[0]?.at ?? 0)).toBe(step);
});

test.each([
  [1_000, false],
  [200, true],
])('over %i ms ticks that are finer than tenths of a second: %s', (length, fine) => {
  const { ticks } = layout([], { view: { from: 0, to: length } });
  expect(new Set(ticks.map((tick) => tick.fine))).toEqual(new Set([fine]));
});

test('a view of any length has a bounded number of ticks', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1e15, noNaN: true }), (length) => {
      expect(layout([], { view: { from: 1e12, to: 1e12 + length } }).ticks.length).toBeLessThanOrEqual(12);
    }),
  );
});
