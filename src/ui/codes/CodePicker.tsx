import { useId } from 'preact/hooks';
import type { MessageKey } from '../../../locales/messages.ts';
import { plainWords, type SearchEntry } from '../../registry/code-search.ts';
import type { Meaning } from '../../registry/index.ts';
import { useTranslator } from '../state/translator-context.ts';
import { OptionList, optionId } from './OptionList.tsx';
import { useFound } from './use-entries.ts';
import { movedBy, useTyping } from './use-picker.ts';

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
  const { typed, active, type, move, stop } = useTyping();
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
    if (moved !== null) move(moved);
    else if (event.key === 'Enter') pick(found[active]);
    else return;
    event.preventDefault();
  };

  return (
    <div class="picker">
      <input
        type="text"
        role="combobox"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        aria-label={translator.text(label)}
        placeholder={translator.text(value ? 'compare.view.pick' : label)}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-activedescendant={open ? optionId(id, active) : undefined}
        value={typed ?? (value ? `${value.code} ${plainWords(value.name, translator)}` : '')}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={stop}
      />
      {open && (
        <OptionList
          id={id}
          kind="suggestions"
          label={label}
          entries={found}
          active={active}
          keepsFocus
          onPick={pick}
          onKeyDown={onKeyDown}
        />
      )}
    </div>
  );
}
