import type { MessageKey } from '../../../locales/messages.ts';
import { FileButton } from '../components/FileButton.tsx';
import { usePanel } from '../state/panel-context.ts';

/** Chooses a session file and shows it. `action` marks the button that automation uses. */
export function ImportButton({ label, action }: { label: MessageKey; action?: 'import-session' }) {
  const { files } = usePanel();
  return (
    <FileButton
      label={label}
      class={action ? 'icon-button' : 'button primary'}
      icon={action && 'import'}
      action={action}
      fieldAction={action && 'import-file'}
      onFile={(file) => void files.importFile(file)}
    />
  );
}
