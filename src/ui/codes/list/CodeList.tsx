import type { RefObject } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Found } from '../../../log/search/merge-found.ts';
import { OptionList } from '../../components/combobox/OptionList.tsx';
import { useWidth } from '../../components/hooks/use-width.ts';
import { Text } from '../../components/Text.tsx';
import { useTranslator } from '../../state/words/translator-context.ts';
import { EntryLine, TopicLine } from './EntryLine.tsx';

const isText = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;

/** What was found, as a list box: arrows move, Enter goes to the card, and whatever is typed goes to the search. */
export function CodeList({
  found,
  active,
  search,
  onChoose,
  onKeyDown,
}: {
  found: readonly Found[];
  /** Index of the entry that is shown; -1 for none. */
  active: number;
  search: RefObject<HTMLInputElement | null>;
  onChoose: (one: Found) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const translator = useTranslator();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  // A panel that is made narrow or wide leaves the list another place.
  const width = useWidth(list);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView?.({ block: 'nearest' });
  }, [active, width]);

  if (found.length === 0)
    return (
      <p class="none">
        <Text of="compare.view.none" />
      </p>
    );
  return (
    <OptionList
      id={id}
      class="code-list"
      label={translator.text('compare.view.list')}
      options={found}
      keyOf={({ key }) => key}
      render={(one) => (one.kind === 'code' ? <EntryLine {...one.entry} /> : <TopicLine {...one.topic} />)}
      active={active}
      listRef={list}
      onPick={onChoose}
      onKeyDown={(event) => {
        onKeyDown(event);
        // The key's text lands in the search, since the focus moves before the browser inserts it.
        if (!event.defaultPrevented && isText(event)) search.current?.focus();
      }}
    />
  );
}
