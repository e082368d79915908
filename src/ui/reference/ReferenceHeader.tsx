import { type LocaleId, locales } from '../../../locales/index.ts';
import { Text } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';
import { firstComparison, type ReferencePage } from './reference-address.ts';

/** The top of the reference page: where to go, in which language, and onto paper. */
export function ReferenceHeader({
  page,
  onLanguage,
}: {
  page: ReferencePage;
  onLanguage: (locale: LocaleId) => void;
}) {
  const translator = useTranslator();
  return (
    <header class="top">
      <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
        <Text of="compare.page.skip" />
      </button>
      <a class="brand" href="#/codes">
        <Text of="interface.app.name" />
      </a>
      <nav>
        <a href="#/start" data-view="start" aria-current={page.page === 'start' ? 'page' : undefined}>
          <Text of="about.page" />
        </a>
        <a href="#/codes" data-view="codes" aria-current={page.page === 'codes' ? 'page' : undefined}>
          <Text of="compare.page.codes" />
        </a>
        <a
          href={firstComparison}
          data-view="compare"
          aria-current={page.page === 'compare' ? 'page' : undefined}
        >
          <Text of="compare.page.compare" />
        </a>
      </nav>
      <button type="button" class="line" onClick={() => window.print()}>
        <Text of="compare.page.print" />
      </button>
      <select
        aria-label={translator.text('compare.page.language')}
        value={translator.locale}
        onChange={({ currentTarget: { value } }) => {
          const chosen = locales.find(({ id }) => id === value);
          if (chosen) onLanguage(chosen.id);
        }}
      >
        {locales.map(({ id, name }) => (
          <option key={id} value={id} lang={id}>
            {name}
          </option>
        ))}
      </select>
    </header>
  );
}
