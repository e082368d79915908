import { type ReadonlySignal, signal } from '@preact/signals';
import type { LocaleId } from '../../../../locales/index.ts';
import type { MessageFile } from '../../../../locales/messages.ts';
import { createTranslator, loadMessages, type Translator } from '../../../i18n/index.ts';

/** The texts in force: which language, and which of its files are loaded. */
export interface TranslationsStore {
  /** Null until the first files are there. */
  readonly translator: ReadonlySignal<Translator | null>;
  /** Switches the language; the old one stays until the new one is loaded. */
  setLocale(locale: LocaleId): Promise<void>;
  /** Loads more files in the language in force; once it resolves, the translator has their texts. */
  load(files: readonly MessageFile[]): Promise<void>;
}

/**
 * Makes the store of texts; `first` are the files without which nothing can be shown, `next` those that will be needed
 * right after: they come along, and nobody waits for them.
 */
export function createTranslations(
  first: readonly MessageFile[],
  next: readonly MessageFile[] = [],
): TranslationsStore {
  const translator = signal<Translator | null>(null);
  const wanted = new Set(first);
  let locale: LocaleId = 'en';
  let latest: Promise<void> = Promise.resolve();

  const reload = (): Promise<void> => {
    const loading: Promise<void> = loadMessages(locale, [...wanted]).then((words) => {
      // A later wish knows of this one's files and language; whoever waits here waits for that.
      if (latest !== loading) return latest;
      translator.value = createTranslator(locale, words);
    });
    latest = loading;
    // `load` asks again for what is needed, and its caller gets the error.
    loadMessages(locale, next).catch(() => undefined);
    return loading;
  };

  return {
    translator,
    setLocale: (next) => {
      locale = next;
      return reload();
    },
    load: (files) => {
      const missing = files.filter((file) => !wanted.has(file));
      for (const file of missing) wanted.add(file);
      return missing.length === 0 ? latest : reload();
    },
  };
}
