import { expect, test } from 'vitest';
import { parseStackText } from '../../../../src/hook/primitives/stack-text.ts';
import { limits } from '../../../../src/model/limits.ts';

test('each line of Firefox’s stack is a frame', () => {
  const text = 'connect@http://a.example:8080/app.js?v=1:12:34\n@http://a.example/:3:1\n';
  expect(parseStackText(text)).toEqual([
    { functionName: 'connect', url: 'http://a.example:8080/app.js?v=1', line: 12, column: 34 },
    { functionName: '', url: 'http://a.example/', line: 3, column: 1 },
  ]);
});

test.each([
  ['an address with an @', 'f@http://a@b.example/x.js:1:2', 'http://a@b.example/x.js'],
  ['code made by eval', 'f@http://a.example/x.js line 3 > eval:1:2', 'http://a.example/x.js line 3 > eval'],
  ['an async frame', 'async*f@http://a.example/x.js:1:2', 'http://a.example/x.js'],
])('%s stays whole', (_, text, url) => {
  expect(parseStackText(text)).toMatchObject([{ url, line: 1, column: 2 }]);
});

test.each(['', 'x', 'f@', 'f@:', 'f@::', 'f@a:b:c', 'f@a:1', 'a:1:2', 'f@a:-1:2', ':::::'])(
  'a line of another form is left out: "%s"',
  (text) => {
    expect(parseStackText(text)).toEqual([]);
  },
);

test('a deep stack and long names are cut', () => {
  const line = `${'f'.repeat(500)}@http://a.example/${'x'.repeat(2_000)}:1:2\n`;
  const frames = parseStackText(line.repeat(50));
  expect(frames).toHaveLength(limits.stackFrames);
  expect(frames[0]?.functionName).toHaveLength(limits.functionNameLength);
  expect(frames[0]?.url).toHaveLength(limits.frameUrlLength);
});
