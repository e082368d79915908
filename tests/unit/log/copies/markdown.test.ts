import { expect, test } from 'vitest';
import { asBlock, asMarkdown, escaped } from '../../../../src/log/copies/markdown.ts';

test.each([
  ['close() was called (twice), at 100%!', 'close() was called (twice), at 100%!'],
  ['snake_case stays, _this_ does not', 'snake_case stays, \\_this\\_ does not'],
  ['a [link](b) and *bold*', 'a \\[link](b) and \\*bold\\*'],
  ['<b>x</b> &amp; y & z', '\\<b>x\\</b> \\&amp; y & z'],
  ['@dev fixed #12', '&#64;dev fixed &#35;12'],
  ['# no heading', '\\# no heading'],
  ['a `b` ~c~ $d$', 'a \\`b\\` \\~c\\~ \\$d\\$'],
])('%s becomes %s: only what GitHub reads as markup is escaped', (text, markdown) => {
  expect(escaped(text)).toBe(markdown);
});

test('foreign text becomes code, in a fence longer than its own', () => {
  expect(asMarkdown('It said \u2068a `b`\u2069, and \u2068\u2069 no more.')).toBe(
    'It said `` a `b` ``, and  no more.',
  );
});

test('a block cannot be ended from within', () => {
  expect(asBlock('a\n```\nb').split('\n')[1]).toBe('   ````');
});
