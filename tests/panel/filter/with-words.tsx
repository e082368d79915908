import { render } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import causes from '../../../locales/en/causes.json';
import codes from '../../../locales/en/codes.json';
import ui from '../../../locales/en/interface.json';
import log from '../../../locales/en/log.json';
import { createTranslator } from '../../../src/i18n/index.ts';
import { TranslatorContext } from '../../../src/ui/translator.tsx';

export const english = createTranslator('en', { log, interface: ui, causes, codes });

/** Renders with English words around; `again` renders other children in the same place. */
export function renderInEnglish(children: ComponentChildren) {
  const around = (inner: ComponentChildren) => (
    <TranslatorContext.Provider value={english}>{inner}</TranslatorContext.Provider>
  );
  const { rerender, ...rest } = render(around(children));
  return { ...rest, again: (next: ComponentChildren) => rerender(around(next)) };
}
