import { useEffect, useState } from 'preact/hooks';
import type { MessageKey } from '../../../locales/messages.ts';
import { Text } from './Text.tsx';

type Outcome = 'none' | 'copied' | 'failed';

/** A button that copies, and says so on itself for a moment. The text is made when it is pressed. */
export function CopyButton({
  text,
  label,
  copyText,
  variant,
  action,
}: {
  text: () => string;
  label: MessageKey;
  copyText: (text: string) => Promise<void>;
  variant?: 'subtle' | 'line';
  /** Its name for keys and automation. */
  action?: string;
}) {
  const [outcome, setOutcome] = useState<Outcome>('none');
  useEffect(() => {
    if (outcome === 'none') return;
    const timer = setTimeout(() => setOutcome('none'), 2_000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await copyText(text());
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <button
      type="button"
      class={variant ? `button ${variant}` : 'button'}
      data-action={action}
      onClick={copy}
    >
      <span aria-live="polite">
        {outcome === 'copied' && '✓ '}
        <Text of={outcomeLabel(outcome, label)} />
      </span>
    </button>
  );
}

function outcomeLabel(outcome: Outcome, label: MessageKey): MessageKey {
  if (outcome === 'copied') return 'interface.detail.copied';
  return outcome === 'failed' ? 'interface.detail.copyFailed' : label;
}
