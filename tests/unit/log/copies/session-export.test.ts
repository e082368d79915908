import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ExportInput,
  sessionFileName,
  sessionFileOf,
  sessionText,
} from '../../../../src/log/copies/session-export.ts';
import { atOnce } from '../../../../src/model/lists/slices.ts';
import { emptyLog } from '../../../../src/model/log.ts';
import type { Handshake } from '../../../../src/model/network-entry.ts';
import { parseSessionFile } from '../../../../src/model/session-file/parse-session-file.ts';
import { loadEnglish, sessionFileTexts } from '../../../../src/ui/state/words/english.ts';
import { everyDiagnosis } from '../../diagnosis/stories/every-diagnosis.ts';
import { endedRow, openRow } from '../filter/rows.ts';

const english = await loadEnglish(sessionFileTexts);
const input = (changes: Partial<ExportInput> = {}): ExportInput => ({
  rows: [],
  log: emptyLog,
  browser: 'Chromium 156',
  now: Date.UTC(2026, 10, 21, 10, 44, 5),
  includeSecrets: false,
  includeMessages: false,
  english,
  ...changes,
});

test('evidence is written in English, as sentences without invisible characters', () => {
  const row = endedRow(
    {},
    {
      evidence: [
        { label: 'session.page', fact: { verbatim: 'net::ERR_CERT' } },
        {
          label: 'session.page',
          fact: { key: 'session.badIntro', values: { name: { verbatim: 'x' } } },
        },
      ],
    },
  );
  const [socket] = sessionFileOf(input({ rows: [row] })).sockets;
  expect(socket?.diagnosis).toEqual({
    cause: 'tls-untrusted',
    confidence: 'certain',
    effectiveCode: 1015,
    evidence: ['Page: net::ERR_CERT', 'Page: Nothing was imported from x:'],
    owners: [],
  });
  expect(socket?.closedBy).toBe('nobody');
});

test('who was recognised on the way is in the file, and whom a timeout is put down to', () => {
  const handshake = { status: 101, requestHeaders: [], responseHeaders: [['Server', 'nginx']] as const };
  const row = endedRow(
    {
      url: 'wss://shop.herokuapp.com/',
      network: { handshake, received: 0, sent: 0, messages: [] },
    },
    { owners: ['heroku'] },
  );
  const [socket] = sessionFileOf(input({ rows: [row] })).sockets;
  expect(socket?.infrastructure).toEqual([
    { id: 'nginx', by: 'Server' },
    { id: 'heroku', by: 'host' },
  ]);
  expect(socket?.diagnosis.owners).toEqual(['heroku']);
});

test('who was recognised by an earlier answer of the same host is in the file', () => {
  const entry = { received: 0, sent: 0, messages: [] };
  const answered = { status: 101, requestHeaders: [], responseHeaders: [['Server', 'nginx']] as const };
  const unseen = { status: null, requestHeaders: [], responseHeaders: [] };
  const row = (id: string, url: string, handshake: Handshake | null, endedAt: number) =>
    endedRow({ id, url, endedAt, network: handshake && { ...entry, handshake } });
  const rows = [
    row('a', 'wss://shop.dev/live', answered, 1_000),
    row('b', 'wss://shop.dev/other', null, 2_000),
    row('c', 'wss://shop.dev/live', unseen, 3_000),
    row('d', 'wss://elsewhere.dev/live', null, 4_000),
    row('e', 'wss://late.dev/live', null, 5_000),
    row('f', 'wss://late.dev/live', answered, 6_000),
  ];
  const shown = [{ id: 'nginx', by: 'earlier-answer' }];
  const file: unknown = JSON.parse(atOnce(sessionText(input({ rows }))).join(''));
  expect(file).toMatchObject({
    sockets: [
      { infrastructure: [{ id: 'nginx', by: 'Server' }] },
      { infrastructure: shown },
      { infrastructure: shown },
      { infrastructure: [] },
      { infrastructure: [] },
      { infrastructure: [{ id: 'nginx', by: 'Server' }] },
    ],
  });
});

describe('a goodbye in a message', () => {
  const said = '{"type":7,"error":"going down"}\u001e';
  const start = Date.UTC(2026, 10, 21, 10);
  const text = (direction: 'received' | 'sent', at: number, data: string) =>
    ({ direction, at: start + at, kind: 'text', size: data.length, data, cut: false }) as const;
  const row = endedRow({
    url: 'wss://api.shop.dev/hub?id=1',
    createdAt: start,
    openedAt: start + 20,
    everOpened: true,
    endedAt: start + 900,
    network: {
      handshake: { status: 101, requestHeaders: [], responseHeaders: [] },
      received: 1,
      sent: 1,
      messages: [text('sent', 25, '{"protocol":"json","version":1}\u001e'), text('received', 800, said)],
    },
  });
  const exported = (includeMessages: boolean) =>
    sessionFileOf(input({ rows: [row], includeMessages })).sockets[0];

  test('is in the file with its protocol and without its words', () => {
    expect(exported(false)).toMatchObject({
      application: { id: 'signalr-json' },
      goodbye: { direction: 'received', at: '2026-11-21T10:00:00.800Z', text: '***' },
      messages: [],
    });
  });

  test('has its words where messages are ticked', () => {
    expect(exported(true)?.goodbye?.text).toContain('going down');
    expect(exported(true)?.messages).toHaveLength(2);
  });

  test('a socket without one has null for both', () => {
    const [socket] = sessionFileOf(input({ rows: [endedRow()] })).sockets;
    expect(socket).toMatchObject({ application: null, goodbye: null });
  });
});

test('a living socket is in the file, with nothing diagnosed', () => {
  const [socket] = sessionFileOf(input({ rows: [openRow()] })).sockets;
  expect(socket).toMatchObject({ endedAt: null, close: null, closedBy: 'unknown', meaning: null });
  expect(socket?.diagnosis).toMatchObject({ cause: 'unknown', confidence: 'unknown' });
});

test('what is exported can be imported', () => {
  const text = atOnce(sessionText(input({ rows: [endedRow(), openRow({ id: 's2' })] }))).join('');
  const read = parseSessionFile(text);
  expect(read.ok && read.session.log.sockets.map(({ state }) => state)).toEqual(['ended', 'open']);
});

test.each([
  ['https://shop.example.test:8443/cart?x=1', 'closeframe-shop.example.test-2026-11-21-10-44-05.json'],
  ['about:blank', 'closeframe-2026-11-21-10-44-05.json'],
  ['', 'closeframe-2026-11-21-10-44-05.json'],
  ['http://[::1]/', 'closeframe-1-2026-11-21-10-44-05.json'],
])('a session of %s is named %s', (url, name) => {
  expect(sessionFileName(url, input().now)).toBe(name);
});

test.each(everyDiagnosis())('a file has the texts for $name', ({ diagnosis }) => {
  const row = endedRow({}, diagnosis);
  expect(sessionFileOf(input({ rows: [row] })).sockets[0]?.diagnosis.cause).toBe(diagnosis.cause);
});

test('the text is that of the whole file at once', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 60 }), (ids) => {
      const given = input({ rows: ids.map((id) => openRow({ id })) });
      expect(atOnce(sessionText(given)).join('')).toBe(`${JSON.stringify(sessionFileOf(given), null, 2)}\n`);
    }),
  );
});
