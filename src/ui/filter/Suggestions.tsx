import type { Suggestion } from '../../log/filter/suggest.ts';
import { Text, Verbatim } from '../components/Text.tsx';
import { useTranslator } from '../state/translator-context.ts';

/** The open list under the filter's field. It stays in the page when empty, since the field points to it. */
export function Suggestions({
  id,
  suggestions,
  active,
  onChoose,
}: {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly onChoose: (suggestion: Suggestion) => void;
}) {
  const { text, formats } = useTranslator();
  return (
    <div
      class="filter-suggestions"
      role="listbox"
      id={id}
      aria-label={text('filter.suggestions')}
      hidden={suggestions.length === 0}
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys (ARIA combobox pattern)
        <div
          key={suggestion.term}
          role="option"
          tabIndex={-1}
          id={`${id}-${index}`}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
        >
          <Verbatim text={suggestion.term} />
          <span class="filter-hint">
            {suggestion.count === null ? (
              <Text of={`filter.hint.${suggestion.key}`} />
            ) : (
              formats.number(suggestion.count)
            )}
          </span>
        </div>
      ))}
    </div>
  );
}
