import { basename } from 'node:path/posix';
import { expect, test } from 'vitest';
import { sourceFiles, textOf } from './source-files.ts';

const files = sourceFiles.filter((file) => file.startsWith('src/'));

/** The names that more than one thing has, each with the places where it stands. */
function shared(named: readonly (readonly [name: string, place: string])[]): Record<string, string[]> {
  const places = new Map<string, string[]>();
  for (const [name, place] of named) places.set(name, [...(places.get(name) ?? []), place]);
  return Object.fromEntries([...places].filter(([, all]) => all.length > 1));
}

/** Modules of one shape that stand in a list: each exports the same name on purpose. */
const lists: Record<string, string> = { pack: 'src/registry/packs/', rule: 'src/diagnosis/rules/' };

const exportPattern =
  /^export (?:async )?(?:abstract )?(?:const|function\*?|class|interface|type|enum|let) (\w+)/gm;

test('no two files have one name', () => {
  const names = files
    .map((file) => [basename(file).replace(/\.tsx?$/, ''), file] as const)
    .filter(([name]) => name !== 'index' && name !== 'types');
  expect(shared(names)).toEqual({});
});

test('no two exports have one name', () => {
  const exports = files.flatMap((file) =>
    [...textOf(file).matchAll(exportPattern)]
      .map(([, name = '']) => [name, file] as const)
      .filter(([name]) => lists[name] === undefined || !file.startsWith(lists[name])),
  );
  expect(shared(exports)).toEqual({});
});
