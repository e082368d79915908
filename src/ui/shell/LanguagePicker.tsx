import { locales } from '../../../locales/index.ts';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';

/** Switches the language at once. Each language is named in itself. */
export function LanguagePicker() {
  const panel = usePanel();
  const translator = useTranslator();
  return (
    <select
      class="quiet"
      aria-label={translator.text('interface.app.language')}
      value={translator.locale}
      onChange={(event) => {
        const chosen = locales.find(({ id }) => id === event.currentTarget.value);
        if (chosen) panel.chooseLanguage(chosen.id);
      }}
    >
      {locales.map(({ id, name }) => (
        <option key={id} value={id} lang={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
