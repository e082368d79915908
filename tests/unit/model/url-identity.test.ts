import { describe, expect, test } from 'vitest';
import { fileOf, hostOf, shortUrl, urlIdentity } from '../../../src/model/url-identity.ts';

test.each([
  ['wss://h.test/p', 'wss://h.test/p'],
  ['wss://h.test/p?room=5&token=x', 'wss://h.test/p'],
  ['wss://u:p@h.test/p', 'wss://h.test/p'],
  ['wss://h.test/a@b', 'wss://h.test/a@b'],
  ['WSS://H.test:8443/P#f', 'wss://h.test:8443/P'],
  ['wss://h.test', 'wss://h.test'],
  ['not a url?x=1', 'not a url'],
  ['wss://h.test/socket.io/?EIO=4&transport=websocket', 'wss://h.test/socket.io/'],
  ['wss://h.test/socket.io/?EIO=4&transport=websocket&sid=Zk3_a', 'wss://h.test/socket.io/'],
  ['wss://h.test/echo/000/a3k2b1c4/websocket', 'wss://h.test/echo/*/*/websocket'],
  ['wss://h.test/rooms/42/live', 'wss://h.test/rooms/*/live'],
  ['wss://h.test/u/9f86d081-8842-4a2e-a0c1-52e8f7f1a5bd', 'wss://h.test/u/*'],
  ['wss://h.test/ws/9f86d081884c7d659a2feaa0', 'wss://h.test/ws/*'],
  ['wss://h.test/t/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc', 'wss://h.test/t/*'],
  ['wss://h.test/v1/chat-service-v2-2024', 'wss://h.test/v1/chat-service-v2-2024'],
  ['wss://h.test/notifications-websocket', 'wss://h.test/notifications-websocket'],
])('%s is known as %s', (url, identity) => {
  expect(urlIdentity(url)).toBe(identity);
});

describe('parts of a URL', () => {
  test.each([
    ['wss://h.test:81/a/b.js?x#y', 'h.test:81', 'h.test:81/a/b.js', 'b.js'],
    ['wss://u@h.test/', 'h.test', 'h.test', ''],
    ['wss://h.test?x=//a@b', 'h.test', 'h.test', ''],
    ['blob', '', 'blob', 'blob'],
    ['', '', '', ''],
  ])('%s', (url, host, short, file) => {
    expect([hostOf(url), shortUrl(url), fileOf(url)]).toEqual([host, short, file]);
  });
});

test('a hostile URL costs one pass', () => {
  const began = process.cpuUsage();
  for (const url of [`wss://${'@'.repeat(4_000)}`, `wss://h/${'-1a'.repeat(1_300)}!`, '/'.repeat(4_000)])
    urlIdentity(url);
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(200);
});
