import { hasVariants, snippetFor, stackFor, stackNames } from '../../diagnosis/snippets/choose-snippet.ts';
import type { Diagnosis, FixStep, Snippet, StackId } from '../../diagnosis/types.ts';
import { CopyButton } from '../components/CopyButton.tsx';
import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';
import { Section } from './Section.tsx';
import { ServerChoice } from './ServerChoice.tsx';

/** What to do about this ending, in the order to try it, with what to paste. */
export function Fix({ diagnosis }: { diagnosis: Diagnosis }) {
  const { settings } = usePanel();
  if (diagnosis.fix.length === 0) return null;
  const stack = stackFor(diagnosis, settings.settings.value.serverStack);
  const firstWithVariants = diagnosis.fix.find(hasVariants);
  return (
    <Section id="fix" tone="fix" title={<Text of="interface.detail.fix" />}>
      <ol class="steps">
        {diagnosis.fix.map((step) => (
          <li key={step.text.key}>
            <Text of={step.text} />
            {step === firstWithVariants && <ServerChoice diagnosis={diagnosis} />}
            <StepSnippet step={step} stack={stack} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What to paste for a step: for the chosen server, or, under its name, for another that has the thing. */
function StepSnippet({ step, stack }: { step: FixStep; stack: StackId }) {
  const snippet = snippetFor(step, stack);
  if (!snippet) return null;
  const other = snippet.stack !== undefined && snippet.stack !== stack ? snippet.stack : null;
  return (
    <>
      {other && (
        <p class="snippet-server">
          <Text
            of="interface.detail.otherServer"
            values={{ chosen: stackNames[stack], shown: stackNames[other] }}
          />
        </p>
      )}
      <SnippetBox snippet={snippet} />
    </>
  );
}

function SnippetBox({ snippet }: { snippet: Snippet }) {
  const { platform } = usePanel();
  return (
    <div class="snippet" data-language={snippet.language} data-stack={snippet.stack}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre dir="ltr" tabIndex={0}>
        <code>{snippet.code}</code>
      </pre>
      <CopyButton
        variant="subtle"
        text={() => snippet.code}
        label="interface.detail.copy"
        copyText={platform.copyText}
      />
    </div>
  );
}
