import { globSync, readFileSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { endings } from '../../../demo/endings.ts';
import { causeRows } from '../../../modules/docs/causes/cause-sections.ts';
import { withCauses } from '../../../modules/docs/causes-docs.ts';
import { causeIds } from '../../../src/diagnosis/types.ts';

const root = resolve(import.meta.dirname, '../../..');
const docs = readFileSync(resolve(root, 'docs/causes.md'), 'utf8');
const rows =
  docs
    .split(/^## The browser's words$/m)[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| `')) ?? [];

test('the tables of docs/causes.md are what the data says; `npm run docs` writes them', () => {
  expect(withCauses(docs)).toBe(docs);
});

test('a page without a table to fill is refused, not passed over', () => {
  expect(() => withCauses(docs.replace('## The clock, and silence', '## The clock'))).toThrow(/no table/);
  expect(() => withCauses('# Causes')).toThrow(/no table/);
});

test.each(endings.map(({ id, expected }) => [id, expected] as const))(
  'the confidence that %s shows stands in the row of its cause',
  (_, { cause, confidence }) => {
    const stated = causeRows[cause].confidence;
    if (stated !== 'see below') expect(stated).toContain(confidence);
  },
);

test('every cause has one row in the docs, and no row has another cause', () => {
  const documented = rows.map((row) => /^\| `([\w-]+)`/.exec(row)?.[1]);
  expect(documented.toSorted()).toEqual([...causeIds].sort());
});

test('every row says what it is, what proves it, how sure it is, and where that comes from', () => {
  for (const row of rows) {
    const cells = row.split('|').slice(1, -1);
    expect(cells).toHaveLength(7);
    expect(cells.filter((cell) => cell.trim() === '')).toEqual([]);
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
