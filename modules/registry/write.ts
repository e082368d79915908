import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createTranslator } from '../../src/i18n/translator.ts';
import { registryDocument } from '../../src/registry/document.ts';
import { builtInPacks } from '../../src/registry/packs/index.ts';
import { englishWords } from './english-words.ts';
import { registryProblems } from './problems.ts';

const root = resolve(import.meta.dirname, '../..');

/** The marks around foreign text (U+2068, U+2069), which a page needs and a program does not. */
const isolates = /[\u2068\u2069]/g;

/**
 * Writes `registry.json`, the registry in English for other programs, into a folder, and its schema beside it. Gives back
 * its path.
 */
export function writeRegistry(folder: string): string {
  const english = createTranslator('en', englishWords());
  const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  const document = registryDocument(builtInPacks, version, (words) =>
    'key' in words ? english.text(words.key).replaceAll(isolates, '') : words.text,
  );
  mkdirSync(folder, { recursive: true });
  copyFileSync(resolve(root, 'src/registry/registry.schema.json'), resolve(folder, 'registry.schema.json'));
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
