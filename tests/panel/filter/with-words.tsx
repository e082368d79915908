import { render } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import about from '../../../locales/en/about.json';
import causes from '../../../locales/en/causes.json';
import codes from '../../../locales/en/codes.json';
import filter from '../../../locales/en/filter.json';
import groups from '../../../locales/en/groups.json';
import infrastructure from '../../../locales/en/infrastructure.json';
import ui from '../../../locales/en/interface.json';
import session from '../../../locales/en/session.json';
import settings from '../../../locales/en/settings.json';
import timeline from '../../../locales/en/timeline.json';
import { createTranslator } from '../../../src/i18n/index.ts';
import { TranslatorContext } from '../../../src/ui/state/words/translator-context.ts';

export const english = createTranslator('en', {
  about,
  filter,
  groups,
  session,
  settings,
  timeline,
  infrastructure,
  interface: ui,
  causes,
  codes,
});

/** Renders with English words around; `again` renders other children in the same place. */
export function renderInEnglish(children: ComponentChildren) {
  const around = (inner: ComponentChildren) => (
    <TranslatorContext.Provider value={english}>{inner}</TranslatorContext.Provider>
  );
  const { rerender, ...rest } = render(around(children));
  return { ...rest, again: (next: ComponentChildren) => rerender(around(next)) };
}
