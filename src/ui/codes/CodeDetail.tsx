import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import type { SearchEntry } from '../../registry/code-search.ts';
import type { Meaning, PackSet } from '../../registry/index.ts';
import { Badge } from '../components/Badge.tsx';
import { Candidates } from './Candidates.tsx';
import { CodePicker } from './CodePicker.tsx';
import { CodeCards } from './cards/CodeCards.tsx';
import { MeaningText } from './cards/MeaningText.tsx';
import { EnglishName } from './list/EntryLine.tsx';
import { useEnglishName } from './list/use-entries.ts';

/** One code with all its cards, and a box to choose another to compare it with. */
export function CodeDetail({
  heading,
  meaning,
  entries,
  packs,
  onCompare,
}: {
  heading: RefObject<HTMLHeadingElement | null>;
  meaning: Meaning;
  entries: readonly SearchEntry[];
  packs: PackSet;
  onCompare: (meaning: Meaning, other: Meaning) => void;
}) {
  const id = useId();
  return (
    <section class="code-detail" data-region="code" aria-labelledby={id}>
      <header>
        <h1 id={id} ref={heading} tabIndex={-1}>
          <Badge code={meaning.code} severity={meaning.facts.severity} /> <MeaningText of={meaning.name} />
          <EnglishName text={useEnglishName(meaning)} />
          {meaning.packName !== null && <bdi class="pack">{meaning.packName}</bdi>}
        </h1>
        <CodePicker
          label="compare.view.compare"
          value={null}
          entries={entries}
          onPick={(other) => onCompare(meaning, other)}
        />
      </header>
      <Candidates meaning={meaning} packs={packs} />
      <CodeCards meaning={meaning} />
    </section>
  );
}
