import { expect, test } from 'vitest';
import { parseHarEntry } from '../../../../src/capture/network-log/har-entry.ts';
import { limits } from '../../../../src/model/limits.ts';
import { harOf } from './har.ts';

test('reads times, headers, subprotocols and the call stack, with lines counted from 1', () => {
  expect(parseHarEntry(harOf())).toEqual({
    url: 'ws://a.example/',
    startedAt: Date.parse('2026-11-26T08:00:00.250Z'),
    endedAt: Date.parse('2026-11-26T08:00:01.000Z'),
    requestedProtocols: ['mqtt', 'v2'],
    protocol: '',
    stack: [{ functionName: 'open', url: 'http://a.example/a.js', line: 7, column: 3 }],
    handshake: {
      status: 101,
      requestHeaders: [
        ['Origin', 'http://a.example'],
        ['Sec-WebSocket-Protocol', 'mqtt, v2'],
      ],
      responseHeaders: [['Server', 'nginx']],
    },
    messages: [],
  });
});

test('a request that was never sent has no times and no request headers', () => {
  const never = {
    startedDateTime: '1969-12-31T23:59:59.000Z',
    request: { url: 'ws://no.invalid/', headers: [] },
    response: { status: 0 },
  };
  expect(parseHarEntry(harOf(never))).toMatchObject({
    startedAt: null,
    endedAt: null,
    requestedProtocols: null,
    handshake: { status: null, requestHeaders: [], responseHeaders: [] },
  });
});

test.each([
  ['nothing', undefined],
  ['another kind of request', harOf({ _resourceType: 'fetch' })],
  ['an entry without a URL', harOf({ request: { headers: [] } })],
  ['messages that are no list', harOf({ _webSocketMessages: { length: 1e9 } })],
])('%s is no entry of a WebSocket', (_what, entry) => {
  expect(parseHarEntry(entry)).toBeNull();
});

test('headers are bounded in number, each, and all together', () => {
  const headers = Array.from({ length: 1_000 }, (_, index) => ({
    name: `x-${index}`.padEnd(500, 'n'),
    value: 'v'.repeat(100_000),
  }));
  const kept = parseHarEntry(harOf({ response: { status: 101, headers } }))?.handshake.responseHeaders ?? [];
  const sum = kept.reduce((length, [name, value]) => length + name.length + value.length, 0);
  expect(sum).toBeLessThanOrEqual(limits.headersLength);
  expect(kept.length).toBeGreaterThan(3);
  expect(kept[0]?.[0]).toHaveLength(limits.headerNameLength);
  expect(kept[0]?.[1]).toHaveLength(limits.headerLength);
  const short = headers.map(({ name }) => ({ name: name.slice(0, 5), value: '' }));
  const many = parseHarEntry(harOf({ response: { status: 101, headers: short } }));
  expect(many?.handshake.responseHeaders).toHaveLength(limits.headers);
});
