import { useRef } from 'preact/hooks';
import type { MessageKey } from '../../../locales/messages.ts';
import { usePanel } from '../app/panel-context.ts';
import { Words } from '../components/Words.tsx';

/** Chooses a session file and shows it. `action` marks the button that automation uses. */
export function ImportButton({ label, action }: { label: MessageKey; action?: 'import-session' }) {
  const panel = usePanel();
  const input = useRef<HTMLInputElement>(null);
  const onChange = async () => {
    const file = input.current?.files?.[0];
    if (!file) return;
    await panel.files.importFile(file);
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <button
        type="button"
        class={action ? 'button' : 'button primary'}
        data-action={action}
        onClick={() => input.current?.click()}
      >
        <Words of={label} />
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        data-action={action && 'import-file'}
        onChange={onChange}
      />
    </>
  );
}
