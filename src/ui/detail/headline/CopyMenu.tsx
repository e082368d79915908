import { useEffect, useState } from 'preact/hooks';
import type { CopyChoice } from '../../../log/copies/copy-choices.ts';
import { Icon } from '../../components/Icon.tsx';
import { Popup } from '../../components/overlay/Popup.tsx';
import { Text } from '../../components/Text.tsx';
import { usePanel } from '../../state/panel-context.ts';
import { useTranslator } from '../../state/words/translator-context.ts';

type Outcome = 'none' | 'copied' | 'failed';

/** How long the outcome stays, in milliseconds; words to act on stay longer. */
const shownFor = { none: 0, copied: 2_000, failed: 6_000 };

/** Every way to copy a close, behind one sign, which says for a moment what came of it. */
export function CopyMenu({ choices }: { choices: readonly CopyChoice[] }) {
  const { platform } = usePanel();
  const translator = useTranslator();
  const [outcome, setOutcome] = useState<Outcome>('none');
  useEffect(() => {
    if (outcome === 'none') return;
    const timer = setTimeout(() => setOutcome('none'), shownFor[outcome]);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (text: () => string) => {
    setOutcome('none');
    try {
      await platform.copyText(text());
      setOutcome('copied');
    } catch {
      // Its words tell the reader what to do; why the browser refused would not help.
      setOutcome('failed');
    }
  };
  return (
    <>
      <Popup
        kind="menu"
        label={<Icon name={outcome === 'copied' ? 'done' : 'copy'} />}
        name={translator.text('detail.action.copy')}
      >
        {choices.map(({ id, label, text }) => (
          <button
            key={id}
            type="button"
            class="button"
            data-action={id === 'markdown' ? 'copy-report' : `copy-${id}`}
            onClick={() => void copy(text)}
          >
            <Text of={label} />
          </button>
        ))}
      </Popup>
      <span class="copy-outcome" role="status">
        {outcome === 'copied' && <Text of="interface.detail.copied" />}
        {outcome === 'failed' && <Text of="interface.detail.copyFailed" />}
      </span>
    </>
  );
}
