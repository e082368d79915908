import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';

/** Bytes. */
export interface Sizes {
  /** What the panel loads before it shows a close, in English, gzipped: its page, scripts, styles and words. */
  readonly firstLoad: number;
  /** The extension as it is published. */
  readonly zip: number;
}

export const budget: Sizes = { firstLoad: 90_000, zip: 300_000 };

/** Header and directory entry of a file in a zip, without its name, which stands in both (PKWARE APPNOTE 4.3). */
const zipEntry = 30 + 46;
const zipEnd = 22;

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

/** Files that the panel loads until it can show a close; the dynamic imports of src/ui/app/panel.ts are named here. */
export function firstLoadFiles(folder: string): readonly string[] {
  const page = readFileSync(join(folder, 'panel.html'), 'utf8');
  const awaited = globSync('chunks/{interpreter,words-en-start,CloseList}-*.js', { cwd: folder });
  if (awaited.length < 2)
    throw new Error('The build has no words or no interpreter under the names known here.');
  const found = new Set(['panel.html']);
  for (const file of [...[...page.matchAll(linked)].map(([, path = '']) => path), ...awaited])
    withImports(folder, file, found);
  return [...found];
}

/** Sizes of the extension built in a folder. */
export function sizesOf(folder: string): Sizes {
  const files = globSync('**', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const read = (name: string) => readFileSync(join(folder, name));
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  return {
    firstLoad: sum(firstLoadFiles(folder).map((name) => gzipSync(read(name), { level: 9 }).length)),
    zip:
      zipEnd +
      sum(names.map((name) => zipEntry + 2 * name.length + deflateRawSync(read(name), { level: 9 }).length)),
  };
}

/** What is over budget, one sentence each. */
export const sizeProblems = (sizes: Sizes): readonly string[] => [
  ...(sizes.firstLoad > budget.firstLoad
    ? [`The panel's first load is ${sizes.firstLoad} bytes gzipped; the budget is ${budget.firstLoad}.`]
    : []),
  ...(sizes.zip > budget.zip ? [`The zip has ${sizes.zip} bytes; the budget is ${budget.zip}.`] : []),
];

// `npm run size`, after `npm run build`.
if (import.meta.main) {
  const sizes = sizesOf(resolve(import.meta.dirname, '../../.output/chrome-mv3'));
  console.log(
    `first load ${sizes.firstLoad} of ${budget.firstLoad} bytes, zip ${sizes.zip} of ${budget.zip} bytes`,
  );
  const problems = sizeProblems(sizes);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
