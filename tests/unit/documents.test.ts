import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = globSync(['*.md', 'docs/**/*.md', 'src/**/*.md', '.github/*.md'], { cwd: root });

/** A document without its blocks of code, and without code in its lines. */
const withoutBlocks = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, '');
const withoutCode = (text: string) => withoutBlocks(text).replace(/`[^`\n]*`/g, '');

/** Links to files of this repository, with their anchors ('' where there is none). */
const links = (text: string) =>
  [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(([, to = '', anchor = '']) => ({
    to,
    anchor,
  }));

/** The anchors that GitHub gives to a document's headings. */
const anchors = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );

/** Rows that stand alone: a blank line before them cuts them off their table. */
function looseRows(text: string): string[] {
  const lines = text.split('\n');
  return lines.filter(
    (line, at) =>
      /^\|.*\|$/.test(line) && !lines[at - 1]?.startsWith('|') && !/^\|[-|: ]+\|$/.test(lines[at + 1] ?? ''),
  );
}

test('there are documents to look at', () => {
  expect(documents).toContain('README.md');
  expect(documents).toContain('docs/privacy.md');
});

describe.each(documents)('%s', (file) => {
  const text = read(file);

  test('names only files and folders that are there', () => {
    const named = [...text.matchAll(/`((?:src|tests|docs|demo|modules|locales|entrypoints)\/[\w./-]*)`/g)];
    const missing = named.map(([, path = '']) => path).filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  test('links only to what is there', () => {
    const dead = links(withoutCode(text)).filter(({ to, anchor }) => {
      const target = to === '' ? file : join(dirname(file), to);
      if (!existsSync(join(root, target))) return true;
      return anchor !== '' && !anchors(read(target)).includes(anchor);
    });
    expect(dead).toEqual([]);
  });

  test('cuts no table in two', () => {
    expect(looseRows(withoutBlocks(text))).toEqual([]);
  });
});

test('a row that is cut off, a dead link and a moved heading are found', () => {
  expect(looseRows('| a |\n|---|\n| 1 |\n\n| 2 |\n')).toEqual(['| 2 |']);
  expect(links('[a](b.md#c-d) [e](https://f.test) [g](#h)')).toEqual([
    { to: 'b.md', anchor: 'c-d' },
    { to: '', anchor: 'h' },
  ]);
  expect(anchors('## What it can’t see, *really*')).toEqual(['what-it-cant-see-really']);
});
