import { describe, expect, test } from 'vitest';
import { beat, reason, recognised } from '../stories.ts';

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
    // Any push may be answered with an error: only the answer to a join refuses the channel.
    [
      two,
      join,
      '<["1","7","r","phx_reply",{"response":{"reason":"too long"},"status":"error"}]',
      'phoenix/reply serverReportedError passing',
    ],
    [
      one,
      joinOne,
      '<{"topic":"room:lobby","event":"phx_reply","payload":{"response":{},"status":"error"},"ref":"1"}',
      'phoenix/reply joinRefused passing',
    ],
    [
      one,
      joinOne,
      '<{"topic":"room:lobby","event":"phx_reply","payload":{"response":{},"status":"error"},"ref":"7"}',
      'phoenix/reply serverReportedError passing',
    ],
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
    const other = '@30005 <["1","1","room:lobby","phx_reply",{"status":"ok","response":{}}]';
    expect(beat(two, [...beats, other], 60_000)).toBe('unanswered server');
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
