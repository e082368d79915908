import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { curlLine, tryHandshake, wscatLine } from '../../../../src/diagnosis/commands/handshake-commands.ts';
import { shellQuote, shellQuoteUrl } from '../../../../src/diagnosis/commands/shell-quote.ts';
import { targetOf } from '../../../../src/diagnosis/commands/target.ts';
import { ended } from '../stories/fixtures.ts';
import { batchWords, cmdWords, powershellWords } from './shells.ts';

/** Variables whose names a page may guess; one holds what would end a quote and begin a command. */
const variables = { PATH: '"&calc&"', CD: 'C:\\Users\\me', DATABASE_URL: 'secret', CMDCMDLINE: '"&calc' };

/** What a POSIX shell makes of each line, all in one go. */
function shWords(lines: readonly string[]): readonly (readonly string[])[] {
  const script = lines.map((line) => `printf '%s\\0' ${line}; printf '\\0'`).join('\n');
  const printed = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
  return printed
    .split('\0\0')
    .slice(0, -1)
    .map((line) => line.split('\0'));
}

/** The words that sh, cmd and PowerShell all read; throws where one of them would do something else. */
function wordsEverywhere(lines: readonly string[]): readonly (readonly string[])[] {
  const posix = shWords(lines);
  lines.forEach((line, index) => {
    expect(cmdWords(line, variables)).toEqual(posix[index]);
    const words = powershellWords(line);
    expect(words).toEqual(posix[index]);
    // npx is a batch file on Windows.
    if (words[0] === 'npx') expect(batchWords(words, variables)).toEqual(words);
  });
  return posix;
}

test.each([
  ['wss://host.dev/live', 'wss://host.dev/live'],
  ['wss://host.dev/live?a=1&calc', '"wss://host.dev/live?a=1&calc"'],
  ["wss://host.dev/it's", '"wss://host.dev/it\'s"'],
  ['wss://host.dev/$HOME`id`!x\\y', '"wss://host.dev/%24HOME%60id%60%21x%5Cy"'],
  ['wss://host.dev/a%20b%20c', '"wss://host.dev/a%20b%20c"'],
  ['wss://host.dev/caf%C3%A9', '"wss://host.dev/caf%C3%A9"'],
  ['wss://host.dev/%PATH%', 'wss://host.dev/PATH'],
  ['wss://host.dev/%DATABASE_URL%20', 'wss://host.dev/PATH'],
  ['wss://host.dev/%CMDCMDLINE:~-1%calc', 'wss://host.dev/PATH'],
  ['wss://host.dev/%CD%81', 'wss://host.dev/PATH'],
  ['wss://host.dev/%=ExitCode%', 'wss://host.dev/PATH'],
  ['wss://[::1]:90/a?%PATH%', '"wss://[::1]:90/PATH"'],
])('%s is written %s', (url, written) => {
  expect(shellQuoteUrl(url)).toBe(written);
});

test.each(['a"b', 'a$b', 'a`b', 'a\\b', 'a!b', 'a%PATH%b', 'a\nb', 'ä', ''])(
  'a word that shells read differently, %j, is not written',
  (word) => {
    expect(shellQuote(word, 'WORD')).toBe('WORD');
  },
);

test.each(['chat', 'graphql-ws', 'a,b', '@x', 'a&b', "it's", 'a|b', '-x', 'a b', '(x)', '#'])(
  'the word %j is one word everywhere',
  (word) => {
    expect(wordsEverywhere([`cmd ${shellQuote(word, 'WORD')}`])).toEqual([['cmd', word]]);
  },
);

const piece = fc.constantFrom(
  ...['%', '%25', '%C3', 'PATH', 'CD', 'DATABASE_URL', ':~-1', '&', 'calc', '|', '^', '"', "'", '`', '$('],
  ...[')', '!', '\\', ';', '<', '>', '{', '}', '*', '?', '#', '=', ' ', '\n', '“', 'ä', '~', '-', '..', '/'],
);
const nasty = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('whatever a page chooses', () => {
  test('a URL is one word, and the same one in every shell', () => {
    const urls = fc
      .sample(nasty, { numRuns: 400, seed: 6455 })
      .map((path) => `wss://host.dev/${path}?${path}`);
    const lines = urls.map((url) => `x ${shellQuoteUrl(targetOf(url).url)}`);
    for (const words of wordsEverywhere(lines)) {
      expect(words).toHaveLength(2);
      expect(words[1]).toMatch(/^wss:\/\/host\.dev\//);
    }
  });

  test('the whole commands are the same words in every shell', () => {
    const parts = fc.sample(nasty, { numRuns: 150, seed: 1015 });
    const lines = parts.flatMap((part) => {
      const handshake = { url: targetOf(`wss://h.dev/?${part}`).url, protocols: [part, 'ok'], origin: part };
      return [curlLine(handshake), wscatLine(handshake)];
    });
    for (const words of wordsEverywhere(lines)) expect(words.at(0)).toMatch(/^(?:curl|npx)$/);
  });
});

describe('a line for npx, which is a batch file on Windows', () => {
  const handshake = { url: 'wss://h.dev/?a=1&calc', protocols: ['a&calc', 'chat'], origin: 'https://h.dev' };
  const line = wscatLine(handshake);

  test('keeps what would begin a command in quotes that PowerShell does not take off', () => {
    expect(line).toBe(
      'npx wscat --connect "wss://h.dev/?a=1&calc " --subprotocol SUBPROTOCOL --subprotocol chat --origin https://h.dev',
    );
    expect(() => batchWords(['npx', '--connect', handshake.url], variables)).toThrow('& does something');
    expect(wordsEverywhere([line])).toHaveLength(1);
  });

  test('opens the very same URL', async () => {
    const server = new WebSocketServer({ port: 0 });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const url = `ws://127.0.0.1:${port}/live?a=1&b=2`;
    const [words = []] = shWords([wscatLine({ ...handshake, url })]);
    const asked = new Promise<string | undefined>((done) =>
      server.once('connection', (_, request) => done(request.url)),
    );
    // As wscat does with what stands behind --connect.
    const client = new WebSocket(words[3] ?? '');
    await once(client, 'open');
    expect(await asked).toBe('/live?a=1&b=2');
    client.terminate();
    server.close();
  });
});

test('the handshake by hand sends what the page sent: URL, subprotocols and Origin', () => {
  const { code } = tryHandshake(ended('asks:chat+v2 failed@9'));
  const [curl = [], wscat = []] = wordsEverywhere(code.split('\n'));
  expect(curl).toEqual([
    ...['curl', '--include', '--http1.1', '--globoff', '--max-time', '5'],
    ...['--header', 'Connection: Upgrade', '--header', 'Upgrade: websocket'],
    ...['--header', 'Sec-WebSocket-Version: 13', '--header', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='],
    ...['--header', 'Origin: https://shop.dev', '--header', 'Sec-WebSocket-Protocol: chat, v2'],
    'https://api.shop.dev/live',
  ]);
  expect(wscat).toEqual([
    ...['npx', 'wscat', '--connect', 'wss://api.shop.dev/live'],
    ...['--subprotocol', 'chat', '--subprotocol', 'v2', '--origin', 'https://shop.dev'],
  ]);
});
