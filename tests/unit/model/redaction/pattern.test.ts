import { expect, test } from 'vitest';
import { fits, hostFits, pathFits, segmentsOf } from '../../../../src/model/redaction/pattern.ts';

test.each([
  ['abc', 'abc', true],
  ['abc', 'abcd', false],
  ['*', '', true],
  ['a*', 'a', true],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['*b*', 'abc', true],
  ['a*b*c', 'a-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['*ab*b', 'ab', false],
  ['a.c', 'abc', false],
  ['', '', true],
  ['', 'a', false],
])('%j fits %j: %s', (pattern, text, expected) => {
  expect(fits(pattern, text)).toBe(expected);
});

test.each([
  ['/app/*', '/app/key', true],
  ['/app/*', '/app/', false],
  ['/app/*', '/app', false],
  ['/app/*', '/app/key/more', false],
  ['/', '/', true],
  ['/a/', '/a', false],
])('the path %j fits %j: %s', (pattern, path, expected) => {
  expect(pathFits(pattern, segmentsOf(path))).toBe(expected);
});

test.each([
  ['*.Example.com', 'a.b.example.com', '', true],
  ['*.example.com', 'example.com', '', false],
  ['localhost', 'localhost', '8080', true],
  ['localhost:8080', 'LOCALHOST', '8080', true],
  ['localhost:8080', 'localhost', '', false],
  ['localhost:*', 'localhost', '8080', true],
  ['[::1]:80', '[::1]', '80', true],
  ['[::1]', '[::1]', '80', true],
])('the host %j fits %s port %j: %s', (pattern, name, port, expected) => {
  expect(hostFits(pattern, { name, port })).toBe(expected);
});

test('a long text against many stars is answered at once', () => {
  expect(fits(`${'*a'.repeat(99)}*b`, 'a'.repeat(100_000))).toBe(false);
});
