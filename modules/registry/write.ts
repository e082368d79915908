import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createTranslator } from '../../src/i18n/translator.ts';
import { registryDocument } from '../../src/registry/document.ts';
import { builtInPacks } from '../../src/registry/packs/index.ts';
import { englishWords } from './english-words.ts';
import { registryProblems } from './problems.ts';

const root = resolve(import.meta.dirname, '../..');

/** Writes `registry.json`, the registry in English for other programs, into a folder. Gives back its path. */
export function writeRegistry(folder: string): string {
  const english = createTranslator('en', englishWords());
  const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  const document = registryDocument(builtInPacks, version, (words) =>
    'key' in words ? english.text(words.key) : words.text,
  );
  mkdirSync(folder, { recursive: true });
  const file = resolve(folder, 'registry.json');
  writeFileSync(file, `${JSON.stringify(document, null, 1)}\n`);
  return file;
}

// `npm run registry`: checks the data, then writes it.
if (import.meta.main) {
  const problems = registryProblems();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exit(1);
  const codes = builtInPacks.flatMap((pack) => pack.codes).length;
  console.log(`${builtInPacks.length} packs, ${codes} codes: ${writeRegistry(resolve(root, '.output'))}`);
}
