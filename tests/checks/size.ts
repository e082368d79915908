import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipOf } from '../../zip.ts';

/** Bytes. */
export interface Sizes {
  /**
   * What the panel needs for its first paint, in English, gzipped: its page with the scripts and styles it links,
   * all that these import, and the words awaited before (`createPanel` in src/ui/app/panel.ts). No close is on show
   * then; what closes need (diagnosis, the words of causes) is asked for at the same moment, and is not in here.
   */
  readonly firstLoad: number;
  /** The extension as it is published: `npm run zip`. */
  readonly zip: number;
}

/** What may not be exceeded. */
export const budget: Sizes = { firstLoad: 90_000, zip: 345_000 };

const linked = /(?:src|href)="\/([^"]+)"/g;
const imported = /(?:from|import)"(\.[^"]+)"/g;

/** A built file and what it cannot run without. */
function withImports(folder: string, file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  if (!file.endsWith('.js')) return found;
  for (const [, path = ''] of readFileSync(join(folder, file), 'utf8').matchAll(imported))
    withImports(folder, join(dirname(file), path), found);
  return found;
}

/** Files that the panel loads for its first paint. Throws where the words awaited for it are not found. */
export function firstLoadFiles(folder: string): readonly string[] {
  const page = readFileSync(join(folder, 'panel.html'), 'utf8');
  const words = globSync('chunks/words-en-start.js', { cwd: folder });
  if (words.length !== 1) throw new Error('The build has no words under the name known here.');
  const found = new Set(['panel.html']);
  for (const file of [...[...page.matchAll(linked)].map(([, path = '']) => path), ...words])
    withImports(folder, file, found);
  return [...found];
}

const gzipped = (folder: string, file: string): number =>
  gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;

/** Sizes of the extension built in a folder. */
export const sizesOf = async (folder: string): Promise<Sizes> => ({
  firstLoad: firstLoadFiles(folder).reduce((total, file) => total + gzipped(folder, file), 0),
  zip: (await zipOf(folder)).length,
});

const shownFiles = 8;

/** '41674 chunks/panel.js', the largest files first. */
function largest(folder: string, files: readonly string[]): string {
  const sizes = files.map((file) => ({ file, size: gzipped(folder, file) }));
  const first = sizes.toSorted((left, right) => right.size - left.size).slice(0, shownFiles);
  return first.map(({ file, size }) => `${size} ${file}`).join(', ');
}

/** What is over budget, one sentence each, and which files are the largest. */
export function sizeProblems(folder: string, sizes: Sizes): readonly string[] {
  const problems: string[] = [];
  if (sizes.firstLoad > budget.firstLoad)
    problems.push(
      `The panel's first load is ${sizes.firstLoad} bytes gzipped; the budget is ${budget.firstLoad}. Largest: ${largest(folder, firstLoadFiles(folder))}.`,
    );
  if (sizes.zip > budget.zip)
    problems.push(
      `The zip has ${sizes.zip} bytes; the budget is ${budget.zip}. Largest: ${largest(folder, globSync('**/*.*', { cwd: folder }))}.`,
    );
  return problems;
}

// `npm run size`, after `npm run build`.
if (import.meta.main) {
  const folder = resolve(import.meta.dirname, '../../.output/chrome-mv3');
  const sizes = await sizesOf(folder);
  console.log(
    `first load ${sizes.firstLoad} of ${budget.firstLoad} bytes, zip ${sizes.zip} of ${budget.zip} bytes`,
  );
  const problems = sizeProblems(folder, sizes);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
