import './fix.css';
import { hasVariants, stackFor } from '../../../diagnosis/snippets/choose-snippet.ts';
import { stepsInLoop } from '../../../log/detail/loop-fix.ts';
import type { Loop } from '../../../log/groups/loops.ts';
import type { EndedRow } from '../../../log/rows/row.ts';
import { Text } from '../../components/Text.tsx';
import { usePanel } from '../../state/panel-context.ts';
import { loopStep } from './LoopNote.tsx';
import { ServerChoice } from './ServerChoice.tsx';
import { StepSnippet } from './StepSnippet.tsx';

/** What to do about this ending, in the order to try it, with what to paste. A loop is stopped first. */
export function Fix({ row: { diagnosis }, loop }: { row: EndedRow; loop: Loop | null }) {
  const { settings } = usePanel();
  const steps = loop ? [loopStep, ...stepsInLoop(diagnosis.fix)] : diagnosis.fix;
  if (steps.length === 0) return null;
  const stack = stackFor(diagnosis, settings.settings.value.serverStack);
  const firstWithVariants = steps.find(hasVariants);
  return (
    <section class="fix-box" data-region="fix" data-section="fix">
      <h2>
        <Text of="interface.detail.fix" />
      </h2>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step.text.key}>
            <span class="step">
              <Text of={step.text} />
            </span>
            <StepSnippet step={step} stack={stack} />
            {step === firstWithVariants && <ServerChoice diagnosis={diagnosis} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
