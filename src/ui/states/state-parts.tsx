import type { Interruption } from '../../channel/messages.ts';
import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';

/** What an interruption is called in the words of the states. */
export type InterruptionName = 'canceled' | 'detached' | 'forbidden' | 'failed';

export const interruptionNames: Readonly<Record<Interruption, InterruptionName>> = {
  'canceled-by-user': 'canceled',
  detached: 'detached',
  'forbidden-page': 'forbidden',
  failed: 'failed',
};

/** The browser's own words on what is the matter, where it had any. */
export function BrowserMessage({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <span class="said">
      <Text of="interface.state.detail" values={{ text: { verbatim: text } }} />
    </span>
  );
}

/** Starts recording. */
export function RecordButton({ label }: { label: Parameters<typeof Text>[0]['of'] }) {
  const { store } = usePanel();
  return (
    <button type="button" class="button primary" onClick={store.toggleRecording}>
      <Text of={label} />
    </button>
  );
}
