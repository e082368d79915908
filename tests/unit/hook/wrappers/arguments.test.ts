import { expect, test } from 'vitest';
import {
  codeArgument,
  describeException,
  protocolsArgument,
  reasonArgument,
  sizeOf,
  urlArgument,
} from '../../../../src/hook/wrappers/arguments.ts';

test.each([
  [undefined, null],
  [1000, 1000],
  [4003.4, 4003],
  [4000.5, 4000],
  [4001.5, 4002],
  [-5, 0],
  [65_534.5, 65_534],
  [70_000, 65_535],
  [Number.NaN, 0],
  [Number.POSITIVE_INFINITY, 65_535],
  ['4001', 4001],
  ['no', 0],
  [null, 0],
  [true, 1],
  [{ valueOf: () => 1 }, null],
  [Symbol('no'), null],
  [1n, null],
])('close(%s) asks for %s', (value, code) => {
  expect(codeArgument(value)).toBe(code);
});

test.each([
  [undefined, ''],
  ['bye', 'bye'],
  [null, 'null'],
  [7, '7'],
  ['x'.repeat(124), `${'x'.repeat(122)}…`],
])('a reason %j is reported as %j', (value, reason) => {
  expect(reasonArgument(value)).toBe(reason);
});

test.each([
  ['ws://host/', 'ws://host/'],
  [new URL('ws://host/path'), 'ws://host/path'],
  [undefined, 'undefined'],
  [Symbol('no'), ''],
  [`ws://${'x'.repeat(5_000)}`, `ws://${'x'.repeat(4_090)}…`],
])('a URL %s is reported', (value, url) => {
  expect(urlArgument(value)).toBe(url);
});

test.each([
  [undefined, []],
  ['chat', ['chat']],
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
  [
    ['a', 7, {}],
    ['a', '7', ''],
  ],
  [new Set(['a']), []],
  [Array.from({ length: 50 }, () => 'p'), Array.from({ length: 32 }, () => 'p')],
])('subprotocols %j are reported as %j', (value, protocols) => {
  expect(protocolsArgument(value)).toEqual(protocols);
});

test('an object that only page code can convert is not asked', () => {
  const asked = () => {
    throw new Error('asked');
  };
  const explosive = { valueOf: asked, toString: asked, [Symbol.toPrimitive]: asked };
  expect([codeArgument(explosive), reasonArgument(explosive), urlArgument(explosive)]).toEqual([
    null,
    '',
    '',
  ]);
  expect([protocolsArgument([explosive]), sizeOf(explosive)]).toEqual([[''], null]);
});

test('subprotocols behind a getter are not asked for', () => {
  const protocols = Object.defineProperty([], 0, {
    get: () => {
      throw new Error('asked');
    },
  });
  expect(protocolsArgument(protocols)).toEqual(['']);
});

test.each([
  ['héllo', 5],
  ['', 0],
  [12, 2],
  [new ArrayBuffer(9), 9],
  [new Uint16Array(4), 8],
  [new DataView(new ArrayBuffer(8), 2), 6],
  [new Blob(['12345']), 5],
  [{ byteLength: 4 }, null],
  [() => {}, null],
])('a message %s has its size', (message, size) => {
  expect(sizeOf(message)).toBe(size);
});

test.each([
  [new DOMException('why', 'SyntaxError'), { name: 'SyntaxError', message: 'why' }],
  [new TypeError('why'), { name: 'TypeError', message: 'why' }],
  [
    { name: 'Mine', message: 'why' },
    { name: '', message: 'why' },
  ],
  ['thrown text', { name: '', message: 'thrown text' }],
  [null, { name: '', message: 'null' }],
])('an exception %s is described', (error, described) => {
  expect(describeException(error)).toEqual(described);
});
