import { describe, expect, test } from 'vitest';
import { beat, heartbeat, quote, reason, recognised, spoken } from './stories.ts';

const end = '\u001e';

describe('SignalR', () => {
  // dotnet/aspnetcore, src/SignalR/docs/specs/HubProtocol.md.
  const place = { url: 'wss://shop.dev/chat?id=abc' };
  const json = [`>{"protocol":"json","version":1}${end}`, `<{}${end}`];
  const packed = [`>{"protocol":"messagepack","version":1}${end}`, `<{}${end}`];

  test('is certain by its handshake and the connection id', () => {
    expect(recognised(place, json)).toBe('signalr-json certain');
    expect(recognised(place, packed)).toBe('signalr-messagepack certain');
    // Without negotiation there is no id in the address; its first message is like no other's.
    expect(recognised({ url: 'wss://shop.dev/chat' }, json)).toBe('signalr-json likely');
    expect(recognised({ url: 'wss://shop.dev/chat' }, ['<{}\u001e'])).toBe('none');
    expect(recognised(place, ['>{"protocol":"json"}'])).toBe('none');
  });

  test.each([
    [`<{"type":7,"error":"Connection closed with an error."}${end}`, 'signalr/close serverError'],
    [`<{"type":6}${end}{"type":7}${end}`, 'signalr/close serverEnded'],
    [`<{"type":7,"error":"x","allowReconnect":true}${end}`, 'signalr/close reconnectAsked expected'],
    [`>{"type":7}${end}`, 'signalr/close pageEnded expected'],
    [
      `<{"error":"Requested protocol 'messagepack' is not available."}${end}`,
      'signalr/handshake handshakeRefused',
    ],
    [`<{"type":3,"invocationId":"123","error":"It didn't work!"}${end}`, '-'],
    ['<{"type":7}', '-'],
  ])('%s says %s', (line, expected) => {
    expect(reason(place, [...json, line])).toBe(expected);
  });

  test.each([
    ['<#06 92 07 a3 78 79 7a', 'signalr/close serverError', 'xyz'],
    ['<#07 93 07 a3 78 79 7a c3', 'signalr/close reconnectAsked expected', 'xyz'],
    ['<#02 91 06 06 92 07 a3 78 79 7a', 'signalr/close serverError', 'xyz'],
    ['<#03 92 07 c0', 'signalr/close serverEnded', '03 92 07 c0'],
    ['<#02 91 06', '-', '-'],
    ['<#06 92 07', 'signalr/close serverEnded', '06 92 07'],
  ])('MessagePack %s says %s', (line, expected, said) => {
    expect(reason(place, [...packed, line])).toBe(expected);
    expect(quote(place, [...packed, line])).toBe(said);
  });

  test('gives up after 30 s without a message, by default', () => {
    expect(heartbeat(place, json, 1)?.announced).toBe(false);
    expect(beat(place, [...json, '@20000 >x'], 30_000)).toBe('missed server');
    expect(beat(place, [...json, '@20000 <x'], 30_000)).toBe('missed page');
    expect(beat(place, [...json, '@20000 <x', '>x'], 48_000)).toBe('fine');
  });
});

