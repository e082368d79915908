import { Fragment } from 'preact';
import { useId } from 'preact/hooks';
import type { Message } from '../../../locales/messages.ts';
import { fullLabel } from '../../compare/sides.ts';
import type { Comparison } from '../../compare/types.ts';
import type { Meaning, PackSet } from '../../registry/index.ts';
import { Candidates } from '../codes/Candidates.tsx';
import { MainCards } from '../codes/cards/CodeCards.tsx';
import { Sources } from '../codes/cards/Sources.tsx';
import { EnglishName } from '../codes/list/EntryLine.tsx';
import { useEnglishName } from '../codes/list/use-entries.ts';
import { Badge } from '../components/Badge.tsx';
import { Card } from '../components/Card.tsx';
import { Text } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';
import { FactsTable } from './FactsTable.tsx';

function Lines({ of }: { of: readonly Message[] }) {
  return (
    <ul class="lines">
      {of.map((line, index) => (
        // The lines of a section never change places; two may share a key and differ in their values.
        <li key={index}>
          <Text of={line} />{' '}
        </li>
      ))}
    </ul>
  );
}

function Side({ meaning, packs }: { meaning: Meaning; packs: PackSet }) {
  const translator = useTranslator();
  return (
    <section class="side" aria-label={translator.text(fullLabel(meaning))}>
      <p class="side-title">
        <Badge code={meaning.code} severity={meaning.facts.severity} />
        <EnglishName text={useEnglishName(meaning)} />
        {meaning.packName !== null && <bdi class="pack">{meaning.packName}</bdi>}
      </p>
      <MainCards meaning={meaning} />
      <Candidates meaning={meaning} packs={packs} folded />
    </section>
  );
}

function Differences({ of: { differences, alike } }: { of: Comparison }) {
  return (
    <Card title={<Text of="compare.card.differences" />}>
      {alike && (
        <p>
          <Text of={alike} />
        </p>
      )}
      {differences.length > 0 && (
        <ol>
          {differences.map(({ lead, sentences }) => (
            <li key={lead}>
              <b>
                <Text of={lead} />.
              </b>
              {sentences.map((sentence) => (
                <Fragment key={JSON.stringify(sentence)}>
                  {' '}
                  <Text of={sentence} />
                </Fragment>
              ))}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** A comparison, section by section, in the order of the reference pages. */
export function ComparisonSections({ of: comparison, packs }: { of: Comparison; packs: PackSet }) {
  const { left, right, title, summary, whenToUse, browserShows, learnMore } = comparison;
  const id = useId();
  const isOne = left === right;
  return (
    <section class="comparison" data-region="comparison" aria-labelledby={id}>
      <h1 id={id}>
        <Text of={title} />
      </h1>
      <div class="summary">
        <Lines of={summary} />
      </div>
      <div class="sides">
        <Side meaning={left} packs={packs} />
        {!isOne && <Side meaning={right} packs={packs} />}
      </div>
      <FactsTable of={comparison} />
      <div class="early">
        <Differences of={comparison} />
      </div>
      <Card title={<Text of="compare.card.whenToUse" />}>
        <h3>
          <Text of="compare.card.sending" />
        </h3>
        <Lines of={whenToUse.sending} />
        <h3>
          <Text of="compare.card.receiving" />
        </h3>
        <Lines of={whenToUse.receiving} />
      </Card>
      {browserShows.length > 0 && (
        <div class="early">
          <Card title={<Text of="compare.card.browser" />}>
            <Lines of={browserShows} />
          </Card>
        </div>
      )}
      <Card title={<Text of="compare.card.learnMore" />}>
        <Sources links={learnMore} />
      </Card>
    </section>
  );
}
