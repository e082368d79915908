import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';

const root = join(import.meta.dirname, '../..');

/** Every source file of the extension, by its path from the repository's root. */
export const sourceFiles: readonly string[] = globSync('{src,entrypoints}/**/*.{ts,tsx}', {
  cwd: root,
}).sort();

/** The text of a source file. */
export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

const importPattern = /(?:\bfrom\s+|\bimport\s+|\bimport\s*\(\s*)['"]([^'"]+)['"]/g;

/** What a file imports, types included: files by their path, packages by their name. */
export const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(importPattern)].map(([, specifier = '']) =>
    specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier,
  );

/** A file's code without its comments, import lines and texts. */
export const bareCode = (file: string): string =>
  textOf(file)
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replaceAll(/^import .*$|^export .* from .*$|'[^'\n]*'/gm, '');
