import { Icon } from '../components/Icon.tsx';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';

/** Starts and stops recording. */
export function RecordingSwitch() {
  const { store } = usePanel();
  const { text } = useTranslator();
  const shown = store.shown.value;
  const { kind } = store.recording.value;
  const on = kind === 'on';
  return (
    <button
      type="button"
      class={on ? 'icon-button record on' : 'icon-button record'}
      data-action="toggle-recording"
      data-recording={kind}
      aria-pressed={on}
      aria-label={text(`interface.toolbar.${on ? 'recording' : kind === 'starting' ? 'starting' : 'record'}`)}
      title={text(on ? 'interface.toolbar.stop' : 'interface.toolbar.start')}
      disabled={store.line.value !== 'up' || shown.kind !== 'live'}
      onClick={shown.kind === 'live' ? shown.toggleRecording : undefined}
    >
      <Icon name={on ? 'stop' : 'record'} />
    </button>
  );
}
