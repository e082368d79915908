import { describe, expect, test } from 'vitest';
import { beat, heartbeat, quote, reason, recognised } from '../stories.ts';

describe('STOMP', () => {
  // stomp/stomp-spec, stomp-specification-1.2.md; spring-framework, StompSubProtocolHandler.java.
  const place = { url: 'wss://shop.dev/ws', protocol: 'v12.stomp' };
  const connect = '>CONNECT\naccept-version:1.2\nheart-beat:10000,8000\n\n\0';
  const connected = '<CONNECTED\nversion:1.2\nheart-beat:6000,12000\n\n\0';

  test.each([
    [
      '<ERROR\nreceipt-id:message-12345\nmessage:malformed frame received\n\nbody\0',
      'stomp/error stompError',
      'malformed frame received',
    ],
    ['<ERROR\r\nmessage:denied\r\n\r\n\0', 'stomp/error stompError', 'denied'],
    ['<ERROR\nmessage:Broker not available.\n\n\0', 'stomp/broker brokerGone', 'Broker not available.'],
    ['<ERROR\n\nmessage:in the body\0', 'stomp/error stompError', 'ERROR\n\nmessage:in the body\0'],
    ['>DISCONNECT\nreceipt:77\n\n\0', 'stomp/disconnect pageEnded expected', 'DISCONNECT'],
    ['<MESSAGE\n\nERROR\n\0', '-', '-'],
    ['<ERRORS\n\n\0', '-', '-'],
  ])('%j says %s', (line, expected, said) => {
    expect(reason(place, [connect, connected, line])).toBe(expected);
    expect(quote(place, [connect, connected, line])).toBe(said);
  });

  test('is only possible by its frames', () => {
    expect(recognised({ url: 'wss://shop.dev/ws' }, [connect])).toBe('stomp possible');
    expect(recognised({ ...place, protocol: '', asked: ['v12.stomp'] }, [connect])).toBe('stomp likely');
  });

  test.each([
    // server to client: max(6000, 8000), twice
    [16_000, ['>\n'], 'missed server'],
    [14_999, ['>\n', '<\n'], 'fine'],
    // client to server: max(10000, 12000), twice
    [24_000, ['@20000 <\n'], 'missed page'],
  ])('after %d ms with %j it is %s', (end, lines, expected) => {
    expect(beat(place, [connect, connected, ...lines], end)).toBe(expected);
  });

  test.each(['heart-beat:0,0', 'heart-beat:x,y', 'heart-beat:-1,5', 'heart-beat:99999999999,1', 'other:1'])(
    'announces no heartbeat with %s',
    (header) => {
      expect(heartbeat(place, [connect, `<CONNECTED\n${header}\n\n\0`], 1)).toBeNull();
    },
  );
});

describe('MQTT', () => {
  // mqttjs/mqtt-packet, constants.js; mqttjs/MQTT.js, KeepaliveManager.ts.
  const place = { url: 'wss://broker.dev/mqtt', protocol: 'mqtt' };
  /** CONNECT with a keep alive of 60 s and an empty client id. */
  const connect5 = '>#10 0d 00 04 4d 51 54 54 05 02 00 3c 00 00 00';
  const connect3 = '>#10 0c 00 04 4d 51 54 54 04 02 00 3c 00 00';

  test('is told apart by the version of CONNECT', () => {
    expect(recognised(place, [connect5])).toBe('mqtt5-ws certain');
    expect(recognised(place, [connect3])).toBe('mqtt311-ws certain');
    expect(recognised(place)).toBe('mqtt5-ws possible');
    expect(recognised({ url: place.url }, [connect5])).toBe('mqtt5-ws possible');
  });

  test.each([
    ['<#e0 02 8e 00', 'mqtt/disconnect replaced'],
    ['<#e0 02 8d 00', 'mqtt/disconnect pongMissing'],
    ['<#e0 01 8b', 'mqtt/disconnect serverShutdown'],
    ['<#d0 00 e0 02 87 00', 'mqtt/disconnect forbidden'],
    ['<#e0 00', 'mqtt/disconnect serverError'],
    ['>#e0 00', 'mqtt/disconnect pageEnded expected'],
    ['<#20 03 00 87 00', 'mqtt/connack forbidden'],
    ['<#20 03 00 86 00', 'mqtt/connack refusedAuth'],
    ['<#20 03 00 00 00', '-'],
    ['<#30 05 00 01 61 e0 00', '-'],
    // Pieces of a packet that was split, whose bytes only begin like a goodbye.
    ['<#e5 03 12 34 56 01 02', '-'],
    ['<#e5 02 8e 00', '-'],
    ['<#e0 02 8e 00 99', '-'],
    ['<#e0 09 8e 00', '-'],
    ['<#e0 03 8e 05 1f', '-'],
    ['<#e0 01 55', '-'],
    ['<#21 03 00 87 00', '-'],
    ['<#20 03 12 87 00', '-'],
    ['>#e3 00', '-'],
    ['>#e0 04 41 42 43 44', '-'],
  ])('version 5: %s says %s', (line, expected) => {
    expect(reason(place, [connect5, line])).toBe(expected);
  });

  test('quotes the reason text of version 5', () => {
    expect(quote(place, [connect5, '<#e0 08 8e 06 1f 00 03 6f 6c 64'])).toBe(
      'e0 08 8e 06 1f 00 03 6f 6c 64: old',
    );
  });

  test.each([
    ['<#20 02 00 05', 'mqtt/connack forbidden'],
    ['<#20 02 00 00', '-'],
    // A broker of this version has no goodbye.
    ['<#e0 00', '-'],
    ['>#e0 00', 'mqtt/disconnect pageEnded expected'],
  ])('version 3.1.1: %s says %s', (line, expected) => {
    expect(reason(place, [connect3, line])).toBe(expected);
  });

  test('a broker answers once: what looks like an answer later is data', () => {
    expect(reason(place, [connect5, '<#20 03 00 00 00', '<#20 03 00 87 00'])).toBe('-');
    expect(reason(place, [connect3, '<#20 02 00 00', '<#20 02 00 05'])).toBe('-');
  });

  test.each([
    // Aedes writes byte by byte, and every write becomes a message (measured with ws's createWebSocketStream).
    [['<#20', '<#02', '<#00', '<#05'], 'mqtt/connack forbidden'],
    [['<#20 02', '<#00 04', '<#d0 00'], 'mqtt/connack refusedAuth'],
    [['<#20', '<#02', '<#00', '<#00'], '-'],
    [['<#20', '<#02', '<#00'], '-'],
    [['<#90', '<#02', '<#00', '<#05'], '-'],
  ])('an answer in pieces, %j, says %s', (lines, expected) => {
    expect(reason(place, [connect3, ...lines])).toBe(expected);
  });

  test('the broker drops a client that is silent for one and a half keep alives', () => {
    const accepted = '<#20 03 00 00 00';
    expect(heartbeat(place, [connect5, accepted], 1)).toMatchObject({
      announced: true,
      interval: 60_000,
      silence: 90_000,
    });
    expect(beat(place, [connect5, accepted], 88_999)).toBe('fine');
    expect(beat(place, [connect5, accepted], 90_000)).toBe('missed page');
    expect(beat(place, [connect5, accepted, '@60000 >#c0 00'], 90_000)).toBe('unanswered server');
    expect(beat(place, [connect5, accepted, '@60000 >#c0 00', '<#d0 00'], 90_000)).toBe('fine');
  });

  test('the server keep alive of CONNACK counts instead', () => {
    expect(heartbeat(place, [connect5, '<#20 06 00 00 03 13 00 1e'], 1)?.interval).toBe(30_000);
    expect(heartbeat(place, [connect5, '<#20 09 00 00 06 21 00 0a 13 00 1e'], 1)?.interval).toBe(30_000);
    expect(heartbeat(place, [connect3, '<#20 02 00 00'], 1)?.interval).toBe(60_000);
  });

  test('a keep alive of 0 is no heartbeat', () => {
    expect(beat(place, ['>#10 0d 00 04 4d 51 54 54 05 02 00 00 00 00 00'], 900_000)).toBe('none');
  });
});

