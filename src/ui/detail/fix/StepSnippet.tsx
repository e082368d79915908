import { useState } from 'preact/hooks';
import type { Snippet } from '../../../diagnosis/types.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Text } from '../../components/Text.tsx';
import { usePanel } from '../../state/panel-context.ts';

/** Characters that a line beside its buttons has room for in a narrow panel. */
const shortLine = 44;

/** Something to paste: its first line, until the rest is asked for; copied is always all of it. */
export function StepSnippet({ snippet: { code, language } }: { snippet: Snippet }) {
  const { platform } = usePanel();
  const lines = code.split('\n');
  const [whole, setWhole] = useState(lines.length === 1 && code.length <= shortLine);
  return (
    <div class={whole ? 'snippet' : 'snippet folded'} data-language={language}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre dir="ltr" tabIndex={0}>
        <code class={whole ? undefined : 'excerpt'}>{code}</code>
      </pre>
      <span class="snippet-buttons">
        {!whole && (
          <button type="button" class="button subtle" onClick={() => setWhole(true)}>
            <Text of="detail.fix.showAll" values={{ count: lines.length }} />
          </button>
        )}
        <CopyButton
          variant="subtle"
          text={() => code}
          label="interface.detail.copy"
          copyText={platform.copyText}
        />
      </span>
    </div>
  );
}
