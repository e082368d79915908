import type { Ref } from 'preact';
import type { MessageKey } from '../../../locales/messages.ts';
import type { SearchEntry } from '../../registry/code-search.ts';
import { useTranslator } from '../state/translator-context.ts';

/** The element's id of one option of a list. */
export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** Meanings to choose from, as an ARIA list box; which one is active is its owner's business. */
export function OptionList({
  id,
  kind,
  label,
  entries,
  active,
  listRef = null,
  keepsFocus = false,
  onPick,
  onKeyDown,
}: {
  id: string;
  /** Its class: a list that stands, or suggestions under a box. */
  kind: 'code-list' | 'suggestions';
  label: MessageKey;
  entries: readonly SearchEntry[];
  /** Index of the active option; -1 for none. */
  active: number;
  listRef?: Ref<HTMLDivElement>;
  /** The focus stays in the box that the list hangs on. */
  keepsFocus?: boolean;
  onPick: (entry: SearchEntry) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const translator = useTranslator();
  const onClick = ({ target }: MouseEvent) => {
    const option = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    const entry = entries[Number(option?.dataset.index)];
    if (entry) onPick(entry);
  };
  return (
    <div
      ref={listRef}
      id={id}
      class={kind}
      role="listbox"
      tabIndex={keepsFocus ? -1 : 0}
      aria-label={translator.text(label)}
      aria-activedescendant={keepsFocus || active < 0 ? undefined : optionId(id, active)}
      onMouseDown={keepsFocus ? (event) => event.preventDefault() : undefined}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {entries.map((entry, index) => (
        <div
          key={entry.key}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          data-index={index}
          aria-selected={index === active}
        >
          <EntryLine entry={entry} />
        </div>
      ))}
    </div>
  );
}

/** A meaning on one line: number, name, and the pack it comes from. */
function EntryLine({ entry: { number, name, meaning } }: { entry: SearchEntry }) {
  return (
    <>
      <span class="number">
        <bdi dir="ltr">{number}</bdi>
      </span>{' '}
      <span class="name">
        <bdi>{name}</bdi>
      </span>
      {meaning.packName !== null && (
        <span class="pack">
          <bdi>{meaning.packName}</bdi>
        </span>
      )}
    </>
  );
}
