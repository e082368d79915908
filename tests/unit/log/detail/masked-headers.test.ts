import { expect, test } from 'vitest';
import { handshakeText, maskedHeaders } from '../../../../src/log/detail/masked-headers.ts';
import { endedSocket } from '../../model/sockets.ts';

const socket = endedSocket({ url: 'wss://api.shop.test/?token=hunter2secret' });
const request = [
  ['Origin', 'https://shop.test'],
  ['Cookie', 'sid=verysecret; theme=dark'],
  ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZQ=='],
  ['X-Echo', 'token hunter2secret here'],
] as const;

test('a header stands beside its masked self; one without a secret is the same in both', () => {
  expect(maskedHeaders(request, socket).map(({ value, masked }) => value === masked)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('a handshake is copied with both sides, without its secrets', () => {
  const text = handshakeText(
    { status: 101, requestHeaders: request, responseHeaders: [['Set-Cookie', 'sid=new; Path=/']] },
    socket,
  );
  expect(text).toBe(
    [
      'Origin: https://shop.test',
      'Cookie: sid=***; theme=***',
      'Sec-WebSocket-Key: ***',
      'X-Echo: token *** here',
      '',
      'HTTP 101',
      'Set-Cookie: sid=***; Path=/',
    ].join('\n'),
  );
});

test('an answer that was not seen is left out', () => {
  const handshake = { status: null, requestHeaders: request.slice(0, 1), responseHeaders: [] };
  expect(handshakeText(handshake, socket)).toBe('Origin: https://shop.test');
});
