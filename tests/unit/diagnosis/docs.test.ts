import { globSync, readFileSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
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
  const files = globSync('src/diagnosis/rules/*/*.ts', { cwd: root });
  const names = files.map((file) => basename(file, '.ts'));
  for (const id of causeIds) expect(names).toContain(id);
  const diagnosis = resolve(root, 'src/diagnosis');
  const unlisted = files.filter((file) => !list.includes(`./${relative(diagnosis, resolve(root, file))}`));
  expect(unlisted.map((file) => basename(file))).toEqual(['unknown.ts']);
});
