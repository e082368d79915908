import type { Protocol } from '../types.ts';

const ircLines = 64;
const reconnectLine = ':tmi.twitch.tv RECONNECT';

/** Chat: IRC lines, several in one message. */
export const twitchIrc: Protocol = {
  id: 'twitch-irc',
  name: 'Twitch chat',
  identity: {
    hosts: ['irc-ws.chat.twitch.tv'],
    onlyAtAddress: true,
    opens: ({ direction, text }) =>
      direction === 'sent' && ['CAP REQ ', 'PASS ', 'NICK '].some((command) => text.startsWith(command)),
  },
  signs: { ping: [{ starts: 'PING' }], pong: [{ starts: 'PONG' }], goodbye: [{ has: reconnectLine }] },
  reads: ({ direction, text }) =>
    direction === 'received' && text.split('\n', ircLines).some((line) => line.trim() === reconnectLine)
      ? {
          id: 'twitch/irc-reconnect',
          meaning: 'reconnectAsked',
          fix: ['reconnect'],
          expected: true,
          nearEnd: 30_000,
          said: reconnectLine,
        }
      : null,
  sources: [
    'https://github.com/twurple/twurple/blob/73841b59/packages/chat/src/caps/twitchCommands/messageTypes/Reconnect.ts',
  ],
};
