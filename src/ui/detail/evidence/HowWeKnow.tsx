import type { Evidence } from '../../../diagnosis/types.ts';
import type { EndedRow } from '../../../log/rows/row.ts';
import { useWindowHeight } from '../../components/hooks/use-window-height.ts';
import { Text, Verbatim } from '../../components/Text.tsx';
import { Section } from '../Section.tsx';
import { WhatItWas } from './WhatItWas.tsx';

/** A panel lower than this, in pixels, has room for the fix alone. */
const low = 420;

/** What the answer rests on, for the reader to check; what would settle it; what the server's log will say. */
export function HowWeKnow({ row }: { row: EndedRow }) {
  const { evidence, explanation, toSettle, serverLog } = row.diagnosis;
  const best = bestOf(evidence);
  return (
    <Section
      id="evidence"
      region="evidence"
      folded={useWindowHeight() < low}
      title={<Text of="interface.detail.howWeKnow" />}
      aside={best && <FactWords fact={best.fact} />}
    >
      <WhatItWas row={row} />
      <p>
        <Text of={explanation} />
      </p>
      <dl class="pairs">
        {evidence.map((item, index) => (
          // Two facts may share their label, and the list is only ever replaced as a whole.
          <div key={index}>
            <dt>
              <Text of={item.label} />
            </dt>
            <dd>
              <FactWords fact={item.fact} />
            </dd>
          </div>
        ))}
        {serverLog && (
          <div>
            <dt>
              <Text of="interface.detail.serverLog" />
            </dt>
            <dd>
              <Text of={serverLog} />
            </dd>
          </div>
        )}
      </dl>
      {toSettle && (
        <p class="settle">
          <span class="lead">
            <Text of="interface.detail.settle" />
          </span>{' '}
          <Text of={toSettle} />
        </p>
      )}
    </Section>
  );
}

/** What is known of every close; it tells least about this one. */
const common: readonly Evidence['label'][] = ['causes.evidence.label.pageSaw', 'causes.evidence.label.lived'];

/** The piece of evidence that tells most: what the browser or a message said, else what the rule found. */
function bestOf(evidence: readonly Evidence[]): Evidence | undefined {
  const own = evidence.filter(({ label }) => !common.includes(label));
  return own.find(({ fact }) => 'verbatim' in fact) ?? own[0] ?? evidence[0];
}

const FactWords = ({ fact }: Pick<Evidence, 'fact'>) =>
  'verbatim' in fact ? <Verbatim text={fact.verbatim} /> : <Text of={fact} />;
