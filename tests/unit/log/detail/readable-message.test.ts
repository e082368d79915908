import { expect, test } from 'vitest';
import { messageLine, readableMessage } from '../../../../src/log/detail/readable-message.ts';
import type { LoggedMessage } from '../../../../src/model/network-entry.ts';

const message = (data: string, changes: Partial<LoggedMessage> = {}): LoggedMessage => ({
  direction: 'received',
  at: 0,
  kind: 'text',
  size: data.length,
  data,
  cut: false,
  ...changes,
});
const binary = (bytes: readonly number[]) =>
  message(Buffer.from(bytes).toString('base64'), { kind: 'binary', size: bytes.length });

test.each([
  ['{"a":[1,{}],"b":"x"}', '{\n  "a": [\n    1,\n    {}\n  ],\n  "b": "x"\n}'],
  ['{"text":"a{,}\\"]:"}', '{\n  "text": "a{,}\\"]:"\n}'],
  ['[1.0,1e400,12345678901234567890]', '[\n  1.0,\n  1e400,\n  12345678901234567890\n]'],
  ['{"type":6}\u001e{"type":7}\u001e', '{\n  "type": 6\n}\n{\n  "type": 7\n}'],
  ['[ ]', '[]'],
])('the JSON %s is laid out letter by letter', (data, text) => {
  expect(readableMessage(message(data))).toEqual({ kind: 'text', text });
});

test.each(['42["event",{}]', '', 'plain', '7', '"text"', '{"a":', '<b>bold</b>'])(
  '%j is shown as it came',
  (data) => expect(readableMessage(message(data))).toEqual({ kind: 'text', text: data }),
);

test('a message that was cut is no JSON any more', () => {
  expect(readableMessage(message('{"a":1}', { cut: true }))).toEqual({ kind: 'text', text: '{"a":1}' });
});

test('nesting without end is laid out in no time, and never indented further than a screen', () => {
  const deep = '['.repeat(4_000) + ']'.repeat(4_000);
  const readable = readableMessage(message(deep));
  const longest = Math.max(...(readable.text ?? '').split('\n').map(({ length }) => length));
  expect(longest).toBeLessThan(60);
});

test('bytes are shown in hexadecimal, sixteen a line, and as text where they are UTF-8', () => {
  expect(readableMessage(binary([...Array(17).keys()].map((byte) => byte + 65)))).toEqual({
    kind: 'binary',
    hex: '0000  41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 50\n0010  51',
    text: 'ABCDEFGHIJKLMNOPQ',
  });
  expect(readableMessage(binary([0xff, 0xfe]))).toEqual({ kind: 'binary', hex: '0000  ff fe', text: '' });
});

test('a line has the beginning of a text, of bytes that are text, or of the bytes', () => {
  expect(messageLine(message('a'.repeat(5_000)))).toHaveLength(200);
  expect(messageLine(binary([104, 105]))).toBe('hi');
  expect(messageLine(binary([0xff, 1, 2]))).toBe('ff 01 02');
});
