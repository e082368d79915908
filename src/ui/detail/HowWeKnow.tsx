import type { Diagnosis, Evidence } from '../../diagnosis/types.ts';
import { Verbatim, Words } from '../components/Words.tsx';
import { Section } from './Section.tsx';

/** What the answer rests on, for the reader to check; what would settle it; what the server's log will say. */
export function HowWeKnow({ diagnosis }: { diagnosis: Diagnosis }) {
  const { evidence, explanation, toSettle, serverLog } = diagnosis;
  return (
    <Section id="evidence" title={<Words of="interface.detail.howWeKnow" />}>
      <p>
        <Words of={explanation} />
      </p>
      <dl class="pairs">
        {evidence.map((item, index) => (
          // Two facts may share their label, and the list is made anew as a whole.
          <Fact key={index} item={item} />
        ))}
        {serverLog && (
          <div>
            <dt>
              <Words of="interface.detail.serverLog" />
            </dt>
            <dd>
              <Words of={serverLog} />
            </dd>
          </div>
        )}
      </dl>
      {toSettle && (
        <p class="settle">
          <b>
            <Words of="interface.detail.settle" />
          </b>{' '}
          <Words of={toSettle} />
        </p>
      )}
    </Section>
  );
}

function Fact({ item }: { item: Evidence }) {
  return (
    <div>
      <dt>
        <Words of={item.label} />
      </dt>
      <dd>{'verbatim' in item.fact ? <Verbatim text={item.fact.verbatim} /> : <Words of={item.fact} />}</dd>
    </div>
  );
}
