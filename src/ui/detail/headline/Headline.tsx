import './headline.css';
import type { EndedRow } from '../../../log/rows/row.ts';
import { codeOf, reasonOf } from '../../../log/rows/row-facts.ts';
import { Badge } from '../../components/Badge.tsx';
import { Text } from '../../components/Text.tsx';
import { useTranslator } from '../../state/words/translator-context.ts';
import { Actions } from './Actions.tsx';

/** The code, what happened, what the other side said of it, how sure that is, and what can be done with it. */
export function Headline({ row, onClose }: { row: EndedRow; onClose: () => void }) {
  const { diagnosis, severity } = row;
  const reason = reasonOf(row);
  const { text } = useTranslator();
  return (
    <header class="headline">
      <Badge code={codeOf(row)} severity={severity} />
      <h1>
        <Text of={diagnosis.title} />
      </h1>
      {reason && (
        <p class="reason excerpt" dir="ltr" title={text(reason)}>
          <Text of={reason} />
        </p>
      )}
      <span class={`confidence ${diagnosis.confidence}`}>
        <Text of={`interface.row.confidence.${diagnosis.confidence}`} />
      </span>
      <Actions row={row} onClose={onClose} />
    </header>
  );
}
