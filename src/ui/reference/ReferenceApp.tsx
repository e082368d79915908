import './reference.css';
import { useEffect } from 'preact/hooks';
import type { Message } from '../../../locales/messages.ts';
import { compare } from '../../compare/compare.ts';
import { fullLabel } from '../../compare/sides.ts';
import type { Translator } from '../../i18n/index.ts';
import { withoutIsolates } from '../../log/without-isolates.ts';
import type { PackSet } from '../../registry/index.ts';
import { CodesView } from '../codes/CodesView.tsx';
import { CompareView } from '../compare/CompareView.tsx';
import { StartView } from '../start/StartView.tsx';
import { meaningAt } from '../state/address/code-meaning.ts';
import { TranslatorContext } from '../state/words/translator-context.ts';
import { Missing } from './Missing.tsx';
import { ReferenceHeader } from './ReferenceHeader.tsx';
import type { Reference } from './reference.ts';
import type { ReferencePage } from './reference-address.ts';

function headingOf(page: ReferencePage, packs: PackSet): Message {
  switch (page.page) {
    case 'start':
      return { key: 'about.start.title' };
    case 'codes':
      return page.selected
        ? { key: 'compare.title.one', values: { left: fullLabel(meaningAt(page.selected, packs)) } }
        : { key: 'compare.page.codes' };
    case 'compare':
      return compare(meaningAt(page.left, packs), meaningAt(page.right, packs)).title;
    case 'missing':
      return { key: 'compare.page.missing' };
  }
}

/** Tells the browser the page's title, language and direction. */
function useDocument(page: ReferencePage, packs: PackSet, translator: Translator | null) {
  useEffect(() => {
    if (!translator) return;
    document.documentElement.lang = translator.locale;
    document.documentElement.dir = translator.direction;
    const title = translator.text('compare.page.title', { page: headingOf(page, packs) });
    document.title = withoutIsolates(title);
  }, [page, packs, translator]);
}

function Content({ page, reference }: { page: ReferencePage; reference: Reference }) {
  const packs = reference.packs.value;
  switch (page.page) {
    case 'start':
      return <StartView liveDemos={reference.liveDemos} copyText={reference.copyText} />;
    case 'codes':
      return <CodesView selected={page.selected} packs={packs} onNavigate={reference.go} />;
    case 'compare':
      return <CompareView left={page.left} right={page.right} packs={packs} onNavigate={reference.go} />;
    case 'missing':
      return <Missing address={page.address} />;
  }
}

/** The reference in a tab, without DevTools: every code, and the comparison of any two. */
export function ReferenceApp({ reference }: { reference: Reference }) {
  const page = reference.page.value;
  const translator = reference.translations.translator.value;
  useDocument(page, reference.packs.value, translator);
  if (!translator) return null;
  return (
    <TranslatorContext.Provider value={translator}>
      <ReferenceHeader page={page} onLanguage={reference.chooseLanguage} />
      <main id="content" tabIndex={-1}>
        <Content page={page} reference={reference} />
      </main>
    </TranslatorContext.Provider>
  );
}
