import { render } from '@testing-library/preact';
import axe from 'axe-core';
import type { ComponentChildren } from 'preact';
import causes from '../../../locales/en/causes.json';
import codes from '../../../locales/en/codes.json';
import compare from '../../../locales/en/compare.json';
import infrastructure from '../../../locales/en/infrastructure.json';
import ui from '../../../locales/en/interface.json';
import packs from '../../../locales/en/packs.json';
import { createTranslator } from '../../../src/i18n/index.ts';
import { TranslatorContext } from '../../../src/ui/state/words/translator-context.ts';

/** Words for the packs that tests make up. */
const madeUp = {
  chat: {
    c4001: 'The server does not know the opcode.',
    c4002: 'The server could not read the payload.',
    c4004: 'The token is wrong.',
  },
  query: { c3000: 'The client is done.', c4004: 'The client could not read a message.' },
  polyfill: { c2999: 'No transport worked.' },
};

const english = createTranslator('en', {
  interface: ui,
  causes,
  codes,
  compare,
  infrastructure,
  packs: { ...packs, ...madeUp },
});

/** Renders with English words around; `again` renders other children in the same place. */
export function renderInEnglish(children: ComponentChildren) {
  const around = (inner: ComponentChildren) => (
    <TranslatorContext.Provider value={english}>{inner}</TranslatorContext.Provider>
  );
  const { rerender, ...rest } = render(around(children));
  return { ...rest, again: (next: ComponentChildren) => rerender(around(next)) };
}

/** What is read of an element, without the invisible isolates. */
export const read = (element: Element | null): string =>
  (element?.textContent ?? '')
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What axe-core finds wrong with an element; colours are measured in the real browser. */
export async function faults(element: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(element, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
