import { expect, test } from 'vitest';
import { isLoopback, targetOf } from '../../../../src/diagnosis/commands/target.ts';

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