describe('Phoenix', () => {
  // phoenixframework/phoenix, lib/phoenix/socket.ex and assets/js/phoenix/socket.js.
  const two = { url: 'wss://shop.dev/socket/websocket?vsn=2.0.0' };
  const one = { url: 'wss://shop.dev/socket/websocket?vsn=1.0.0' };
  const join = '>["4","4","room:lobby","phx_join",{}]';
  const joinOne = '>{"topic":"room:lobby","event":"phx_join","payload":{},"ref":"1"}';

  test('is certain by its address and a join', () => {
    expect(recognised(two, [join])).toBe('phoenix-v2 certain');
    expect(recognised(one, [joinOne])).toBe('phoenix-v1 certain');
    expect(recognised({ url: 'wss://shop.dev/live' }, [join])).toBe('none');
  });

  test.each([
    [
      two,
      join,
      '<["4","4","room:lobby","phx_error",{"reason":"channel_crash"}]',
      'phoenix/error channelCrashed passing',
    ],
    [two, join, '<["4","4","room:lobby","phx_close",{}]', 'phoenix/close channelClosed passing'],
    [
      two,
      join,
      '<["1","1","r","phx_reply",{"response":{"reason":"unauthorized"},"status":"error"}]',
      'phoenix/reply joinRefused passing',
    ],
    [two, join, '<["1","1","r","phx_reply",{"response":{},"status":"ok"}]', '-'],
    [two, join, '>["1","1","r","phx_leave",{}]', 'phoenix/leave pageEnded passing expected'],
    [
      one,
      joinOne,
      '<{"topic":"room:lobby","event":"phx_error","payload":{},"ref":"1"}',
      'phoenix/error channelCrashed passing',
    ],
  ])('%j after %s: %s says %s', (place, first, line, expected) => {
    expect(reason(place, [first, line])).toBe(expected);
  });

  test('the client waits 30 s for a reply, the server 60 s for a message', () => {
    const beats = [join, '@30000 >[null,"9","phoenix","heartbeat",{}]'];
    expect(beat(two, beats, 60_000)).toBe('unanswered server');
    const reply = '@30010 <[null,"9","phoenix","phx_reply",{"status":"ok","response":{}}]';
    expect(beat(two, [...beats, reply], 60_000)).toBe('fine');
    expect(beat(two, [...beats, reply], 90_000)).toBe('missed page');
  });

  // supabase/realtime, lib/realtime_web/channels.
  const supabase = { url: 'wss://abc.supabase.co/realtime/v1/websocket?apikey=x&vsn=1.0.0' };
  test.each([
    [
      '<{"topic":"r","event":"system","payload":{"status":"error","message":"Token has expired"},"ref":null}',
      'supabase/system channelClosed passing',
    ],
    [
      '<{"event":"system","payload":{"status":"ok","message":"Server requested disconnect"}}',
      'supabase/disconnect serverShutdown expected',
    ],
    [
      '<{"event":"phx_reply","payload":{"response":{"reason":"ClientJoinRateLimitReached: Too many joins per second"},"status":"error"},"ref":"1","topic":"r"}',
      'phoenix/reply rateLimited',
    ],
    [
      '<{"event":"phx_reply","payload":{"response":{"reason":"Unauthorized: x"},"status":"error"},"ref":"1","topic":"r"}',
      'phoenix/reply joinRefused passing',
    ],
  ])('Supabase: %s says %s', (line, expected) => {
    expect(recognised(supabase, [joinOne])).toBe('supabase-realtime certain');
    expect(reason(supabase, [joinOne, line])).toBe(expected);
  });
});

describe('Action Cable', () => {
  // rails/rails, actioncable/lib/action_cable.rb; anycable/anycable-go, common/common.go.
  const place = { url: 'wss://shop.dev/cable', protocol: 'actioncable-v1-json' };

  test.each([
    ['unauthorized', 'refusedAuth'],
    ['server_restart', 'serverShutdown expected'],
    ['remote', 'serverEnded'],
    ['idle_timeout', 'idle'],
    ['no_pong', 'pongMissing'],
    ['something_new', 'serverEnded'],
  ])('reason %s means %s', (why, meaning) => {
    const line = `<{"type":"disconnect","reason":"${why}","reconnect":false}`;
    expect(reason(place, [line])).toBe(`actioncable/disconnect ${meaning}`);
  });

  test('a rejected subscription ends nothing by itself', () => {
    expect(reason(place, ['<{"identifier":"{}","type":"reject_subscription"}'])).toBe(
      'actioncable/reject joinRefused passing',
    );
  });

  test('takes the connection for stale after 6 s', () => {
    const pinged = ['<{"type":"welcome"}', '@3000 <{"type":"ping","message":1}'];
    expect(beat(place, pinged, 7_999)).toBe('fine');
    expect(beat(place, pinged, 9_000)).toBe('missed server');
  });
});

