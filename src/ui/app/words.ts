import { type ReadonlySignal, signal } from '@preact/signals';
import type { LocaleId } from '../../../locales/index.ts';
import type { WordFile } from '../../../locales/messages.ts';
import { createTranslator, loadWords, type Translator } from '../../i18n/index.ts';

/** The words in force: which language, and which files of it. */
export interface WordsStore {
  /** Null until the first files are there. */
  readonly translator: ReadonlySignal<Translator | null>;
  /** Switches the language; the old one stays until the new one is loaded. */
  speak(locale: LocaleId): Promise<void>;
  /** Loads more files of words in the language in force; when it is done the translator has them. */
  need(files: readonly WordFile[]): Promise<void>;
}

/**
 * Makes the store of words; `first` are the files without which nothing can be shown, `next` those that will be needed
 * right after: they come along, and nobody waits for them.
 */
export function createWords(first: readonly WordFile[], next: readonly WordFile[] = []): WordsStore {
  const translator = signal<Translator | null>(null);
  const wanted = new Set(first);
  let locale: LocaleId = 'en';
  let latest: Promise<void> = Promise.resolve();

  const load = (): Promise<void> => {
    const loading: Promise<void> = loadWords(locale, [...wanted]).then((words) => {
      // A later wish knows of this one's files and language; whoever waits here waits for that.
      if (latest !== loading) return latest;
      translator.value = createTranslator(locale, words);
    });
    latest = loading;
    // Whoever needs them asks again, and hears of what went wrong.
    loadWords(locale, next).catch(() => undefined);
    return loading;
  };

  return {
    translator,
    speak: (next) => {
      locale = next;
      return load();
    },
    need: (files) => {
      const missing = files.filter((file) => !wanted.has(file));
      for (const file of missing) wanted.add(file);
      return missing.length === 0 ? latest : load();
    },
  };
}
