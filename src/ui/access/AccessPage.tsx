import { useEffect, useState } from 'preact/hooks';
import { chooseLocale } from '../../i18n/index.ts';
import { Text } from '../components/Text.tsx';
import type { Platform } from '../state/platform.ts';
import { readSettings } from '../state/settings/settings.ts';
import { createTranslations, type TranslationsStore } from '../state/words/translations.ts';
import { TranslatorContext } from '../state/words/translator-context.ts';

/** What the page asks of the browser. */
export interface AccessRequest {
  /** Whether the extension may read all sites. */
  isGiven(): Promise<boolean>;
  /** Has the browser ask the reader; only while a press of the reader's is being handled. Gives the answer. */
  ask(): Promise<boolean>;
}

/** The words of the access page, in the reader's language. */
export async function loadAccessWords(
  platform: Pick<Platform, 'settings' | 'languages'>,
): Promise<TranslationsStore> {
  const translations = createTranslations(['interface']);
  const { settings } = readSettings(await platform.settings.load());
  document.documentElement.dataset.theme = settings.theme;
  const wishes = settings.language === 'auto' ? platform.languages : [settings.language];
  await translations.setLocale(chooseLocale(wishes));
  return translations;
}

/** A page in a tab that asks for access to sites: a DevTools panel cannot. */
export function AccessPage({ words, request }: { words: TranslationsStore; request: AccessRequest }) {
  const translator = words.translator.value;
  const [state, setState] = useState<'asking' | 'given' | 'refused'>('asking');
  useEffect(() => {
    void request.isGiven().then((given) => {
      if (given) setState('given');
    });
  }, [request]);
  useEffect(() => {
    if (!translator) return;
    document.documentElement.lang = translator.locale;
    document.documentElement.dir = translator.direction;
  }, [translator]);
  if (!translator) return null;
  const ask = () => {
    void request.ask().then((given) => setState(given ? 'given' : 'refused'));
  };
  return (
    <TranslatorContext.Provider value={translator}>
      <main class="state-place" data-state={state}>
        <h1>
          <Text of="interface.access.title" />
        </h1>
        <p>
          <Text of="interface.access.text" />
        </p>
        {state !== 'given' && (
          <button type="button" class="button primary" data-action="give-access" onClick={ask}>
            <Text of="interface.access.action" />
          </button>
        )}
        <p role="status">{state !== 'asking' && <Text of={`interface.access.${state}`} />}</p>
      </main>
    </TranslatorContext.Provider>
  );
}
