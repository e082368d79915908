import type { MessageKey } from '../../../locales/messages.ts';
import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';

/** Starts recording. */
export function RecordButton({ label }: { label: MessageKey }) {
  const { store } = usePanel();
  return (
    <button type="button" class="button primary" onClick={store.live.toggleRecording}>
      <Text of={label} />
    </button>
  );
}

/** Loads the inspected page again, with recording on before its first line runs. */
export function ReloadButton({ label }: { label: MessageKey }) {
  const { reloadAndRecord } = usePanel();
  if (!reloadAndRecord) return null;
  return (
    <button type="button" class="button line" data-action="reload-and-record" onClick={reloadAndRecord}>
      <Text of={label} />
    </button>
  );
}
