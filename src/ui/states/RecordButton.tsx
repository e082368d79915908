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
