import { expect, test } from 'vitest';
import { compare } from '../../../src/compare/compare.ts';
import { lookup } from '../../../src/registry/lookup.ts';
import type { Meaning } from '../../../src/registry/types.ts';
import { packMeaningOf } from './meanings.ts';
import { print } from './print.ts';

const meaningOf = (from: number | readonly [string, number]): Meaning =>
  typeof from === 'number' ? lookup(from) : packMeaningOf(...from);
const compared = (...[left, right]: readonly (number | readonly [string, number])[]) =>
  print(compare(meaningOf(left ?? 1000), meaningOf(right ?? 1000)));

test('the title names both codes', () => {
  expect(compared(1000, 1015).title).toEqual(['WebSocket 1000 Normal Closure vs 1015 TLS Handshake Failure']);
  expect(compared(['chat', 4004], 1006).title).toEqual([
    'WebSocket 4004 “Authentication failed” of Chat Gateway vs 1006 Abnormal Closure',
  ]);
});

test('a code that arrives against one that is hidden differs on the wire first', () => {
  expect(compared(1000, 1015).differences).toEqual([
    'Fault or not. 1000 is an ordinary end; 1015 reports that something went wrong.',
    'Sent or not. 1000 may be in a close frame; 1015 must not.',
    'What a page sees. After 1000, the page’s event holds 1000, as sent. In Chromium 1015 is hidden from the page, which gets 1006; Firefox shows 1015.',
    'When. 1015 happens before the connection opens; 1000 ends an open one.',
    'Clean or not. wasClean is true with 1000, unless TCP was reset after the close frame, and false with 1015.',
    'Reconnect. After 1000, there is usually no need to connect again. After 1015, connect again only once the cause is fixed.',
    'Where to look. 1000 needs no fix; if it surprises you, look for an early close(). For 1015, look at the certificate, its chain and the TLS versions.',
    'Calling close(). A page may call close(1000); close(1015) throws an InvalidAccessError.',
  ]);
});

test('1006 and 1015 arrive as one number, so what a page sees is no difference', () => {
  const { differences, browserShows } = compared(1006, 1015);
  expect(differences?.join(' ')).not.toContain('What a page sees');
  expect(browserShows).toEqual([
    'A page sees 1006 whenever no valid close frame came. What the browser knows of the cause is in its log, which Closeframe reads in Chromium; Firefox tells extensions only why a handshake failed.',
    'A page in Chromium never sees 1015: it gets 1006. In Firefox it does. The TLS error itself is in the browser’s log, which Closeframe reads in Chromium.',
    'If a close frame does hold either number, Chromium rejects it: the server gets 1002, the page 1006. Firefox gives the number to the page, with wasClean true.',
  ]);
});

test('a code beside itself is one code, with nothing that differs', () => {
  const { title, summary, alike, differences, facts } = compared(1001, 1001);
  expect(title).toEqual(['WebSocket 1001 Going Away']);
  expect(summary).toHaveLength(1);
  expect(differences).toEqual([]);
  expect(alike).toEqual(['Both sides are 1001. Choose another code for one of them.']);
  expect(facts?.filter((row) => row.startsWith('≠'))).toEqual([]);
});

test('one number with two owners is told apart by them', () => {
  const { summary, differences, browserShows } = compared(['chat', 4004], ['query', 4004]);
  expect(summary?.[0]).toBe('One number, two meanings.');
  expect(differences?.slice(0, 1)).toEqual([
    'What it says. 4004 of Chat Gateway says “Authentication failed”; 4004 of Query Protocol says “Bad response”.',
  ]);
  expect(differences).toContain(
    'Who sends it. Servers send 4004 of Chat Gateway; clients send 4004 of Query Protocol.',
  );
  expect(browserShows).toEqual([
    'A page sees the same number for both. Only the socket’s subprotocol or address tells which is meant.',
    'A page sees 4004 in event.code as sent. wasClean is true unless TCP was reset after the close frame.',
  ]);
});

test('a registered number that a pack uses otherwise is told apart from the standard', () => {
  expect(compared(3000, ['query', 3000]).differences?.join('\n')).toContain('3000 (standard)');
});

test('two codes of one pack with equal facts differ by name', () => {
  expect(compared(['chat', 4001], ['chat', 4002]).differences).toEqual([
    'What it says. 4001 says “Unknown opcode”; 4002 says “Decode error”.',
  ]);
});

test('two numbers of one range share their sentences', () => {
  const { summary, alike, sending, receiving } = compared(4321, 4322);
  expect(summary).toEqual(['4321 and 4322 mean what both ends agree on: 4000 to 4999 are private.']);
  expect(alike).toEqual(['Nothing tells the two apart: neither number has a meaning of its own.']);
  expect(sending?.[0]).toBe('Send 4321 or 4322 for a meaning that both ends have agreed on.');
  expect(receiving).toHaveLength(1);
});

