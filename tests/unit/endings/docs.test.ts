import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { inFirefox } from '../../../demo/endings/in-firefox.ts';
import { endings } from '../../../demo/endings.ts';
import { withAnswers } from '../../../modules/docs/browsers-docs.ts';

const docs = readFileSync(resolve(import.meta.dirname, '../../../docs/browsers.md'), 'utf8');
const section = '## What Closeframe answers';
const measured = docs.slice(0, docs.indexOf(section));
const names = measured
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([\w-]+)`/g)].map(([, id]) => id));

test('every ending of the demo has its place in the table of browsers, and only one', () => {
  const documented = names.filter((id) => endings.some((ending) => ending.id === id));
  expect(documented.toSorted()).toEqual(endings.map(({ id }) => id).toSorted());
});

test('what differs in Firefox differs for an ending that the demo has', () => {
  const ids = new Set(endings.map(({ id }) => id));
  expect(Object.keys(inFirefox).filter((id) => !ids.has(id))).toEqual([]);
});

test('the table of answers is what the data say', () => {
  expect(docs, 'npm run docs').toBe(withAnswers(docs));
});
