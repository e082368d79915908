import { describe, expect, test } from 'vitest';
import { beat, reason } from '../stories.ts';

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

  test('a server that chooses none of its versions is left by the page', () => {
    const asked = ['actioncable-v1-json', 'actioncable-unsupported'];
    const unsupported = { url: 'wss://shop.dev/live', protocol: 'actioncable-unsupported', asked };
    expect(reason(unsupported, [])).toBe('actioncable/unsupported versionMismatch');
    expect(reason({ ...unsupported, protocol: 'actioncable-v1-json' }, [])).toBe('-');
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
