import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyLog } from '../../../../src/model/log.ts';
import { maskProtocols, maskUrl, textMasker } from '../../../../src/model/redaction/redact.ts';
import { buildSessionFile } from '../../../../src/model/session-file/build-session-file.ts';
import type { Ending } from '../../../../src/model/socket.ts';
import { allProtocols } from '../../../../src/protocols/all-protocols.ts';
import { loadBuiltInPacks } from '../../../../src/registry/index.ts';
import { endedSocket } from '../sockets.ts';

const packs = await loadBuiltInPacks();
const queries = [
  ...packs.flatMap(({ recognise }) => recognise.flatMap(({ query = '' }) => query.split('&'))),
  ...allProtocols.flatMap(({ identity }) => identity.query ?? []),
].filter((pair) => pair.includes('='));

test.each([...new Set(queries), 'transport=websocket'])(
  '%s, by which a protocol is recognised, is no secret',
  (pair) => {
    const url = `wss://h.test/live?${pair}&token=a1b2c3`;
    expect(maskUrl(url)).toBe(`wss://h.test/live?${pair}&token=***`);
    const [, value = ''] = pair.split('=');
    expect(textMasker(endedSocket({ url }))(`Upgrade: ${value}`)).toBe(`Upgrade: ${value}`);
  },
);

test.each([
  ['wss://h.test/live?room=5&token=abc', 'wss://h.test/live?room=***&token=***'],
  ['wss://user:pass@h.test:8443/', 'wss://***@h.test:8443/'],
  ['wss://user@evil@h.test/', 'wss://***@h.test/'],
  ['wss://h.test/a@b', 'wss://h.test/a@b'],
  ['wss://h.test/?flag&empty=', 'wss://h.test/?flag&empty='],
  ['wss://h.test/?9f86d081884c7d659a2feaa0c55ad015', 'wss://h.test/?***'],
  ['wss://h.test/?a=b?c=d', 'wss://h.test/?a=***'],
  ['https://h.test/#access_token=abc&state=x', 'https://h.test/#access_token=***&state=***'],
  ['https://h.test/#/cart?code=1', 'https://h.test/#/cart?code=***'],
  ['https://h.test/#section', 'https://h.test/#section'],
  ['wss://h.test/eyJhbGci.eyJzdWIi.c2ln/x', 'wss://h.test/***/x'],
  ['wss://h.test/ws/9f86d081884c7d659a2feaa0c55ad015', 'wss://h.test/ws/***'],
  ['wss://h.test/ws/dGhpcyBpcyBub3QgYSBzZWNyZXQh%3D/x?a=1', 'wss://h.test/ws/***/x?a=***'],
  ['wss://h.test/room/QmFzZTY0SXNOb3RBV29yZEF0QWxsQnV0SXRMb29rc1NvCg', 'wss://h.test/room/***'],
  [
    'wss://h.test/%D1%87%D0%B0%D1%82-%D0%BA%D0%BE%D0%BC%D0%BD%D0%B0%D1%82%D0%B0/1',
    'wss://h.test/%D1%87%D0%B0%D1%82-%D0%BA%D0%BE%D0%BC%D0%BD%D0%B0%D1%82%D0%B0/1',
  ],
  [
    'wss://h.test/v2/how-to-close-a-socket-in-10-steps/2026-11-26',
    'wss://h.test/v2/how-to-close-a-socket-in-10-steps/2026-11-26',
  ],
  [
    'wss://h.test/~graphql-unauthorized.a1b2/@some-person-name',
    'wss://h.test/~graphql-unauthorized.a1b2/@some-person-name',
  ],
  ['wss://a1b2c3d4e5f6g7h8i9.cloud.test/x', 'wss://a1b2c3d4e5f6g7h8i9.cloud.test/x'],
  ['https://h.test/assets/main.9f86d081884c7d65.js', 'https://h.test/assets/main.9f86d081884c7d65.js'],
  ['blob:https://u:p@h.test/uuid', 'blob:https://***@h.test/uuid'],
  ['data:text/javascript,new WebSocket("wss://h?t=1")', 'data:text/javascript,***'],
  ['/relative?token=abc', '/relative?token=***'],
  ['', ''],
])('%s is masked as %s', (url, masked) => {
  expect(maskUrl(url)).toBe(masked);
});

test('masking a masked URL changes nothing', () => {
  const urls = fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string());
  fc.assert(
    fc.property(urls, (url) => {
      expect(maskUrl(maskUrl(url))).toBe(maskUrl(url));
    }),
  );
});

test.each([
  ['a query', `wss://h.test/?a${'-12'.repeat(1_300)}!`, 'wss://h.test/?***'],
  ['a path', `wss://h.test/a${'-12'.repeat(1_300)}!`, 'wss://h.test/***'],
  ['a fragment', `wss://h.test/#a${'_1'.repeat(2_000)}!`, 'wss://h.test/#***'],
])('%s that fits a name in many ways but for its end is masked at once', (_where, url, masked) => {
  expect(maskUrl(url)).toBe(masked);
});

test('no value of a query survives, whatever it is', () => {
  const secret = fc
    .stringMatching(/^[A-Za-z0-9_~-]{8,40}$/)
    .filter((text) => !'wss://h.test/?key='.includes(text));
  fc.assert(
    fc.property(secret, (value) => {
      expect(maskUrl(`wss://h.test/?key=${value}`)).not.toContain(value);
    }),
  );
});

