import type { LocaleId } from '../../locales/index.ts';
import type { WordFile } from '../../locales/messages.ts';
import type { Words } from './translator.ts';

const files = import.meta.glob<{ default: unknown }>([
  '../../locales/*/*.json',
  '!../../locales/*/extension.json',
]);

/** Loads some of a locale's files of words; each is a chunk of its own that nobody pays for until it is asked for. */
export async function loadWords(locale: LocaleId, wanted: readonly WordFile[]): Promise<Words> {
  const loaded = await Promise.all(
    wanted.map(async (file) => {
      const load = files[`../../locales/${locale}/${file}.json`];
      if (!load) throw new Error(`No file of words "${file}" for locale "${locale}"`);
      return [file, (await load()).default] as const;
    }),
  );
  return Object.fromEntries(loaded);
}
