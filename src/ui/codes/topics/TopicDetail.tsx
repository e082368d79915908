import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import type { Message } from '../../../../locales/messages.ts';
import { sourceLinks } from '../../../compare/source-links.ts';
import type { CauseId } from '../../../diagnosis/types.ts';
import { visible } from '../../../i18n/index.ts';
import { closedSentence } from '../../../log/copies/closed-sentence.ts';
import type { SearchTopic } from '../../../log/search/search-topics.ts';
import { causeMessages } from '../../../log/search/topic-texts.ts';
import type { Protocol } from '../../../protocols/types.ts';
import { Card } from '../../components/Card.tsx';
import { renderPart, Text, Verbatim } from '../../components/Text.tsx';
import { useTranslator } from '../../state/words/translator-context.ts';
import { InfrastructureCards } from '../cards/InfrastructureCards.tsx';
import { Sources } from '../cards/Sources.tsx';
import { EnglishName } from '../list/EntryLine.tsx';
import { kindOf } from './topic-kind.ts';

/** A step of a fix without the lines to paste, which belong to a close at hand. */
function Step({ of }: { of: Message }) {
  const parts = useTranslator().rich(of);
  return (
    <li>
      {parts.map((part, index) =>
        renderPart(typeof part === 'string' && index === parts.length - 1 ? closedSentence(part) : part),
      )}
    </li>
  );
}

function CauseCards({ id }: { id: CauseId }) {
  const messages = causeMessages(id, useTranslator());
  if (!messages) return null;
  return (
    <>
      <Card title={<Text of="compare.card.description" />}>
        <Text of={messages.explanation} />
      </Card>
      {messages.fixes.length > 0 && (
        <Card title={<Text of="compare.card.fixes" />} tone="fix">
          <ul>
            {messages.fixes.map((fix) => (
              <Step key={fix.key} of={fix} />
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function ProtocolCards({ protocol: { identity, sources } }: { protocol: Protocol }) {
  const { subprotocols = [], hosts = [] } = identity;
  return (
    <>
      {subprotocols.length + hosts.length > 0 && (
        <Card title={<Text of="compare.search.recognised" />}>
          <ul>
            {[...subprotocols, ...hosts].map((pattern) => (
              <li key={pattern}>
                <Verbatim text={pattern} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={<Text of="compare.card.learnMore" />}>
        <Sources links={sourceLinks(sources)} />
      </Card>
    </>
  );
}

/** What is known of a cause, of something on the way, or of an application protocol. */
export function TopicDetail({
  heading,
  topic: { subject, name, englishName },
}: {
  heading: RefObject<HTMLHeadingElement | null>;
  topic: SearchTopic;
}) {
  const id = useId();
  return (
    <section class="code-detail" data-region="topic" aria-labelledby={id}>
      <header>
        <h1 id={id} ref={heading} tabIndex={-1}>
          <bdi>{visible(name)}</bdi>
          <EnglishName text={englishName} />
          <span class="pack">
            <Text of={kindOf(subject)} />
          </span>
        </h1>
      </header>
      <div class="code-cards">
        {subject.kind === 'cause' && <CauseCards id={subject.id} />}
        {subject.kind === 'infrastructure' && <InfrastructureCards entry={subject.entry} />}
        {subject.kind === 'protocol' && <ProtocolCards protocol={subject.protocol} />}
      </div>
    </section>
  );
}