test.each([
  'graphql-transport-ws',
  'actioncable-v1-json',
  'v1.kernel.websocket.jupyter.org',
  'protobuf.reliable.webpubsub.azure.v1',
  'wamp.2.msgpack.batched',
  'openai-beta.realtime-v1',
  'aws-appsync-event-ws',
  'v12.stomp',
])('the subprotocol %s is a name and stays', (protocol) => {
  expect(maskProtocols([protocol])).toEqual([protocol]);
});

test.each([
  ['base64url.bearer.authorization.k8s.io.YWJj', 'base64url.bearer.authorization.k8s.io.***'],
  ['openai-insecure-api-key.sk-proj-abc', 'openai-insecure-api-key.***'],
  ['header-eyJob3N0IjoiYSJ9', 'header-***'],
  ['Bearer.abc', 'Bearer.***'],
  ['eyJhbGci.eyJzdWIi.c2ln', '***'],
  ['9f86d081884c7d659a2feaa0c55ad015', '***'],
])('the subprotocol %s carries a secret', (protocol, masked) => {
  expect(maskProtocols([protocol])).toEqual([masked]);
});

test('a subprotocol announced as a token is one', () => {
  expect(maskProtocols(['access_token', 'abc', 'chat'])).toEqual(['access_token', '***', 'chat']);
});

test("a socket's secrets are masked wherever they turn up", () => {
  const mask = textMasker(endedSocket({ url: 'wss://h.test/?token=hunter2%20secret&v=12' }));
  expect(mask('bad token "hunter2 secret" (hunter2%20secret), v 12')).toBe('bad token "***" (***), v 12');
  expect(mask('wss://h.test/?token=hunter2%20secret&v=12 failed')).toBe(
    'wss://h.test/?token=***&v=*** failed',
  );
  expect(mask('see https://other.test/?key=1')).toBe('see https://other.test/?key=***');
});

test('a token in the path is masked wherever it turns up', () => {
  const mask = textMasker(endedSocket({ url: 'wss://h.test/ws/9f86d081884c7d65/' }));
  expect(mask('unknown session 9f86d081884c7d65')).toBe('unknown session ***');
});

test('an export holds the secret nowhere unless it is asked for', () => {
  const secret = 'hunter2secret';
  const stack = [{ functionName: 'open', url: `https://a.test/x.js?v=${secret}`, line: 1, column: 1 }];
  const socket = endedSocket({
    url: `wss://h.test/?token=${secret}`,
    context: { kind: 'worker', url: `https://a.test/w.js?token=${secret}` },
    requestedProtocols: ['access_token', secret],
    protocol: secret,
    openCall: { stack },
    closeCall: { code: 4000, reason: `bye ${secret}`, at: 1, stack },
    ending: {
      kind: 'threw',
      exceptionName: 'SyntaxError',
      exceptionMessage: `'wss://h.test/?token=${secret}' is invalid`,
    },
    browserText: { text: `refused ${secret}`, level: 'error', source: 'network', at: 1 },
  });
  const finding = {
    cause: 'unknown',
    confidence: 'unknown' as const,
    effectiveCode: null,
    evidence: [`URL: wss://h.test/?token=${secret}`],
    closedBy: 'unknown' as const,
    owners: [],
  };
  const text = (includeSecrets: boolean) =>
    JSON.stringify(
      buildSessionFile({
        entries: [{ socket, finding, infrastructure: [], meaning: null }],
        log: {
          markers: [{ id: 'm', kind: 'navigation', url: `https://a.test/?s=${secret}`, at: 1 }],
          spans: [],
          dropped: 0,
          page: { url: `https://a.test/#token=${secret}`, title: 'A' },
        },
        browser: '',
        exportedAt: 0,
        includeSecrets,
      }),
    );
  expect(text(false)).not.toContain(secret);
  expect(text(true).split(secret).length - 1).toBe(12);
});

test.each<Ending>([
  {
    kind: 'close-event',
    close: { code: 4401, reason: 'bad hunter2secret', wasClean: true },
    errorEvent: false,
  },
  { kind: 'stream-error', errorName: 'WebSocketError', errorMessage: 'bad hunter2secret' },
  { kind: 'threw', exceptionName: 'SyntaxError', exceptionMessage: 'bad hunter2secret' },
])('a secret in what ended the socket is masked: $kind', (ending) => {
  const socket = endedSocket({ url: 'wss://h.test/?token=hunter2secret', ending });
  const file = buildSessionFile({
    entries: [{ socket, finding: null, infrastructure: [], meaning: null }],
    log: emptyLog,
    browser: '',
    exportedAt: 0,
    includeSecrets: false,
  });
  expect(JSON.stringify(file)).toContain('bad ***');
  expect(JSON.stringify(file)).not.toContain('hunter2secret');
});

test.each(['~page-close-1000', 'live-updates-2026', 'room~left-wing~4001'])(
  '%s in a path is a name',
  (name) => {
    expect(maskUrl(`wss://h.test/${name}`)).toBe(`wss://h.test/${name}`);
  },
);
