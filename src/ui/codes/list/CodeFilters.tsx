import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import type { PackSet } from '../../../registry/index.ts';
import { rangeSpans } from '../../../registry/index.ts';
import { Text } from '../../components/Text.tsx';
import { useTranslator } from '../../state/words/translator-context.ts';
import { type Filters, packChoices } from './code-filters.ts';

/** The search box of the codes view, with the two ways to narrow its list. */
export function CodeFilters({
  search,
  query,
  onQuery,
  filters,
  onFilters,
  packs,
  count,
  onKeyDown,
}: {
  search: RefObject<HTMLInputElement | null>;
  query: string;
  onQuery: (query: string) => void;
  filters: Filters;
  onFilters: (filters: Filters) => void;
  packs: PackSet;
  count: number;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const translator = useTranslator();
  const name = useId();
  return (
    <search class="code-filters">
      <input
        ref={search}
        type="search"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        aria-label={translator.text('compare.view.search')}
        placeholder={translator.text('compare.search.examples')}
        value={query}
        onInput={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <fieldset class="spans">
        <legend>
          <Text of="compare.view.range" />
        </legend>
        {[null, ...rangeSpans].map((span) => (
          <label key={span?.from}>
            <input
              type="radio"
              name={name}
              checked={filters.span === span}
              onChange={() => onFilters({ ...filters, span })}
            />
            {span ? <bdi dir="ltr">{`${span.from}–${span.to}`}</bdi> : <Text of="compare.view.all" />}
          </label>
        ))}
      </fieldset>
      <label class="pack-choice">
        <Text of="compare.view.pack" />
        <select
          value={filters.source ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onFilters({ ...filters, source: value === '' ? null : value })
          }
        >
          <option value="">{translator.text('compare.view.everyPack')}</option>
          <option value="standard">{translator.text('compare.view.standardOnly')}</option>
          {packChoices(packs).map(({ key, name: pack }) => (
            <option key={key} value={key}>
              {pack}
            </option>
          ))}
        </select>
      </label>
      <p class="count" role="status">
        <Text
          of={{ key: query.trim() === '' ? 'compare.view.count' : 'compare.search.count', values: { count } }}
        />
      </p>
    </search>
  );
}
