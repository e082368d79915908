import { expect, test } from 'vitest';
import { buildSessionFile } from '../../../../src/model/session-file/build-session-file.ts';
import { endedSocket } from '../sockets.ts';
import { entry, input } from './session-files.ts';

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

test.each([
  [Number.NaN, '1970-01-01T00:00:00.000Z'],
  [Number.POSITIVE_INFINITY, '9999-12-31T23:59:59.999Z'],
  [-1e300, '0001-01-01T00:00:00.000Z'],
  [1_500.75, '1970-01-01T00:00:01.500Z'],
])('a time of %d is written as %s', (endedAt, expected) => {
  expect(buildSessionFile(input([entry(endedSocket({ endedAt }))])).sockets[0]?.endedAt).toBe(expected);
});
