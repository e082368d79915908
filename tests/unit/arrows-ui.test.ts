import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Which folder of the panel may import from which. Every folder may import itself. */
const arrows: Record<string, readonly string[]> = {
  state: [],
  components: ['state'],
  filter: ['components', 'state'],
  session: ['components', 'state'],
  settings: ['components', 'state'],
  groups: ['components', 'state'],
  timeline: ['components', 'state'],
  codes: ['components', 'state'],
  compare: ['codes', 'components', 'state'],
  states: ['session', 'components', 'state'],
  detail: ['codes', 'components', 'state'],
  closes: ['detail', 'filter', 'groups', 'session', 'states', 'timeline', 'components', 'state'],
  shell: ['closes', 'codes', 'compare', 'session', 'settings', 'components', 'state'],
  reference: ['codes', 'compare', 'components', 'state'],
  access: ['components', 'state'],
  style: [],
};

const files = globSync('src/{ui,log}/**/*.{ts,tsx}', { cwd: root });
const folderOf = (file: string) => /^src\/ui\/([^/]+)\//.exec(file)?.[1] ?? null;
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const resolved = (file: string, specifiers: Iterable<RegExpExecArray>) =>
  [...specifiers].map(([, specifier]) => join(dirname(file), specifier ?? ''));
/** What a file imports when it is loaded, types included. */
const importsOf = (file: string) => resolved(file, textOf(file).matchAll(/\bfrom '(\.[^']+)'/g));
const everyImportOf = (file: string) =>
  resolved(file, textOf(file).matchAll(/(?:\bfrom |\bimport |\bimport\()'(\.[^']+)'/g));

test('every folder of the panel has its arrows written down', () => {
  expect([...new Set(globSync('src/ui/*', { cwd: root }).map((path) => basename(path)))].sort()).toEqual(
    Object.keys(arrows).sort(),
  );
});

test.each(files.filter((file) => folderOf(file) !== null))('%s imports only along the arrows', (file) => {
  const folder = folderOf(file) ?? '';
  const targets = everyImportOf(file).flatMap((target) => folderOf(target) ?? []);
  expect(targets.filter((target) => target !== folder && !arrows[folder]?.includes(target))).toEqual([]);
});

test('nothing in the log and the panel imports itself by way of others, types included', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: readonly string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' > '));
    if (path.includes(file) || done.has(file)) return;
    for (const next of importsOf(file)) if (files.includes(next)) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});

test('the log takes only the type of the translator', () => {
  const taken = files
    .filter((file) => file.startsWith('src/log/'))
    .flatMap((file) => [...textOf(file).matchAll(/^import (?!type ).*\/(?:i18n|ui|channel)\/.*$/gm)]);
  expect(taken.map(([line]) => line)).toEqual([]);
});