// wamp-proto/wamp-proto, rfc/text/basic/sessions.md.
test.each([
  ['<[3,{"message":"The realm does not exist."},"wamp.error.no_such_realm"]', 'wamp/abort notFound'],
  ['<[3,{},"wamp.error.authentication_failed"]', 'wamp/abort refusedAuth'],
  [
    '<[6,{"message":"The host is shutting down now."},"wamp.close.system_shutdown"]',
    'wamp/goodbye serverShutdown',
  ],
  ['<[6,{},"wamp.close.killed"]', 'wamp/goodbye serverEnded'],
  ['>[6,{},"wamp.close.close_realm"]', 'wamp/goodbye pageEnded expected'],
  ['>[6,{},"wamp.error.goodbye_and_out"]', '-'],
  ['<[8,48,7814135,{},"wamp.error.no_such_procedure"]', '-'],
])('WAMP: %s says %s', (line, expected) => {
  expect(reason({ url: 'wss://x.dev/ws', protocol: 'wamp.2.json' }, [line])).toBe(expected);
});

// xmppjs/xmpp.js, packages/websocket; RFC 6120 section 4.9.3.
test.each([
  ['<<close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>', 'xmpp/close serverEnded'],
  ['><close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>', 'xmpp/close pageEnded expected'],
  [
    '<<stream:error xmlns:stream="s"><conflict xmlns="urn:ietf:params:xml:ns:xmpp-streams"/></stream:error>',
    'xmpp/error replaced',
  ],
  ['<<stream:error><system-shutdown/></stream:error>', 'xmpp/error serverShutdown'],
  ['<<stream:error><odd/></stream:error>', 'xmpp/error serverError'],
  ['<<message><body>conflict</body></message>', '-'],
])('XMPP: %s says %s', (line, expected) => {
  expect(reason({ url: 'wss://x.dev/xmpp', protocol: 'xmpp' }, [line])).toBe(expected);
});

test('of a stream error and the close after it the error is the reason', () => {
  const lines = ['@900 <<stream:error><conflict/></stream:error>', '@901 <<close/>', '@902 ><close/>'];
  expect(reason({ url: 'wss://x.dev/xmpp', protocol: 'xmpp' }, lines)).toBe('xmpp/error replaced');
});

// nostr-protocol/nips, 01.md and 42.md.
test.each([
  ['<["NOTICE","rate limited"]', 'nostr/notice serverReportedError passing'],
  ['<["CLOSED","sub_1","auth-required: no"]', 'nostr/closed refusedAuth passing'],
  ['<["CLOSED","sub_1","rate-limited: slow down"]', 'nostr/closed rateLimited passing'],
  ['<["CLOSED","sub_1","restricted: not yours"]', 'nostr/closed forbidden passing'],
  // A relay may end a subscription that it served for long.
  ['<["CLOSED","sub_1","error: shutting down idle subscription"]', 'nostr/closed subscriptionEnded passing'],
  ['<["EVENT","sub_1",{}]', '-'],
])('Nostr: %s says %s', (line, expected) => {
  const place = { url: 'wss://relay.example.com/' };
  expect(recognised(place, ['>["REQ","sub_1",{}]'])).toBe('nostr certain');
  expect(reason(place, ['>["REQ","sub_1",{}]', line])).toBe(expected);
});
