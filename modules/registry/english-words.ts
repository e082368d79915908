import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CustomPack } from '../../src/registry/custom/custom-pack-schema.ts';
import { allMeanings, lookup } from '../../src/registry/lookup.ts';
import { builtInPacks } from '../../src/registry/packs/index.ts';
import type { Meaning, Words } from '../../src/registry/types.ts';

const root = resolve(import.meta.dirname, '../..');

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree, at: string): readonly string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${at}.${key}`] : leaves(value, `${at}.${key}`),
  );

const read = (file: string): Tree => JSON.parse(readFileSync(resolve(root, 'locales/en', file), 'utf8'));

/** The English words of the registry, as they stand in the files. */
export const englishWords = () => ({ codes: read('codes.json'), packs: read('packs.json') });

/** Every key of those files. */
export const writtenKeys = (): readonly string[] => {
  const { codes, packs } = englishWords();
  return [...leaves(codes, 'codes'), ...leaves(packs, 'packs')];
};

const wordsIn = (meaning: Meaning): readonly Words[] => [
  meaning.name,
  meaning.description,
  meaning.whenSeen,
  ...meaning.fixes,
  ...meaning.quirks,
  ...meaning.knownSenders.map(({ when }) => when),
  meaning.reconnectNote,
];

/** A user's pack that says as little as a pack may, once for each advice. */
const terse: CustomPack = {
  format: 'closeframe/pack',
  version: 1,
  name: 'terse',
  match: { hosts: ['*'] },
  codes: (['yes', 'no', 'after-fix', 'usually-no', 'depends'] as const).map((reconnect, index) => ({
    code: 4000 + index,
    name: reconnect,
    reconnect,
  })),
};

/** Every key that a meaning of the registry speaks with. */
export function spokenKeys(): readonly string[] {
  const meanings = [...allMeanings({ builtIn: builtInPacks, custom: [terse] }), lookup(-1)];
  return [...new Set(meanings.flatMap(wordsIn).flatMap((words) => ('key' in words ? [words.key] : [])))];
}

/** Every key that is written out in the registry's source, such as the reasons for refusing a file. */
export function namedKeys(): readonly string[] {
  const text = globSync('src/registry/**/*.ts', { cwd: root })
    .map((file) => readFileSync(resolve(root, file), 'utf8'))
    .join('\n');
  return [...text.matchAll(/'((?:codes|packs)\.[\w.-]+)'/g)].map((match) => match[1] ?? '');
}
