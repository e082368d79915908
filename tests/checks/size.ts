import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';

/** Bytes. */
export interface Sizes {
  /**
   * What the panel loads before its first paint, in English, gzipped: its page with the scripts and styles it links,
   * all that these import, and the messages of a panel without a close.
   */
  readonly firstLoad: number;
  /** Every file deflated, as in the published zip. */
  readonly packed: number;
}

/** Trip wires against accidents (a library taken in twice, a test's data in the build); not targets. */
export const most: Sizes = { firstLoad: 150_000, packed: 700_000 };

const linked = /(?:src|href)="\/([^"]+)"/g;
const imported = /(?:from|import)"(\.[^"]+)"/g;
/** The messages that `createPanel` waits for. */
const firstMessages = 'chunks/messages-en-{interface,filter,groups,session,settings,timeline}.js';

/** A built file and what it cannot run without. */
function withImports(folder: string, file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  if (!file.endsWith('.js')) return found;
  for (const [, path = ''] of readFileSync(join(folder, file), 'utf8').matchAll(imported))
    withImports(folder, join(dirname(file), path), found);
  return found;
}

/** Files that the panel loads for its first paint. Throws where the messages for it are not found. */
export function firstLoadFiles(folder: string): readonly string[] {
  const page = readFileSync(join(folder, 'panel.html'), 'utf8');
  const messages = globSync(firstMessages, { cwd: folder });
  if (messages.length !== 6) throw new Error(`The build has other messages than ${firstMessages}`);
  const found = new Set(['panel.html']);
  for (const file of [...[...page.matchAll(linked)].map(([, path = '']) => path), ...messages])
    withImports(folder, file, found);
  return [...found];
}

const total = (folder: string, files: readonly string[], pack: (content: Buffer) => Buffer): number =>
  files.reduce((sum, file) => sum + pack(readFileSync(join(folder, file))).length, 0);

/** Sizes of the extension built in a folder. */
export function sizesOf(folder: string): Sizes {
  const files = globSync('**/*.*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return {
    firstLoad: total(folder, firstLoadFiles(folder), (content) => gzipSync(content)),
    packed: total(folder, files, (content) => deflateRawSync(content)),
  };
}
