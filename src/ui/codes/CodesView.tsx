import './codes.css';
import { useRef, useState } from 'preact/hooks';
import { keyOf } from '../../registry/code-search.ts';
import { lookup, type Meaning, type PackSet } from '../../registry/index.ts';
import { movedBy } from '../components/combobox/combobox.ts';
import { addressOf, type CodeAddress, codeHash, compareHash, meaningAt } from '../state/code-address.ts';
import { CodeDetail } from './CodeDetail.tsx';
import { CodeFilters } from './CodeFilters.tsx';
import { CodeList } from './CodeList.tsx';
import { everything, type Filters, passes } from './code-filters.ts';
import { useEntries, useFound } from './use-entries.ts';

/**
 * Every code, to be searched and read. The address is the state of the chosen code ('#/code/1006'); search and filters
 * are the view's own. While the chosen code is not among what is found, the best of what is found is shown.
 */
export function CodesView({
  selected,
  packs,
  onNavigate,
}: {
  selected: CodeAddress | null;
  packs: PackSet;
  onNavigate: (hash: string) => void;
}) {
  const entries = useEntries(packs);
  const [query, setQuery] = useState('');
  const [filters, setFilters] = useState<Filters>(everything);
  const found = useFound(entries, query).filter(({ meaning }) => passes(filters, meaning));
  const heading = useRef<HTMLHeadingElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const chosen = selected ? meaningAt(selected, packs) : null;
  const chosenIndex = chosen ? found.findIndex(({ key }) => key === keyOf(chosen)) : -1;
  const searching = query.trim() !== '' || filters !== everything;
  const shown = searching && chosenIndex < 0 ? found[0]?.meaning : (chosen ?? found[0]?.meaning);
  const active = Math.max(chosenIndex, 0);

  const choose = (meaning: Meaning | undefined) => {
    if (meaning) onNavigate(codeHash(addressOf(meaning)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = movedBy(event.key, chosenIndex < 0 && !searching ? -1 : active, found.length);
    if (moved !== null) choose(found[moved]?.meaning);
    else if (event.key === 'Enter') {
      choose(found[active]?.meaning);
      heading.current?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <div class="codes-frame">
      <div class="codes">
        <div class="codes-index">
          <CodeFilters
            search={search}
            query={query}
            onQuery={setQuery}
            filters={filters}
            onFilters={setFilters}
            packs={packs}
            count={found.length}
            onKeyDown={onKeyDown}
          />
          <CodeList
            found={found}
            active={shown ? active : -1}
            search={search}
            onChoose={choose}
            onKeyDown={onKeyDown}
          />
        </div>
        <CodeDetail
          heading={heading}
          meaning={shown ?? chosen ?? lookup(1000)}
          entries={entries}
          packs={packs}
          onCompare={(one, other) => onNavigate(compareHash(addressOf(one), addressOf(other)))}
        />
      </div>
    </div>
  );
}
