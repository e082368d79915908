import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import * as v from 'valibot';
import { allMeanings, noPacks } from '../../src/registry/lookup.ts';
import { type Pack, packSchema } from '../../src/registry/pack.ts';
import { builtInPacks } from '../../src/registry/packs/index.ts';
import { standardCodes } from '../../src/registry/standard/index.ts';
import { namedKeys, spokenKeys, writtenKeys } from './english-words.ts';

const folder = resolve(import.meta.dirname, '../../src/registry/packs');

const repeated = (values: readonly (string | number)[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);

const schemaProblems = (pack: Pack): readonly string[] =>
  (v.safeParse(packSchema, pack).issues ?? []).map(
    (issue) => `${pack.id}: ${v.getDotPath(issue) ?? ''}: ${issue.message}`,
  );

function codeProblems({ id, codes }: Pack): readonly string[] {
  const single = codes.filter(({ to }) => to === undefined).map(({ code }) => code);
  const ranges = codes.filter(({ to }) => to !== undefined).toSorted((left, right) => left.code - right.code);
  const overlaps = ranges.filter(({ code }, index) => code <= (ranges[index - 1]?.to ?? -1));
  return [
    ...repeated(single).map((code) => `${id}: ${code} stands there twice`),
    ...overlaps.map(({ code }) => `${id}: the range from ${code} overlaps the one before`),
  ];
}

const fileProblems = (): readonly string[] => {
  const files = globSync('*.ts', { cwd: folder }).map((file) => basename(file, '.ts'));
  const ids = ['index', ...builtInPacks.map(({ id }) => id)];
  return [
    ...files.filter((file) => !ids.includes(file)).map((file) => `${file}.ts is not in packs/index.ts`),
    ...ids.filter((id) => !files.includes(id)).map((id) => `${id} does not stand in a file of its name`),
  ];
};

const sourceProblems = (): readonly string[] =>
  allMeanings({ ...noPacks, builtIn: builtInPacks }).flatMap(({ code, source, sources, knownSenders }) => {
    const all = [...sources, ...knownSenders.map((sender) => sender.source)];
    const bad = all.filter((address) => !URL.canParse(address) || !address.startsWith('https://'));
    return [
      ...(sources.length === 0 ? [`${source} ${code} names no source`] : []),
      ...bad.map((address) => `${source} ${code}: "${address}" is no address`),
    ];
  });

const wordProblems = (): readonly string[] => {
  const written = new Set(writtenKeys());
  const used = new Set([...spokenKeys(), ...namedKeys()]);
  return [
    ...[...used].filter((key) => !written.has(key)).map((key) => `No English words for ${key}`),
    ...[...written].filter((key) => !used.has(key)).map((key) => `Nothing uses the words ${key}`),
  ];
};

/** Everything that is wrong with the registry's data, one sentence each; empty if it may be published. */
export const registryProblems = (): readonly string[] => [
  ...builtInPacks.flatMap(schemaProblems),
  ...builtInPacks.flatMap(codeProblems),
  ...repeated(builtInPacks.map(({ id }) => id)).map((id) => `Two packs have the id ${id}`),
  ...repeated(standardCodes).map((code) => `${code} is registered twice`),
  ...fileProblems(),
  ...sourceProblems(),
  ...wordProblems(),
];
