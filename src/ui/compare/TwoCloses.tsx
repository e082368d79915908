import './two-closes.css';
import { compareCloses, type PairFact, type PairValue } from '../../log/pairs/compare-closes.ts';
import type { EndedRow } from '../../log/rows/row.ts';
import { codeOf } from '../../log/rows/row-facts.ts';
import { Badge } from '../components/Badge.tsx';
import { Text, Verbatim } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';

function Value({ of }: { of: PairValue }) {
  const { formats } = useTranslator();
  if (of === null) return <Text of="interface.row.notKnown" />;
  if ('verbatim' in of) return <Verbatim text={of.verbatim} />;
  if ('duration' in of) return <span>{formats.duration(of.duration)}</span>;
  return 'count' in of ? <span>{formats.number(of.count)}</span> : <Text of={of} />;
}

function Heading({ row }: { row: EndedRow }) {
  const { formats } = useTranslator();
  const { endedAt } = row.socket;
  return (
    <th scope="col">
      <Badge code={codeOf(row)} severity={row.severity} />{' '}
      <time dateTime={new Date(endedAt).toISOString()}>{formats.time(endedAt)}</time>
    </th>
  );
}

function Fact({ label, left, right, differs }: PairFact) {
  const translator = useTranslator();
  return (
    <tr class={differs ? 'differs' : undefined}>
      <th scope="row">
        {differs && (
          <span class="mark" role="img" aria-label={translator.text('interface.pair.differs')}>
            ≠
          </span>
        )}{' '}
        <Text of={label} />
      </th>
      <td>
        <Value of={left} />
      </td>
      <td>
        <Value of={right} />
      </td>
    </tr>
  );
}

/** Two closes of the log side by side, what differs first. */
export function TwoCloses({ left, right }: { left: EndedRow; right: EndedRow }) {
  return (
    // Room to scroll in for the keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by keyboard
    <div class="two-closes" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <td />
            <Heading row={left} />
            <Heading row={right} />
          </tr>
        </thead>
        <tbody>
          {compareCloses(left, right).map((fact) => (
            <Fact key={fact.label} {...fact} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
