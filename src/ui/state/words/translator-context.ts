import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Translator } from '../../../i18n/index.ts';

/** The translator in force; its provider re-renders everything below when the language changes. */
export const TranslatorContext = createContext<Translator | null>(null);

/** The translator in force. Throws outside the provider: a view without words is a defect. */
export function useTranslator(): Translator {
  const translator = useContext(TranslatorContext);
  if (!translator) throw new Error('useTranslator() needs a TranslatorContext around it');
  return translator;
}
