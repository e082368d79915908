import type { MessageKey } from '../../../locales/messages.ts';
import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';
import type { InterruptionName } from './interruption-names.ts';

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

/** Opens the page that asks for access to sites, where the lack of it is what is the matter. */
export function AccessButton({ name }: { name: InterruptionName }) {
  const { askForAccess } = usePanel().platform;
  if (name !== 'noAccess' || askForAccess === null) return null;
  return (
    <button type="button" class="button primary" data-action="ask-for-access" onClick={askForAccess}>
      <Text of="interface.state.noAccess.give" />
    </button>
  );
}
