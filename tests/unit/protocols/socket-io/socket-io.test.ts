import { describe, expect, test } from 'vitest';
import { beat, heartbeat, quote, reason, recognised, start } from '../stories.ts';

// socketio/socket.io, docs/engine.io-protocol/v4-current.md and docs/socket.io-protocol/v5-current.md.
const v4 = { url: 'wss://shop.dev/socket.io/?EIO=4&transport=websocket' };
const v3 = { url: 'wss://shop.dev/socket.io/?EIO=3&transport=websocket' };
const bare = { url: 'wss://shop.dev/engine.io/?EIO=4&transport=websocket' };
const open = '<0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}';
const upgraded = ['>2probe', '<3probe', '>5'];

test.each([
  [v4, [open], 'socket.io-v3v4 certain'],
  [v4, upgraded, 'socket.io-v3v4 certain'],
  [v4, [], 'socket.io-v3v4 likely'],
  [v3, [open], 'socket.io-v2 certain'],
  [bare, [open], 'engine.io-v4 certain'],
  // The same messages elsewhere may be anybody's.
  [{ url: 'wss://shop.dev/live' }, [open], 'socket.io-v3v4 possible'],
])('%j with %j is %s', (place, lines, expected) => {
  expect(recognised(place, lines)).toBe(expected);
});

test.each([
  ['<1', 'engine.io/close serverEnded'],
  ['>1', 'engine.io/close pageEnded expected'],
  ['<41', 'socket.io/disconnect serverEnded'],
  ['>41', 'socket.io/disconnect pageEnded expected'],
  ['<41/admin,', 'socket.io/disconnect serverEnded passing'],
  ['<44{"message":"Not authorized"}', 'socket.io/connect-error joinRefused passing'],
  ['>2', 'engine.io/ping-from-client wrongPing'],
  ['<42["say","41"]', '-'],
  ['<410', '-'],
])('%s says %s', (line, expected) => {
  expect(reason(v4, [open, line])).toBe(expected);
});

test('version 2 sends an error as a bare text', () => {
  expect(reason(v3, [open, '<44"Not authorized"'])).toBe('socket.io/connect-error joinRefused passing');
});

test('a ping of the client belongs to version 3', () => {
  expect(reason(v3, [open, '>2'])).toBe('-');
});

test('an upgrade that was tried and not finished is expected', () => {
  expect(reason(v4, ['>2probe', '<3probe'])).toBe('engine.io/probe upgradeProbe expected');
  expect(quote(v4, ['>2probe', '<3probe'])).toBe('2probe');
  expect(reason(v4, upgraded)).toBe('-');
});

describe('the heartbeat of version 4', () => {
  const pinged = [open, '@25000 <2'];

  test('uses the numbers of the open packet', () => {
    const announced = '<0{"sid":"a","pingInterval":10000,"pingTimeout":5000}';
    expect(heartbeat(v4, [announced], 1)).toMatchObject({
      announced: true,
      interval: 10_000,
      patience: 5_000,
    });
    expect(heartbeat(v4, upgraded, 1)).toMatchObject({
      announced: false,
      interval: 25_000,
      patience: 20_000,
    });
  });

  test.each([
    // An answer is awaited for 20 s.
    [pinged, 43_999, 'fine'],
    [pinged, 44_000, 'unanswered page'],
    [pinged, 45_000, 'unanswered page'],
    [[...pinged, '@25010 >3'], 45_000, 'fine'],
    // The next ping is due within 45 s.
    [[...pinged, '@25010 >3'], 68_999, 'fine'],
    [[...pinged, '@25010 >3'], 69_000, 'missed server'],
    [[open], 43_999, 'unknown'],
    [[open], 45_000, 'missed server'],
  ])('%j ending after %d ms is %s', (lines, end, expected) => {
    expect(beat(v4, lines, end)).toBe(expected);
  });

  test('tells when the last ping and pong were', () => {
    expect(heartbeat(v4, [...pinged, '@25010 >3'], 70_000)).toMatchObject({
      lastPingAt: start + 25_000,
      lastPongAt: start + 25_010,
      beyond: 0,
    });
  });

  test.each([
    '<0{"sid":"a","pingInterval":-1,"pingTimeout":5000}',
    '<0{"sid":"a","pingInterval":"25000","pingTimeout":5000}',
    '<0{"sid":"a","pingInterval":1e99,"pingTimeout":5000}',
    '<0{"__proto__":{"pingInterval":1,"pingTimeout":1}}',
  ])('takes no numbers from %s', (line) => {
    expect(heartbeat(v4, [line], 1)?.announced).toBe(false);
  });
});

test('in version 3 the client pings', () => {
  const lines = [open, '@25000 >2'];
  expect(beat(v3, lines, 45_000)).toBe('unanswered server');
  expect(beat(v3, [...lines, '@25010 <3'], 70_000)).toBe('missed page');
  expect(beat(v3, ['>2probe'], 90_000)).toBe('none');
});