describe('Pusher', () => {
  // pusher/docs, pusher-websockets-protocol.md; laravel/reverb and soketi/soketi for the two forms of data.
  const place = { url: 'wss://ws-eu.pusher.com/app/key?protocol=7&client=js' };
  const hello =
    '<{"event":"pusher:connection_established","data":"{\\"socket_id\\":\\"1.2\\",\\"activity_timeout\\":30}"}';

  test.each([
    ['<{"event":"pusher:error","data":{"code":4001,"message":"Application does not exist"}}', 'notFound'],
    [
      '<{"event":"pusher:error","data":"{\\"code\\":4201,\\"message\\":\\"Pong reply not received in time\\"}"}',
      'pongMissing',
    ],
    ['<{"event":"pusher:error","data":{"code":4009,"message":"x"}}', 'refusedAuth'],
    ['<{"event":"pusher:error","data":{"code":4200,"message":"x"}}', 'serverReportedError'],
    ['<{"event":"pusher:error","data":{"code":4301,"message":"x"}}', 'rateLimited passing'],
    ['<{"event":"pusher:error","data":{"code":null,"message":"x"}}', 'serverReportedError passing'],
  ])('%s means %s', (line, meaning) => {
    expect(reason(place, [hello, line])).toBe(`pusher/error ${meaning}`);
  });

  test('the page pings after the announced silence, and waits 30 s', () => {
    expect(heartbeat(place, [hello], 1)).toMatchObject({
      announced: true,
      interval: 30_000,
      patience: 30_000,
    });
    expect(heartbeat(place, [], 1)).toMatchObject({ announced: false, interval: 120_000 });
    const pinged = [hello, '@30000 >{"event":"pusher:ping","data":{}}'];
    expect(beat(place, pinged, 60_000)).toBe('unanswered server');
    expect(beat(place, [...pinged, '@30010 <{"event":"pusher:pong","data":{}}'], 60_000)).toBe('fine');
  });
});

describe('SockJS', () => {
  // sockjs/sockjs-protocol, sockjs-protocol.py; sockjs/sockjs-node, lib/session.js.
  const place = { url: 'wss://shop.dev/echo/000/abcd/websocket' };

  test.each([
    ['<c[3000,"Go away!"]', 'sockjs/close serverEnded'],
    ['<c[2010,"Another connection still open"]', 'sockjs/close replaced'],
    ['<c[3000,"No response from heartbeat"]', 'sockjs/close pongMissing'],
    ['<c[3000', '-'],
    ['>c[3000,"Go away!"]', '-'],
  ])('%s says %s', (line, expected) => {
    expect(recognised(place, ['<o'])).toBe('sockjs certain');
    expect(reason(place, ['<o', line])).toBe(expected);
  });

  test('what it carries is read inside its frames', () => {
    const stomp = [
      '<o',
      '>["CONNECT\\naccept-version:1.2\\n\\n\\u0000"]',
      '<a["ERROR\\nmessage:denied\\n\\n\\u0000"]',
    ];
    expect(reason(place, stomp)).toBe('stomp/error stompError');
    expect(quote(place, stomp)).toBe('denied');
    expect(spoken(place, stomp, 0).recognitions).toMatchObject([
      { id: 'stomp', strength: 'likely' },
      { id: 'sockjs', strength: 'certain' },
    ]);
  });

  test('an array of texts is data where the server did not open with "o"', () => {
    expect(reason({ url: 'wss://shop.dev/x' }, ['<a["ERROR\\nmessage:denied\\n\\n\\u0000"]'])).toBe('-');
  });
});

describe('Firebase', () => {
  // firebase/firebase-js-sdk, packages/database/src/realtime/Connection.ts.
  const place = { url: 'wss://s-usc1c.firebaseio.com/.ws?v=5&ns=shop' };
  const hello = '<{"t":"c","d":{"t":"h","d":{"ts":1,"v":"5","h":"s","s":"x"}}}';

  test.each([
    ['<{"t":"c","d":{"t":"s","d":"Invalid token in path"}}', 'firebase/shutdown serverEnded'],
    ['<{"t":"c","d":{"t":"r","d":"s-usc1c-nss-2401.firebaseio.com"}}', 'firebase/reset moved expected'],
    ['<{"t":"c","d":{"t":"e","d":"x"}}', 'firebase/error serverReportedError passing'],
    ['<{"t":"d","d":{"a":"ac","b":{"s":"expired_token","d":"x"}}}', 'firebase/revoked revoked passing'],
    ['<{"t":"d","d":{"a":"d","b":{}}}', '-'],
  ])('%s says %s', (line, expected) => {
    expect(recognised(place, [hello])).toBe('firebase-rtdb certain');
    expect(reason(place, [hello, line])).toBe(expected);
  });
});

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
