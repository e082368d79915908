import { useState } from 'preact/hooks';
import { snippetFor, stackNames } from '../../../diagnosis/snippets/choose-snippet.ts';
import { tellingLine } from '../../../diagnosis/snippets/telling-line.ts';
import type { FixStep, Snippet, StackId } from '../../../diagnosis/types.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Text } from '../../components/Text.tsx';
import { usePanel } from '../../state/panel-context.ts';

/** Characters that a line beside its buttons has room for in a narrow panel. */
const shortLine = 44;

/** What to paste for a step: for the chosen server, or, under its name, for another that has the thing. */
export function StepSnippet({ step, stack }: { step: FixStep; stack: StackId }) {
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
      <SnippetBox key={snippet.code} snippet={snippet} />
    </>
  );
}

/**
 * Something to paste: its most telling line, until the rest is asked for, and without secrets, until they are asked for; copied
 * is always all of it, with secrets only where they are shown.
 */
function SnippetBox({ snippet }: { snippet: Snippet }) {
  const { language, stack, withSecrets } = snippet;
  const { platform } = usePanel();
  const [open, setOpen] = useState(false);
  const code = open && withSecrets !== undefined ? withSecrets : snippet.code;
  const lines = code.split('\n');
  const [whole, setWhole] = useState(lines.length === 1 && code.length <= shortLine);
  return (
    <div class={whole ? 'snippet' : 'snippet folded'} data-language={language} data-stack={stack}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre dir="ltr" tabIndex={0}>
        <code class={whole ? undefined : 'excerpt'}>{whole ? code : tellingLine(snippet, code)}</code>
      </pre>
      <span class="snippet-buttons">
        {!whole && (
          <button type="button" class="button subtle" onClick={() => setWhole(true)}>
            <Text of="detail.fix.showAll" values={{ count: lines.length }} />
          </button>
        )}
        {withSecrets !== undefined && (
          <button
            type="button"
            class="button subtle"
            data-action="snippet-secrets"
            aria-pressed={open}
            onClick={() => setOpen(!open)}
          >
            <Text of={open ? 'detail.handshake.hide' : 'detail.handshake.show'} />
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
