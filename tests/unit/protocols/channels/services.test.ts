import { expect, test } from 'vitest';
import { beat, reason, recognised } from '../stories.ts';

// ably/ably-js, transport.ts; ably/ably-common, errors.json.
test.each([
  [
    '<{"action":9,"error":{"code":40101,"statusCode":401,"message":"Invalid credentials"}}',
    'ably/error refusedAuth',
  ],
  [
    '<{"action":6,"error":{"code":40142,"statusCode":401,"message":"Token expired"}}',
    'ably/disconnected tokenExpired',
  ],
  ['<{"action":6}', 'ably/disconnected reconnectAsked'],
  ['<{"action":8}', 'ably/closed ended expected'],
  ['<{"action":9,"channel":"x","error":{"code":40160}}', '-'],
])('Ably: %s says %s', (line, expected) => {
  const place = { url: 'wss://realtime.ably.io/?key=a&format=json&v=2' };
  const connected = '<{"action":4,"connectionDetails":{"maxIdleInterval":15000}}';
  expect(reason(place, [connected, line])).toBe(expected);
  expect(beat(place, [connected], 23_999)).toBe('fine');
  expect(beat(place, [connected], 25_000)).toBe('missed server');
});

// centrifugal/protocol, client.proto; centrifugal/centrifuge, disconnect.go and config.go.
test.each([
  ['<{"push":{"disconnect":{"code":3500,"reason":"invalid token"}}}', 'centrifugo/disconnect refusedAuth'],
  [
    '<{"id":2}\n{"push":{"disconnect":{"code":3001,"reason":"shutdown"}}}',
    'centrifugo/disconnect serverShutdown expected',
  ],
  ['<{"id":1,"error":{"code":109,"message":"token expired"}}', 'centrifugo/disconnect tokenExpired passing'],
  ['<{"push":{"pub":{"data":{"code":3500}}}}', '-'],
])('Centrifugo: %s says %s', (line, expected) => {
  const place = { url: 'wss://shop.dev/connection/websocket', protocol: 'centrifuge-json' };
  const connect = '<{"id":1,"connect":{"client":"a","version":"6","ping":25,"pong":true}}';
  expect(reason(place, [connect, line])).toBe(expected);
  expect(beat(place, [connect, '@25000 <{}'], 35_000)).toBe('unanswered page');
  expect(beat(place, [connect, '@25000 <{}', '>{}'], 60_000)).toBe('missed server');
});

// Public captures of API Gateway's own messages.
test('AWS API Gateway speaks for itself, and is never certain by its host', () => {
  const place = { url: 'wss://abc.execute-api.eu-west-1.amazonaws.com/prod' };
  const failed = '<{"message": "Internal server error", "connectionId":"Q=", "requestId":"R="}';
  expect(recognised(place)).toBe('aws-apigateway likely');
  expect(reason(place, [failed])).toBe('aws-apigateway/error gatewayError passing');
  expect(reason(place, ['<{"message":"hello"}'])).toBe('-');
});
