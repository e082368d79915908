import { describe, expect, test } from 'vitest';
import { beat, heartbeat, reason } from '../stories.ts';

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
