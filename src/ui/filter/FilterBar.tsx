import type { Ref } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Row } from '../../log/rows/row.ts';
import { comboboxAttributes, movedBy } from '../components/combobox/combobox.ts';
import { OptionList } from '../components/combobox/OptionList.tsx';
import { Icon } from '../components/Icon.tsx';
import { Text, Verbatim } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';
import './filter.css';
import { parseFilter } from '../../log/filter/parse-filter.ts';
import { type Suggestion, suggest } from '../../log/filter/suggest.ts';
import { joinTime, spanValues, splitTime } from '../../log/filter/time-term.ts';

interface FilterBarProps {
  /** The filter's whole text, the chosen span of time included. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Every row of the log, for suggestions. */
  readonly rows: readonly Row[];
  /** Ids of closes lost in a reconnect loop, for what `is:loop` would find. */
  readonly loops?: ReadonlySet<string>;
  readonly matched: number;
  readonly total: number;
  /** For a key that jumps to the filter. */
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** The filter's field: a combobox with suggestions, the chosen span as a chip, counts, and a way to clear it. */
export function FilterBar({ value, onChange, rows, loops, matched, total, inputRef }: FilterBarProps) {
  const { text } = useTranslator();
  const { span, typed } = splitTime(value);
  const field = useCombobox(typed, rows, loops, (next) => onChange(joinTime({ span, typed: next })));
  const found = useMemo(() => parseFilter(value).problems, [value]);
  // A term whose value is just being chosen is not wrong yet.
  const problems =
    field.suggestions.length > 0 ? found.filter(({ what }) => what.key !== 'filter.empty') : found;
  const id = useId();
  const [listId, problemId] = [`${id}-list`, `${id}-problem`];
  const clear = () => {
    onChange('');
    field.ref.current?.focus();
  };

  return (
    <search class="filter">
      <div class={problems.length > 0 ? 'filter-field has-problem' : 'filter-field'}>
        {span && (
          <button
            type="button"
            class="filter-chip"
            title={text('filter.removeSpan')}
            onClick={() => onChange(typed)}
          >
            <span class="excerpt">
              <Text of="filter.span" values={spanValues(span.from, span.to)} />
            </span>
            <span aria-hidden="true">✕</span>
          </button>
        )}
        <Icon name="filter" />
        <input
          ref={(element) => {
            field.ref.current = element;
            if (typeof inputRef === 'function') inputRef(element);
            else if (inputRef) inputRef.current = element;
          }}
          {...comboboxAttributes(listId, field.suggestions.length > 0, field.active)}
          aria-label={text('filter.label')}
          aria-invalid={problems.length > 0}
          aria-describedby={problems.length > 0 ? problemId : undefined}
          placeholder={text('filter.placeholder')}
          value={typed}
          {...field.handlers}
        />
        {value !== '' && (
          <button type="button" class="filter-clear" aria-label={text('filter.clear')} onClick={clear}>
            <span aria-hidden="true">✕</span>
          </button>
        )}
      </div>
      <output class="visually-hidden">
        {value === '' ? (
          <Text of="filter.rows" values={{ count: total }} />
        ) : (
          <Text of="filter.count" values={{ matched, total }} />
        )}
      </output>
      {field.suggestions.length > 0 && (
        <OptionList
          id={listId}
          class="filter-suggestions"
          label={text('filter.suggestions')}
          options={field.suggestions}
          keyOf={({ term }) => term}
          render={(suggestion) => <SuggestionLine {...suggestion} />}
          active={field.active}
          keepsFocus
          onPick={field.choose}
        />
      )}
      {problems.length > 0 && (
        <ul class="filter-problems" id={problemId}>
          {problems.map(({ from, what }) => (
            <li key={from}>
              <Text of={what} />
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

/** A term with what it asks for, or a value with how often it occurs. */
function SuggestionLine({ term, count, key: name }: Suggestion) {
  const { formats } = useTranslator();
  return (
    <>
      <Verbatim text={term} />
      <span class="filter-hint">
        {count === null ? <Text of={`filter.hint.${name}`} /> : formats.number(count)}
      </span>
    </>
  );
}

/** State and keys of the field: which suggestions are open, which is active, where the caret goes. */
function useCombobox(
  typed: string,
  rows: readonly Row[],
  loops: ReadonlySet<string> | undefined,
  onType: (typed: string) => void,
) {
  const ref = useRef<HTMLInputElement | null>(null);
  const nextCaret = useRef<number | null>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const suggestions = useMemo(
    () => (caret === null ? [] : suggest(typed, Math.min(caret, typed.length), rows, loops && { loops })),
    [typed, caret, rows, loops],
  );

  useLayoutEffect(() => {
    if (nextCaret.current === null) return;
    ref.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = null;
  });

  const open = (at: number | null) => {
    setCaret(at);
    setActive(-1);
  };
  const choose = (suggestion: Suggestion) => {
    nextCaret.current = suggestion.caret;
    onType(suggestion.text);
    // A term's name asks for its value next; a value is the end of it.
    open(suggestion.kind === 'key' ? suggestion.caret : null);
    ref.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = suggestions[active];
    const moved = movedBy(event.key, active, suggestions.length, true);
    if (moved !== null && suggestions.length > 0) setActive(moved);
    else if (event.key.startsWith('Arrow') && moved !== null)
      setCaret(ref.current?.selectionStart ?? typed.length);
    else if (event.key === 'Enter' && chosen) choose(chosen);
    else if (event.key === 'Escape' && suggestions.length > 0) open(null);
    else if (event.key === 'Escape' && typed !== '') onType('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const handlers = {
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
      onType(currentTarget.value);
      open(currentTarget.selectionStart);
    },
    onKeyDown,
    onBlur: () => open(null),
  };
  return { ref, suggestions, active, choose, handlers };
}
