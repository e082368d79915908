import type { Diagnosis, Evidence } from '../../diagnosis/types.ts';
import { Text, Verbatim } from '../components/Text.tsx';
import { Section } from './Section.tsx';

/** What the answer rests on, for the reader to check; what would settle it; what the server's log will say. */
export function HowWeKnow({ diagnosis }: { diagnosis: Diagnosis }) {
  const { evidence, explanation, toSettle, serverLog } = diagnosis;
  return (
    <Section id="evidence" title={<Text of="interface.detail.howWeKnow" />}>
      <p>
        <Text of={explanation} />
      </p>
      <dl class="pairs">
        {evidence.map((item, index) => (
          // Two facts may share their label, and the list is only ever replaced as a whole.
          <Fact key={index} item={item} />
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
          <b>
            <Text of="interface.detail.settle" />
          </b>{' '}
          <Text of={toSettle} />
        </p>
      )}
    </Section>
  );
}

function Fact({ item }: { item: Evidence }) {
  return (
    <div>
      <dt>
        <Text of={item.label} />
      </dt>
      <dd>{'verbatim' in item.fact ? <Verbatim text={item.fact.verbatim} /> : <Text of={item.fact} />}</dd>
    </div>
  );
}
