import '../cards.css';
import { factsOf } from '../../../compare/fact-rows.ts';
import { sourceLink, sourceLinks } from '../../../compare/source-links.ts';
import type { Choice, KnownSender, Meaning } from '../../../registry/index.ts';
import { Card } from '../../components/Card.tsx';
import { Text } from '../../components/Text.tsx';
import { MeaningText } from './MeaningText.tsx';
import { Sources } from './Sources.tsx';

/** The three cards that every code has: what it means, when it comes, what to do. */
export function MainCards({ meaning }: { meaning: Meaning }) {
  const { description, whenSeen, fixes } = meaning;
  return (
    <>
      <Card title={<Text of="compare.card.description" />}>
        <MeaningText of={description} />
      </Card>
      <Card title={<Text of="compare.card.whenSeen" />}>
        <MeaningText of={whenSeen} />
      </Card>
      {fixes.length > 0 && (
        <Card title={<Text of="compare.card.fixes" />} tone="fix">
          <ol>
            {fixes.map((fix) => (
              <li key={'key' in fix ? fix.key : fix.text}>
                <MeaningText of={fix} />
              </li>
            ))}
          </ol>
        </Card>
      )}
    </>
  );
}

/** What of the socket at hand spoke for the pack; nothing where the number alone did. */
function Evidence({ of: { certainty, matched } }: { of: Choice }) {
  if (matched === '') return null;
  return (
    <span class="note">
      <Text of={{ key: `compare.card.${certainty}`, values: { matched: { verbatim: matched } } }} />
    </span>
  );
}

/** A code's facts, with how to connect again after it. */
export function FactsCard({ meaning }: { meaning: Meaning }) {
  return (
    <Card title={<Text of="compare.card.facts" />}>
      <dl class="facts">
        {factsOf(meaning).map(({ label, value }) => (
          <div key={label}>
            <dt>
              <Text of={label} />
            </dt>
            <dd>
              <Text of={value} />
              {label === 'compare.facts.label.reconnect' && (
                <span class="note">
                  <MeaningText of={meaning.reconnectNote} />
                </span>
              )}
              {label === 'compare.facts.label.kind' && <Evidence of={meaning.choice} />}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Sender({ sender }: { sender: KnownSender }) {
  const link = sourceLink(sender.source);
  const name = <bdi>{sender.name}</bdi>;
  return (
    <div class={sender.atHand ? 'at-hand' : undefined}>
      <dt>
        {link ? (
          <a href={link.url} target="_blank" rel="noreferrer">
            {name}
          </a>
        ) : (
          name
        )}
      </dt>
      <dd>
        <MeaningText of={sender.when} />
      </dd>
    </div>
  );
}

/** Everything that is known of a code, as cards: used by the codes view and by the detail of a close. */
export function CodeCards({ meaning }: { meaning: Meaning }) {
  const { knownSenders, quirks, sources } = meaning;
  const links = sourceLinks(sources);
  return (
    <div class="code-cards">
      <MainCards meaning={meaning} />
      <FactsCard meaning={meaning} />
      {knownSenders.length > 0 && (
        <Card title={<Text of="compare.card.senders" />}>
          <dl class="facts">
            {knownSenders.map((sender) => (
              <Sender key={`${sender.name} ${sender.source}`} sender={sender} />
            ))}
          </dl>
        </Card>
      )}
      {quirks.length > 0 && (
        <Card title={<Text of="compare.card.quirks" />}>
          <ul>
            {quirks.map((quirk) => (
              <li key={'key' in quirk ? quirk.key : quirk.text}>
                <MeaningText of={quirk} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {links.length > 0 && (
        <Card title={<Text of="compare.card.learnMore" />}>
          <Sources links={links} />
        </Card>
      )}
    </div>
  );
}
