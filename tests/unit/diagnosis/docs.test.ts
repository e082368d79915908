import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { causeIds } from '../../../src/diagnosis/types.ts';

const root = resolve(import.meta.dirname, '../../..');
const docs = readFileSync(resolve(root, 'docs/causes.md'), 'utf8');
const rows = docs.split('\n').filter((line) => line.startsWith('| `'));

test('every cause has one row in the docs, and no row has another cause', () => {
  const documented = rows.map((row) => /^\| `([\w-]+)`/.exec(row)?.[1]);
  expect(documented.toSorted()).toEqual([...causeIds].sort());
});

test('every row says what it is, what proves it, how sure it is, and where that comes from', () => {
  for (const row of rows) {
    const cells = row.split('|').slice(1, -1);
    expect(cells.map((cell) => cell.trim() !== '')).toEqual([true, true, true, true, true]);
  }
});

test('every cause has its rule in a file of its own, and every rule is in the list', () => {
  const list = readFileSync(resolve(root, 'src/diagnosis/rules.ts'), 'utf8');
  for (const id of causeIds) expect(existsSync(resolve(root, `src/diagnosis/rules/${id}.ts`))).toBe(true);
  const files = globSync('src/diagnosis/rules/*.ts', { cwd: root }).map((file) => file.split('/').at(-1));
  expect(files.filter((file) => !list.includes(`./rules/${file}`))).toEqual(['unknown.ts']);
});
