import { expect, test } from 'vitest';
import {
  type ExportInput,
  sessionFileName,
  sessionFileOf,
  sessionText,
} from '../../../../src/log/copies/session-export.ts';
import { emptyLog } from '../../../../src/model/log.ts';
import { parseSessionFile } from '../../../../src/model/session-file/parse-session-file.ts';
import { atOnce } from '../../../../src/model/slices.ts';
import { loadEnglish, sessionFileTexts } from '../../../../src/ui/state/english.ts';
import { endedRow, openRow } from '../filter/rows.ts';

const english = await loadEnglish(sessionFileTexts);
const input = (changes: Partial<ExportInput> = {}): ExportInput => ({
  rows: [],
  log: emptyLog,
  browser: 'Chromium 156',
  now: Date.UTC(2026, 10, 21, 10, 44, 5),
  includeSecrets: false,
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
    evidence: ['Page: net::ERR_CERT', 'Page: Nothing of x was taken:'],
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

test('a living socket is in the file, with nothing diagnosed', () => {
  const [socket] = sessionFileOf(input({ rows: [openRow()] })).sockets;
  expect(socket).toMatchObject({ endedAt: null, close: null, closedBy: 'unknown', meaning: null });
  expect(socket?.diagnosis).toMatchObject({ cause: 'unknown', confidence: 'unknown' });
});

test('what is exported can be imported', () => {
  const text = atOnce(sessionText(input({ rows: [endedRow(), openRow({ id: 's2' })] })));
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
