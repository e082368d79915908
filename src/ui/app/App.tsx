import { closeOf, isEnded } from '../../model/socket.ts';
import { TranslatorContext } from '../translator.tsx';
import type { Panel } from './panel.ts';

/** The whole panel. */
export function App({ panel }: { panel: Panel }) {
  const translator = panel.words.translator.value;
  if (!translator) return null;
  return (
    <TranslatorContext.Provider value={translator}>
      <button type="button" data-action="toggle-recording" onClick={panel.store.toggleRecording}>
        {panel.store.recording.value.kind}
      </button>
      <button type="button" data-action="clear" onClick={() => panel.store.send({ type: 'clear' })}>
        ✕
      </button>
      <ul>
        {panel.store.shown.value.ended.value.map(({ socket }) =>
          isEnded(socket) ? (
            <li
              key={socket.id}
              data-close-code={closeOf(socket)?.code ?? ''}
              data-cause=""
              data-confidence="unknown"
            >
              {closeOf(socket)?.code} {socket.url}
            </li>
          ) : null,
        )}
      </ul>
    </TranslatorContext.Provider>
  );
}
