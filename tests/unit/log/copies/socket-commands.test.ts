import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { curlCommand, wscatCommand } from '../../../../src/log/copies/socket-commands.ts';
import { endedSocket } from '../../model/sockets.ts';

const masked = { includeSecrets: false };
const open = { includeSecrets: true };

/** The arguments that a POSIX shell makes of a command line. */
const argumentsOf = (command: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

describe('wscat', () => {
  test('opens the same URL with the same subprotocols and Origin, secrets masked', () => {
    const socket = endedSocket({ requestedProtocols: ['graphql-ws', 'Bearer.abc'] });
    expect(wscatCommand(socket, masked)).toBe(
      'npx wscat --connect "wss://api.example.test/live?room=***&token=*** " --subprotocol graphql-ws ' +
        '--subprotocol "Bearer.***" --origin https://shop.example.test',
    );
  });

  test('has the secrets when they are asked for', () => {
    const socket = endedSocket({ requestedProtocols: ['Bearer.abc'] });
    expect(wscatCommand(socket, open)).toMatch(/token=hunter2secret " --subprotocol Bearer\.abc/);
  });
});

describe('curl', () => {
  test('sends the opening handshake of RFC 6455', () => {
    const command = curlCommand(endedSocket({ requestedProtocols: ['a', 'b'] }), masked) ?? '';
    expect(argumentsOf(command)).toEqual([
      ...['curl', '--include', '--http1.1', '--globoff', '--max-time', '5'],
      ...['--header', 'Connection: Upgrade', '--header', 'Upgrade: websocket'],
      ...['--header', 'Sec-WebSocket-Version: 13', '--header', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='],
      ...['--header', 'Origin: https://shop.example.test', '--header', 'Sec-WebSocket-Protocol: a, b'],
      'https://api.example.test/live?room=***&token=***',
    ]);
  });

  test('asks an unencrypted server without TLS', () => {
    expect(curlCommand(endedSocket({ url: 'ws://h.test/x' }), masked)).toMatch(/ http:\/\/h\.test\/x$/);
  });
});

test.each(['about:blank', 'data:text/html,x', ''])(
  'the Origin of %j cannot be told and is left out',
  (url) => {
    const command = wscatCommand(endedSocket({ context: { kind: 'iframe', url } }), masked);
    expect(command).not.toMatch(/origin/);
  },
);

test('a worker made of a blob has the Origin of its page', () => {
  const context = { kind: 'worker' as const, url: 'blob:https://shop.example.test/6f1c' };
  expect(wscatCommand(endedSocket({ context }), masked)).toMatch(/--origin https:\/\/shop\.example\.test$/);
});

test.each(['not a url', 'https://h.test/', `wss://h.test/${'x'.repeat(50)}…`, ''])(
  'of %j no command can be made',
  (url) => {
    expect(wscatCommand(endedSocket({ url }), masked)).toBeNull();
    expect(curlCommand(endedSocket({ url }), masked)).toBeNull();
  },
);

test('a hostile page puts nothing into the clipboard that a terminal or a shell would act on', () => {
  const evil = `';touch /tmp/owned;'\u001b[201~\n$(id)\`id\``;
  const socket = endedSocket({
    url: `wss://h.test/${evil}?a=${evil}`,
    requestedProtocols: [evil, "a';b", 'ok'],
  });
  for (const command of [wscatCommand(socket, open) ?? '', curlCommand(socket, open) ?? '']) {
    expect(command).not.toMatch(/\p{Cc}/u);
    const words = argumentsOf(command);
    expect(words.filter((word) => word.includes('touch'))).toHaveLength(1);
    expect(words.join(' ')).toMatch(/h\.test\/'/);
  }
});
