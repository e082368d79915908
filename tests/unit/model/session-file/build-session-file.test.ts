import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../../../src/model/limits.ts';
import { emptyLog } from '../../../../src/model/log.ts';
import {
  buildSessionFile,
  type SessionEntry,
  type SessionInput,
} from '../../../../src/model/session-file/build-session-file.ts';
import { parseSessionFile } from '../../../../src/model/session-file/parse-session-file.ts';
import { anySockets, endedSocket } from '../records.ts';

const entry = (socket: SessionEntry['socket']): SessionEntry => ({
  socket,
  finding: null,
  infrastructure: [],
  meaning: null,
});

const input = (entries: readonly SessionEntry[], changes: Partial<SessionInput> = {}): SessionInput => ({
  entries,
  log: emptyLog,
  browser: 'Chromium 156',
  exportedAt: Date.UTC(2026, 10, 21),
  includeSecrets: true,
  ...changes,
});

function roundTrip(built: SessionInput) {
  const parsed = parseSessionFile(JSON.stringify(buildSessionFile(built)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.session;
}

test('a file holds exactly the contracted fields, in the contracted form', () => {
  const socket = endedSocket({
    closeCall: {
      code: 1000,
      reason: 'bye',
      at: 4_000,
      stack: [{ functionName: 'stop', url: 'https://a.test/x.js', line: 3, column: 7 }],
    },
    openCall: { stack: [] },
    browserText: { text: 'net::ERR_FAILED', level: 'error', source: 'network', at: 5_000 },
  });
  const finding = {
    cause: 'tls-untrusted',
    confidence: 'certain' as const,
    effectiveCode: 1015,
    evidence: ['The browser said: net::ERR_CERT_AUTHORITY_INVALID'],
    closedBy: 'nobody' as const,
    owners: ['heroku'],
  };
  const infrastructure = [{ id: 'heroku', by: 'Via' }];
  const meaning = { code: 1006, source: 'standard', name: 'Abnormal Closure' };
  const file = buildSessionFile(input([{ socket, finding, infrastructure, meaning }]));
  expect(file).toMatchObject({
    format: 'closeframe/session',
    version: 1,
    exportedAt: '2026-11-21T00:00:00.000Z',
    browser: 'Chromium 156',
    page: { url: '', title: '' },
    dropped: 0,
  });
  expect(file.sockets[0]).toMatchObject({
    id: 's1',
    url: 'wss://api.example.test/live?room=5&token=hunter2secret',
    api: 'WebSocket',
    context: 'page',
    requestedProtocols: [],
    protocol: '',
    extensions: '',
    createdAt: '1970-01-01T00:00:01.000Z',
    openedAt: '1970-01-01T00:00:01.100Z',
    endedAt: '1970-01-01T00:00:05.000Z',
    close: { code: 1006, reason: '', wasClean: false },
    closeCall: {
      code: 1000,
      reason: 'bye',
      at: '1970-01-01T00:00:04.000Z',
      stack: [{ functionName: 'stop', url: 'https://a.test/x.js', line: 3, column: 7 }],
    },
    openCall: { stack: [] },
    traffic: {
      received: 3,
      sent: 2,
      lastReceivedAt: '1970-01-01T00:00:02.000Z',
      lastSentAt: '1970-01-01T00:00:01.500Z',
    },
    browserText: 'net::ERR_FAILED',
    closedBy: 'nobody',
    diagnosis: {
      cause: 'tls-untrusted',
      confidence: 'certain',
      effectiveCode: 1015,
      evidence: finding.evidence,
      owners: ['heroku'],
    },
    infrastructure,
    meaning,
  });
});

test('where the page got no CloseEvent, close is null', () => {
  const file = buildSessionFile(input([entry(endedSocket({ ending: { kind: 'gone', why: 'page-left' } }))]));
  expect(file.sockets[0]?.close).toBeNull();
});

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

test.each([
  [Number.NaN, '1970-01-01T00:00:00.000Z'],
  [Number.POSITIVE_INFINITY, '9999-12-31T23:59:59.999Z'],
  [-1e300, '0001-01-01T00:00:00.000Z'],
  [1_500.75, '1970-01-01T00:00:01.500Z'],
])('a time of %d is written as %s', (endedAt, expected) => {
  expect(buildSessionFile(input([entry(endedSocket({ endedAt }))])).sockets[0]?.endedAt).toBe(expected);
});

const handshake = {
  status: 101,
  requestHeaders: [['Origin', 'https://shop.example.test']],
  responseHeaders: [['Server', 'nginx']],
} as const;
const message = {
  direction: 'received',
  at: 4_000,
  kind: 'text',
  size: 30,
  data: 'bye, hunter2secret',
  cut: true,
} as const;
const network = { handshake, received: 9, sent: 2, messages: [message] };

test('messages are left out unless the user ticks them, and counted all the same', () => {
  const built = input([entry(endedSocket({ network }))]);
  expect(buildSessionFile(built).sockets[0]).toMatchObject({ handshake, messages: [] });
  expect(roundTrip(built).log.sockets[0]).toMatchObject({ network: { ...network, messages: [] } });
});

test('a message that was ticked is masked like every text, unless secrets are ticked as well', () => {
  const written = (includeSecrets: boolean) =>
    buildSessionFile(
      input([entry(endedSocket({ network }))], { includeMessages: true, includeSecrets }),
    ).sockets[0]?.messages?.map(({ text }) => text);
  expect(written(false)).toEqual(['bye, ***']);
  expect(written(true)).toEqual(['bye, hunter2secret']);
});

test('a file from before there were network entries has none', () => {
  const file = buildSessionFile(input([entry(endedSocket({ network }))]));
  const sockets = file.sockets.map(({ handshake: _, messages: __, logged: ___, ...socket }) => socket);
  const parsed = parseSessionFile(JSON.stringify({ ...file, sockets }));
  expect(parsed.ok && parsed.session.log.sockets[0]).toMatchObject({ network: null });
});
