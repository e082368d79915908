import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { showChain, tryHandshake } from '../../../src/diagnosis/commands.ts';
import { isLoopback, shellQuote, targetOf } from '../../../src/diagnosis/target.ts';
import { everyDiagnosis } from './every-diagnosis.ts';

test.each([
  ['wss://api.shop.dev/live', 'api.shop.dev', 443, 'wss://api.shop.dev/live'],
  ['ws://api.shop.dev', 'api.shop.dev', 80, 'ws://api.shop.dev/'],
  ['wss://10.0.0.12:8443/feed?x=1', '10.0.0.12', 8443, 'wss://10.0.0.12:8443/feed?x=1'],
  ['ws://[::1]:9001/', '[::1]', 9001, 'ws://[::1]:9001/'],
  ['wss://user:secret@host.dev/', 'host.dev', 443, 'wss://host.dev/'],
  ['wss://bücher.example/ä', 'xn--bcher-kva.example', 443, 'wss://xn--bcher-kva.example/%C3%A4'],
  ['not a url', 'HOST', 80, 'ws://HOST/'],
  [`wss://host.dev/${'a'.repeat(600)}`, 'host.dev', 443, 'wss://host.dev/'],
])('%.40s goes to %s, port %i', (url, host, port, whole) => {
  expect(targetOf(url)).toMatchObject({ host, port, url: whole });
});

test.each([
  ['localhost', true],
  ['api.localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['localhost.evil.dev', false],
  ['192.168.0.1', false],
])('%s is this machine: %s', (host, loopback) => {
  expect(isLoopback(targetOf(`ws://${host}/`))).toBe(loopback);
});

describe('in a shell', () => {
  const hostile = [
    "wss://host.dev/';touch\t/pwned;'",
    'wss://host.dev/$(id)?`id`&b=1;c|d>e',
    'wss://-oProxyCommand=id/',
    'wss://host.dev/a\'b"c\\d!e*f?g~h',
  ];
  test.each(hostile)('%s stays one word', (url) => {
    const target = targetOf(url);
    const printed = execFileSync('sh', ['-c', `printf '%s|' ${shellQuote(target.url)}`], {
      encoding: 'utf8',
    });
    expect(printed).toBe(`${target.url}|`);
  });
  test.each(hostile)('the commands for %s parse, and begin no other command', (url) => {
    const { code } = tryHandshake(targetOf(url));
    const commands = 'curl() { printf curl; }; npx() { printf npx; }; openssl() { printf openssl; };';
    const ran = execFileSync('sh', ['-c', `${commands} ${code}; ${showChain(targetOf(url)).code}`], {
      encoding: 'utf8',
    });
    expect(ran).toBe('curlnpxopenssl');
  });
});

const scripts = everyDiagnosis().flatMap(({ diagnosis }) =>
  diagnosis.fix.flatMap(({ snippet }) => (snippet ? [snippet] : [])),
);
const unique = [...new Map(scripts.map((snippet) => [snippet.code, snippet])).values()];

test.each(unique.filter(({ language }) => language === 'shell'))('shell parses: $code', ({ code }) => {
  expect(() => execFileSync('sh', ['-n', '-c', code])).not.toThrow();
});

test.each(unique.filter(({ language }) => language === 'javascript'))(
  'JavaScript parses: $code',
  ({ code }) => {
    expect(() =>
      execFileSync(process.execPath, ['--input-type=module', '--check'], { input: code, stdio: 'pipe' }),
    ).not.toThrow();
  },
);
