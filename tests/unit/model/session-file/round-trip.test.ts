import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../../../src/model/limits.ts';
import { emptyLog } from '../../../../src/model/log.ts';
import type { SessionEntry, SessionInput } from '../../../../src/model/session-file/session-input.ts';
import { anySockets } from '../records.ts';
import { endedSocket } from '../sockets.ts';
import { entry, input, roundTrip } from './session-files.ts';

test('every record survives the way out and back', () => {
  fc.assert(
    fc.property(anySockets, (sockets) => {
      expect(roundTrip(input(sockets.map(entry), { includeMessages: true })).log.sockets).toEqual(
        sockets.map((socket) => JSON.parse(JSON.stringify(socket))),
      );
    }),
    { numRuns: 200 },
  );
});

test('a masked file is a good file, and exporting it again changes nothing', () => {
  fc.assert(
    fc.property(anySockets, (sockets) => {
      const once = roundTrip(input(sockets.map(entry), { includeSecrets: false })).log.sockets;
      const twice = roundTrip(input(once.map(entry), { includeSecrets: false })).log.sockets;
      expect(twice).toEqual(once);
    }),
    { numRuns: 200 },
  );
});

/** Puts other numbers in the place of every number at any depth, in turn. */
function withNumbers(value: unknown, numbers: readonly number[]): unknown {
  let next = 0;
  const changed = (part: unknown): unknown => {
    if (typeof part === 'number') return numbers[next++ % numbers.length];
    if (Array.isArray(part)) return part.map(changed);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, changed(inner)]));
  };
  return changed(value);
}

test('every file that is written can be read, whatever the numbers in its log', () => {
  const number = fc.oneof(
    fc.double(),
    fc.maxSafeInteger(),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, -0, 0.5, 1000.5, 65_536, 1e300),
  );
  const finding = {
    cause: 'unknown',
    confidence: 'unknown',
    effectiveCode: 1006,
    evidence: [],
    owners: [],
    closedBy: 'unknown',
  } as const satisfies SessionEntry['finding'];
  const wholeInput = anySockets.map((sockets) =>
    input(
      sockets.map((socket) => ({
        socket,
        finding,
        infrastructure: [],
        meaning: { code: 1006, source: 'standard', name: '' },
      })),
      {
        log: {
          ...emptyLog,
          dropped: 1,
          markers: [{ id: 'm', kind: 'navigation', url: '', at: 1 }],
          spans: [{ id: 's', kind: 'hidden', from: 1, to: 2 }],
        },
      },
    ),
  );
  fc.assert(
    fc.property(wholeInput, fc.array(number, { minLength: 1, maxLength: 50 }), (given, numbers) => {
      const read = roundTrip(withNumbers(given, numbers) as SessionInput);
      expect(read.log.sockets).toHaveLength(given.entries.length);
      expect(roundTrip(input(read.log.sockets.map(entry))).log.sockets).toEqual(read.log.sockets);
    }),
    { numRuns: 300 },
  );
});

test('a log with more than a file holds is written with the newest of it, and the rest is counted', () => {
  const socket = endedSocket();
  const most = limits.endedSockets + limits.liveSockets;
  const markers = Array.from({ length: limits.markers + 1 }, (_, at) => ({
    id: `m${at}`,
    kind: 'navigation' as const,
    url: '',
    at,
  }));
  const spans = markers.map(({ id, at }) => ({ id, kind: 'hidden' as const, from: at, to: null }));
  const entries = Array.from({ length: most + 2 }, (_, index) => entry({ ...socket, id: `s${index}` }));
  const { log } = roundTrip(input(entries, { log: { ...emptyLog, dropped: 3, markers, spans } }));
  expect([log.sockets.length, log.sockets[0]?.id, log.dropped]).toEqual([most, 's2', 5]);
  expect([log.markers[0]?.id, log.spans[0]?.id]).toEqual(['m1', 'm1']);
});

test('markers, hidden spans, the page and what was dropped come back', () => {
  const log = {
    markers: [{ id: 'm1', kind: 'navigation' as const, url: 'https://a.test/', at: 5 }],
    spans: [
      { id: 'p1', kind: 'hidden' as const, from: 5, to: 9 },
      { id: 'p2', kind: 'offline' as const, from: 7, to: null },
    ],
    dropped: 3,
    page: { url: 'https://a.test/', title: 'A' },
  };
  expect(roundTrip(input([], { log })).log).toEqual({ ...log, sockets: [] });
});
