import { useId, useState } from 'preact/hooks';
import type { MessageKey } from '../../../locales/messages.ts';
import type { SearchEntry } from '../../registry/code-search.ts';
import type { Meaning } from '../../registry/index.ts';
import { comboboxAttributes, movedBy } from '../components/combobox/combobox.ts';
import { OptionList } from '../components/combobox/OptionList.tsx';
import { useTranslator } from '../state/words/translator-context.ts';
import { EntryLine } from './list/EntryLine.tsx';
import { plainTextOf, useFound } from './list/use-entries.ts';

/** As many suggestions as can be taken in at a glance. */
const suggestionLimit = 12;

/**
 * A box to choose a code in, by number or word (ARIA combobox with a list). Any number can be chosen; Enter takes the
 * first suggestion, Escape leaves things as they were.
 */
export function CodePicker({
  label,
  value,
  entries,
  onPick,
}: {
  label: MessageKey;
  /** What it shows while nobody types; null for an empty box. */
  value: Meaning | null;
  entries: readonly SearchEntry[];
  onPick: (meaning: Meaning) => void;
}) {
  const translator = useTranslator();
  const id = useId();
  /** What was typed; null while nobody types, and the box shows its value. */
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const stop = () => setTyped(null);
  const found = useFound(entries, typed ?? '').slice(0, suggestionLimit);
  const open = typed !== null && typed.trim() !== '' && found.length > 0;

  const pick = (entry: SearchEntry | undefined) => {
    if (!entry) return;
    stop();
    onPick(entry.meaning);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && typed !== null) {
      // In DevTools, Escape would open the drawer as well.
      event.stopPropagation();
      stop();
      return;
    }
    if (!open) return;
    const moved = movedBy(event.key, active, found.length);
    if (moved !== null) setActive(moved);
    else if (event.key === 'Enter') pick(found[active]);
    else return;
    event.preventDefault();
  };

  return (
    <div class="picker">
      <input
        {...comboboxAttributes(id, open, active)}
        aria-label={translator.text(label)}
        placeholder={translator.text(value ? 'compare.view.pick' : label)}
        value={typed ?? (value ? `${value.code} ${plainTextOf(translator)(value.name)}` : '')}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={stop}
      />
      {open && (
        <OptionList
          id={id}
          class="suggestions"
          label={translator.text(label)}
          options={found}
          keyOf={({ key }) => key}
          render={(entry) => <EntryLine {...entry} />}
          active={active}
          keepsFocus
          onPick={pick}
          onKeyDown={onKeyDown}
        />
      )}
    </div>
  );
}
