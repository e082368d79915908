import type { Interruption } from '../../channel/messages.ts';
import { usePanel } from '../app/panel-context.ts';
import { Words } from '../components/Words.tsx';

/** What an interruption is called in the words of the states. */
export type InterruptionName = 'canceled' | 'detached' | 'forbidden' | 'failed';

export const interruptionNames: Readonly<Record<Interruption, InterruptionName>> = {
  'canceled-by-user': 'canceled',
  detached: 'detached',
  'forbidden-page': 'forbidden',
  failed: 'failed',
};

/** The browser's own words on what is the matter, where it had any. */
export function Said({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <span class="said">
      <Words of="interface.state.detail" values={{ text: { verbatim: text } }} />
    </span>
  );
}

/** Starts recording. */
export function RecordButton({ label }: { label: Parameters<typeof Words>[0]['of'] }) {
  const { store } = usePanel();
  return (
    <button type="button" class="button primary" onClick={store.toggleRecording}>
      <Words of={label} />
    </button>
  );
}
