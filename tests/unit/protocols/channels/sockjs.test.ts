import { describe, expect, test } from 'vitest';
import { quote, reason, recognised, spoken } from '../stories.ts';

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
