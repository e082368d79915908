import type { Diagnosis, FixStep } from '../../diagnosis/types.ts';
import { CopyButton } from '../components/CopyButton.tsx';
import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';
import { Section } from './Section.tsx';

/** What to do about this ending, in the order to try it, with what to paste. */
export function Fix({ diagnosis }: { diagnosis: Diagnosis }) {
  if (diagnosis.fix.length === 0) return null;
  return (
    <Section id="fix" tone="fix" title={<Text of="interface.detail.fix" />}>
      <ol class="steps">
        {diagnosis.fix.map((step) => (
          <li key={step.text.key}>
            <Text of={step.text} />
            {step.snippets[0] && <Snippet snippet={step.snippets[0]} />}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Snippet({ snippet }: { snippet: FixStep['snippets'][number] }) {
  const { platform } = usePanel();
  return (
    <div class="snippet" data-language={snippet.language}>
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
