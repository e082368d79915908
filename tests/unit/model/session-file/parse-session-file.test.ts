import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostProblems } from '../../../../src/model/json/read-json.ts';
import { limits } from '../../../../src/model/limits.ts';
import { parseSessionFile } from '../../../../src/model/session-file/parse-session-file.ts';
import { sessionFileLength } from '../../../../src/model/session-file/session-file-schema.ts';
import { closeOf, isEnded } from '../../../../src/model/socket.ts';

/** A socket with the contracted fields and nothing else. */
const contracted = {
  id: 'a',
  url: 'wss://h.test/',
  api: 'WebSocket',
  context: 'worker',
  requestedProtocols: ['graphql-ws'],
  protocol: 'graphql-ws',
  extensions: '',
  createdAt: '2026-11-21T10:00:00Z',
  openedAt: '2026-11-21T10:00:01Z',
  endedAt: '2026-11-21T10:00:02Z',
  close: { code: 4001, reason: 'kicked', wasClean: true },
  closeCall: null,
  openCall: null,
  traffic: { received: 1, sent: 0, lastReceivedAt: '2026-11-21T10:00:01.5Z', lastSentAt: null },
  browserText: null,
  closedBy: 'server',
  diagnosis: { cause: 'application', confidence: 'certain', effectiveCode: 4001, evidence: [] },
  meaning: { code: 4001, source: 'range', name: 'Private use' },
};

const file = (socket: object = {}, changes: object = {}) => ({
  format: 'closeframe/session',
  version: 1,
  exportedAt: '2026-11-21T10:00:03Z',
  browser: 'Chromium 156',
  page: { url: 'https://h.test/', title: 'H' },
  dropped: 0,
  sockets: [{ ...contracted, ...socket }],
  ...changes,
});

const parse = (content: unknown) => parseSessionFile(JSON.stringify(content));

function only(content: unknown) {
  const parsed = parse(content);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const [socket] = parsed.session.log.sockets;
  if (!socket) throw new Error('No socket');
  return socket;
}

describe('a file with only the contracted fields', () => {
  test('imports', () => {
    const socket = only(file());
    expect(socket).toMatchObject({
      state: 'ended',
      everOpened: true,
      adopted: false,
      protocol: 'graphql-ws',
    });
    expect(isEnded(socket) && closeOf(socket)).toEqual({ code: 4001, reason: 'kicked', wasClean: true });
  });

  test.each([
    [{ endedAt: null, close: null }, { state: 'open' }],
    [{ endedAt: null, close: null, openedAt: null }, { state: 'connecting' }],
    [
      { endedAt: null, close: null, openedAt: null, createdAt: null },
      { state: 'open', adopted: true },
    ],
    [
      { openedAt: null, closedBy: 'nobody' },
      { everOpened: false, ending: { errorEvent: true } },
    ],
    [{ openedAt: null, closedBy: 'server' }, { everOpened: true }],
    [
      { close: null, diagnosis: { ...contracted.diagnosis, cause: 'page-left' } },
      { ending: { kind: 'gone', why: 'page-left' } },
    ],
    [
      { close: null, diagnosis: { ...contracted.diagnosis, cause: 'toString' } },
      { ending: { kind: 'error-only' } },
    ],
    [
      { close: null, browserText: 'net::ERR_X' },
      { ending: { kind: 'logged-only' }, browserText: { text: 'net::ERR_X' } },
    ],
  ])('%j becomes %j', (changes, expected) => {
    expect(only(file(changes))).toMatchObject(expected);
  });
});

test('unknown fields are accepted', () => {
  expect(parse({ ...file({ future: [1] }), later: true }).ok).toBe(true);
});

test('two sockets with one id stay two', () => {
  const parsed = parse(file({}, { sockets: [contracted, contracted, { ...contracted, id: 'a#1' }] }));
  expect(parsed.ok && new Set(parsed.session.log.sockets.map(({ id }) => id)).size).toBe(3);
});

test('texts longer than a record holds are cut', () => {
  expect(only(file({ url: 'x'.repeat(limits.urlLength + 1) })).url).toHaveLength(limits.urlLength);
});

test.each([
  [
    file({ close: { code: 65_536, reason: '', wasClean: true } }),
    'sockets[0].close.code',
    'session.file.wrong',
  ],
  [
    file({ close: { code: '1006', reason: '', wasClean: true } }),
    'sockets[0].close.code',
    'session.file.wrong',
  ],
  [file({ close: { code: 1006, wasClean: true } }), 'sockets[0].close.reason', 'session.file.missing'],
  [file({ url: undefined }), 'sockets[0].url', 'session.file.missing'],
  [file({ endedAt: 'yesterday' }), 'sockets[0].endedAt', 'session.file.wrong'],
  [file({ context: 'window' }), 'sockets[0].context', 'session.file.wrong'],
  [file({ ending: { kind: 'exploded' } }), 'sockets[0].ending.kind', 'session.file.wrong'],
  [file({}, { sockets: {} }), 'sockets', 'session.file.wrong'],
  [file({}, { format: 'har' }), 'format', 'session.file.notSession'],
  [[], 'format', 'session.file.notSession'],
  [null, 'format', 'session.file.notSession'],
  [file({}, { version: 2, sockets: 'changed' }), 'version', 'session.file.newer'],
  [file({}, { version: 0 }), 'version', 'session.file.wrong'],
])('a bad file is refused with the place: %#', (content, where, key) => {
  const parsed = parse(content);
  expect(parsed).toMatchObject({ ok: false, problems: [{ where, what: { key } }] });
});

test('the place is the socket that is wrong, not the first', () => {
  const bad = { ...contracted, traffic: { ...contracted.traffic, sent: -1 } };
  const parsed = parse(file({}, { sockets: [contracted, contracted, contracted, bad] }));
  expect(parsed).toMatchObject({ ok: false, problems: [{ where: 'sockets[3].traffic.sent' }] });
});

test('problems beyond the first few are counted', () => {
  const sockets = Array.from({ length: mostProblems + 5 }, () => ({ ...contracted, url: 5 }));
  const parsed = parse(file({}, { sockets }));
  expect(parsed).toMatchObject({ ok: false, more: 5 });
  expect(!parsed.ok && parsed.problems).toHaveLength(mostProblems);
});

test.each([
  ['{\n "format": "closeframe/session",\n oops\n}', { line: 3, column: 2 }],
  ['', { line: 1, column: 1 }],
  ['{"a": 1', { line: 1, column: 8 }],
])('text that is not JSON is refused with line and column: %j', (text, place) => {
  expect(parseSessionFile(text)).toMatchObject({
    ok: false,
    problems: [{ what: { key: 'session.file.notJson', values: place } }],
  });
});

test('a byte order mark is no error', () => {
  expect(parseSessionFile(`\ufeff${JSON.stringify(file())}`).ok).toBe(true);
});

test('a file over the bound is refused unread', () => {
  expect(parseSessionFile(' '.repeat(sessionFileLength + 1))).toMatchObject({
    problems: [{ what: { key: 'session.file.tooBig' } }],
  });
});

test('no JSON at all makes it throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, text) => {
      parse(value);
      parse(file(value !== null && typeof value === 'object' ? value : {}));
      parseSessionFile(text);
    }),
  );
});
