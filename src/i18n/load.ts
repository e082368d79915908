import type { LocaleId } from '../../locales/index.ts';
import type { WordFile } from '../../locales/messages.ts';
import type { Words } from './translator.ts';
import { wordFiles } from './word-files.ts';

/** Loads some of a locale's files of words; nobody pays for them until they are asked for. */
export async function loadWords(locale: LocaleId, wanted: readonly WordFile[]): Promise<Words> {
  const loaded = await Promise.all(
    wanted.map(async (file) => {
      const load = wordFiles[`${locale}/${file}`];
      if (!load) throw new Error(`No file of words "${file}" for locale "${locale}"`);
      return [file, await load()] as const;
    }),
  );
  return Object.fromEntries(loaded);
}
