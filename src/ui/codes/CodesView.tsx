import './codes.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Found, mergeFound } from '../../log/search/merge-found.ts';
import { keyOf } from '../../registry/code-search.ts';
import type { Meaning, PackSet } from '../../registry/index.ts';
import { movedBy } from '../components/combobox/combobox.ts';
import { type CodeAddress, codeHash, compareHash } from '../state/address/code-address.ts';
import { addressOf, meaningAt } from '../state/address/code-meaning.ts';
import { CodeDetail } from './CodeDetail.tsx';
import { CodeFilters } from './list/CodeFilters.tsx';
import { CodeList } from './list/CodeList.tsx';
import { everything, type Filters, passes } from './list/code-filters.ts';
import { useEntries, useFound } from './list/use-entries.ts';
import { TopicDetail } from './topics/TopicDetail.tsx';
import { useFoundTopics } from './topics/use-topics.ts';

/** What most people meet, and least understand. */
const usualStart: CodeAddress = { code: 1006, pack: null };

/** What the reader last looked at, beside the address. */
export interface Looked {
  readonly address: string;
  readonly query: string;
  readonly filters: Filters;
  readonly topicKey: string | null;
}

/**
 * Every code, cause, proxy and protocol, to be searched and read. The address is the state of the chosen code
 * ('#/code/1006'); search, filters and anything chosen that is no code are the view's own. While what is chosen is not
 * among what is found, the best of what is found is shown.
 */
export function CodesView({
  selected,
  start = usualStart,
  packs,
  memory,
  onNavigate,
}: {
  selected: CodeAddress | null;
  /** Shown while nothing is chosen. */
  start?: CodeAddress | undefined;
  packs: PackSet;
  /** Outlives the view: where it is opened at the same address again, it is as it was left. */
  memory?: { current: Looked | null };
  onNavigate: (hash: string) => void;
}) {
  const entries = useEntries(packs);
  const address = selected ? codeHash(selected) : '';
  const [before] = useState(memory?.current?.address === address ? memory.current : null);
  const [query, setQuery] = useState(before?.query ?? '');
  const [filters, setFilters] = useState<Filters>(before?.filters ?? everything);
  const [topicKey, setTopicKey] = useState<string | null>(before?.topicKey ?? null);
  const codes = useFound(entries, query).filter(({ meaning }) => passes(filters, meaning));
  const topics = useFoundTopics(query);
  // A range and a pack narrow codes; nothing else has either.
  const found = mergeFound(codes, filters === everything ? topics : [], query);
  // A search that finds nothing is not worth coming back to.
  if (memory) memory.current = found.length > 0 ? { address, query, filters, topicKey } : null;
  const heading = useRef<HTMLHeadingElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const chosen = meaningAt(selected ?? start, packs);
  const shownAddress = useRef(address);
  useEffect(() => {
    if (shownAddress.current !== address) setTopicKey(null);
    shownAddress.current = address;
  }, [address]);
  const chosenKey = topicKey ?? keyOf(chosen);
  const searching = query.trim() !== '' || filters !== everything;
  // What is only shown to begin with gives way to the best of what is found.
  const isChosen = selected !== null || topicKey !== null || !searching;
  const chosenIndex = isChosen ? found.findIndex(({ key }) => key === chosenKey) : -1;
  const active = chosenIndex < 0 && searching && found.length > 0 ? 0 : chosenIndex;
  const shown = found[active];

  const choose = (one: Found | undefined) => {
    if (!one) return;
    setTopicKey(one.kind === 'topic' ? one.key : null);
    if (one.kind === 'code') onNavigate(codeHash(addressOf(one.entry.meaning)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = movedBy(event.key, active, found.length);
    if (moved !== null) choose(found[moved]);
    else if (event.key === 'Enter') {
      choose(shown);
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
          <CodeList found={found} active={active} search={search} onChoose={choose} onKeyDown={onKeyDown} />
        </div>
        {shown?.kind === 'topic' ? (
          <TopicDetail heading={heading} topic={shown.topic} />
        ) : (
          <CodeDetail
            heading={heading}
            meaning={active === chosenIndex ? chosen : (shown?.entry.meaning ?? chosen)}
            entries={entries}
            packs={packs}
            onCompare={(one: Meaning, other: Meaning) =>
              onNavigate(compareHash(addressOf(one), addressOf(other)))
            }
          />
        )}
      </div>
    </div>
  );
}
