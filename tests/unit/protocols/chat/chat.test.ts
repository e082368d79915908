import { describe, expect, test } from 'vitest';
import { beat, heartbeat, reason, recognised } from '../stories.ts';

describe('Discord', () => {
  // discord/discord-api-docs, developers/events/gateway.mdx.
  const place = { url: 'wss://gateway.discord.gg/?v=10&encoding=json' };
  const hello = '<{"op":10,"d":{"heartbeat_interval":45000}}';

  test.each([
    ['<{"op":7,"d":null}', 'discord/reconnect reconnectAsked expected'],
    ['<{"op":9,"d":false}', 'discord/invalid-session sessionInvalid'],
    ['<{"op":0,"d":{"op":7}}', '-'],
    ['>{"op":7}', '-'],
  ])('%s says %s', (line, expected) => {
    expect(recognised(place, [hello])).toBe('discord-gateway certain');
    expect(reason(place, [hello, line])).toBe(expected);
  });

  test('a heartbeat must be acknowledged before the next one', () => {
    expect(heartbeat(place, [hello], 1)).toMatchObject({ announced: true, interval: 45_000 });
    const sent = [hello, '@20000 >{"op":1,"d":251}'];
    expect(beat(place, sent, 63_999)).toBe('fine');
    expect(beat(place, sent, 65_000)).toBe('unanswered server');
    expect(beat(place, [...sent, '<{"op":11}'], 65_000)).toBe('fine');
    expect(beat(place, ['<{"op":0}'], 65_000)).toBe('none');
  });
});

describe('Slack', () => {
  // slackapi/node-slack-sdk, packages/socket-mode/src/SocketModeClient.ts.
  const place = { url: 'wss://wss-primary.slack.com/link/?ticket=a&app_id=b' };
  const hello = '<{"type":"hello","num_connections":1}';

  test.each([
    ['refresh_requested', 1_000, 'slack/disconnect reconnectAsked expected'],
    ['too_many_websockets', 1_000, 'slack/disconnect tooManyConnections'],
    ['warning', 15_000, 'slack/disconnect goAway passing expected'],
    ['warning', 15_001, '-'],
    ['link_disabled', 1_000, 'slack/disconnect forbidden passing'],
    ['other', 1_000, 'slack/disconnect serverEnded'],
  ])('%s, %d ms before the end: %s', (why, end, expected) => {
    expect(recognised(place, [hello])).toBe('slack-socket-mode certain');
    expect(reason(place, [hello, `<{"type":"disconnect","reason":"${why}","debug_info":{}}`], end)).toBe(
      expected,
    );
  });

  test('RTM says goodbye', () => {
    const rtm = { url: 'wss://wss-primary.slack.com/?token=x' };
    expect(recognised(rtm, [hello])).toBe('slack-rtm certain');
    expect(reason(rtm, [hello, '<{"type":"goodbye"}'])).toBe('slack/goodbye reconnectAsked expected');
  });
});

describe('Twitch', () => {
  // twitchdev/twitch-cli, internal/events/websocket/mock_server.
  const place = { url: 'wss://eventsub.wss.twitch.tv/ws' };
  const welcome =
    '<{"metadata":{"message_type":"session_welcome"},"payload":{"session":{"id":"a","keepalive_timeout_seconds":10}}}';
  const move =
    '<{"metadata":{"message_type":"session_reconnect"},"payload":{"session":{"reconnect_url":"wss://x"}}}';

  test.each([
    [move, 35_000, 'twitch/reconnect moved expected'],
    [move, 35_001, '-'],
    [
      '<{"metadata":{"message_type":"revocation"},"payload":{"subscription":{"status":"authorization_revoked"}}}',
      1_000,
      'twitch/revocation revoked passing',
    ],
  ])('%s, %d ms before the end: %s', (line, end, expected) => {
    expect(recognised(place, [welcome])).toBe('twitch-eventsub certain');
    expect(reason(place, [welcome, line], end)).toBe(expected);
  });

  test('any message of the server keeps it alive', () => {
    expect(beat(place, [welcome, '@5000 <{"metadata":{"message_type":"notification"}}'], 13_999)).toBe(
      'fine',
    );
    expect(beat(place, [welcome, '@5000 <{"metadata":{"message_type":"session_keepalive"}}'], 15_000)).toBe(
      'missed server',
    );
  });

  // twurple/twurple, Reconnect.ts.
  test.each([
    ['<:tmi.twitch.tv RECONNECT\r\n', 'twitch/irc-reconnect reconnectAsked expected'],
    ['<PING :tmi.twitch.tv\r\n:tmi.twitch.tv RECONNECT\r\n', 'twitch/irc-reconnect reconnectAsked expected'],
    ['<:a!a@a PRIVMSG #b :tmi.twitch.tv RECONNECT\r\n', '-'],
  ])('chat: %j says %s', (line, expected) => {
    expect(reason({ url: 'wss://irc-ws.chat.twitch.tv/', protocol: 'irc' }, ['>NICK a', line])).toBe(
      expected,
    );
  });
});
