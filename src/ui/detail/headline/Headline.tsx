import './headline.css';
import type { EndedRow } from '../../../log/rows/row.ts';
import { codeOf } from '../../../log/rows/row-facts.ts';
import { Badge } from '../../components/Badge.tsx';
import { Text } from '../../components/Text.tsx';
import { Actions } from './Actions.tsx';

/** The code, what happened, how sure that is, and what can be done with it. */
export function Headline({ row, onClose }: { row: EndedRow; onClose: () => void }) {
  const { diagnosis, severity } = row;
  return (
    <header class="headline">
      <Badge code={codeOf(row)} severity={severity} />
      <h1>
        <Text of={diagnosis.title} />
      </h1>
      <span class={`confidence ${diagnosis.confidence}`}>
        <Text of={`interface.row.confidence.${diagnosis.confidence}`} />
      </span>
      <Actions row={row} onClose={onClose} />
    </header>
  );
}