test('a code that a client library makes up is never said to be sent or seen', () => {
  const { differences, browserShows, sending } = compared(['polyfill', 2999], 1000);
  expect(differences).toContain('Sent or not. 1000 comes in a close frame; a client library makes 2999 up.');
  expect(sending?.[0]).toBe('Nobody sends 2999: the client library of Polyfill makes it up.');
  expect(browserShows?.[0]).toMatch(/^The browser knows nothing of 2999/);
});

test('a user’s own code is not judged a fault, for nobody said that it is one', () => {
  expect(compared(['custom', 4100], 1000).differences?.join(' ')).not.toContain('Fault or not');
});

test.each([
  [
    1002,
    1007,
    'A page sees 1002 and 1007 only if the server sent the number. When the browser itself finds such a fault, the page gets 1006; the server gets 1002 from Chromium, and no close frame from Firefox.',
  ],
  [
    1008,
    1009,
    'A page sees 1008 and 1009 in event.code as sent. wasClean is true unless TCP was reset after the close frame.',
  ],
  [
    1004,
    42,
    'Browsers check no list: a page sees 1004 and 42 as sent. wasClean is true unless TCP was reset after the close frame.',
  ],
])('what a browser does alike with %i and %i is said once', (left, right, line) => {
  expect(compared(left, right).browserShows).toEqual([line]);
});

test.each([
  [1000, 4321, 'A page’s close() accepts either.'],
  [1001, 1011, 'A page’s close() accepts only 1000 and 3000 to 4999.'],
  [1005, 1006, 'To end a connection, send 1000 or a private code from 4000 to 4999.'],
  [1000, 1000, 'A page’s close() accepts it.'],
])('for sending %i and %i it is said last what a page can do', (left, right, line) => {
  expect(compared(left, right).sending?.at(-1)).toBe(line);
});

test('where close() takes one and refuses the other, the key differences say so, and only they', () => {
  const { sending, differences } = compared(1000, 1001);
  expect(sending?.join(' ')).not.toContain('close()');
  expect(differences).toContain(
    'Calling close(). A page may call close(1000); close(1001) throws an InvalidAccessError.',
  );
});

test('a number that fits no close frame is said to come from nobody, and nothing else', () => {
  const { differences, sending, receiving, browserShows } = compared(70_000, 1000);
  expect(differences?.map((line) => line.split('.')[0])).toEqual([
    'Sent or not',
    'Calling close()',
    'Who defines it',
  ]);
  expect([sending?.[0], receiving?.[0]]).toEqual(['Nobody can send 70000.', 'Nobody can receive 70000.']);
  expect(browserShows?.join(' ')).not.toContain('70000');
});

test('a made-up code beside the standard’s own leaves the standard’s as the browser shows it', () => {
  const standard = lookup(1002);
  const madeUp = { ...packMeaningOf('polyfill', 2999), code: 1002 };
  expect(print(compare(madeUp, standard)).browserShows).toEqual([
    'The browser knows nothing of 1002: Polyfill passes it to its own callbacks. Closeframe shows what the browser saw.',
    'A page sees 1002 (standard) only if the server sent the number. When the browser itself finds such a fault, the page gets 1006; the server gets 1002 from Chromium, and no close frame from Firefox.',
  ]);
});

test.each([
  [1500, 1600, 'Never send 1500 or 1600: only a later specification can give them a meaning.'],
  [5000, 600, 'Never send 5000 or 600: a peer that checks answers with 1002.'],
  [3500, 3600, 'Register 3500 or 3600 with IANA before you send them; for your own use take 4000 to 4999.'],
  [4500, 4600, 'Send 4500 or 4600 for a meaning that both ends have agreed on.'],
])('one sentence for %i and %i says "or" of what is sent', (left, right, sentence) => {
  expect(compared(left, right).sending).toContain(sentence);
});

test('of two codes that share a sentence, "and" says what both are', () => {
  expect(compared(1500, 1600).summary).toContain(
    '1500 and 1600 have no meaning yet: 1000 to 2999 belong to the protocol and its extensions.',
  );
  expect(compared(1500, 1600).receiving?.[0]).toContain('On 1500 or 1600');
});

test.each([
  [1000, 1015, 'Sent or not. 1000 may be in a close frame; 1015 must not.'],
  [1000, 1004, 'Sent or not. 1000 may be in a close frame; 1004 should not, since it has no meaning.'],
])('only what RFC 6455 forbids "must not" be sent: %i and %i', (left, right, line) => {
  expect(compared(left, right).differences).toContain(line);
});
