import type { ComponentChildren } from 'preact';
import { usePanel } from '../app/panel-context.ts';
import { Words } from '../components/Words.tsx';
import { useTranslator } from '../translator.tsx';
import type { LiveState } from './live-state.ts';
import { interruptionNames, RecordButton, Said } from './state-parts.tsx';

/** A strip over the list, where closes are listed but something has to be said. */
export function StateBanner({ state }: { state: LiveState }) {
  const { store } = usePanel();
  switch (state.kind) {
    case 'running':
    case 'waiting':
    case 'plain':
      return null;
    case 'imported':
      return (
        <Strip tone="info">
          <span>
            <Words of="interface.state.imported.banner" values={{ name: { verbatim: state.name } }} />{' '}
            <Written />
          </span>
          {store.line.value !== 'none' && (
            <button type="button" class="button line" onClick={store.leaveImported}>
              <Words of="interface.state.imported.action" />
            </button>
          )}
        </Strip>
      );
    case 'interrupted': {
      const name = interruptionNames[state.why];
      return (
        <Strip tone="warning">
          <Words of={`interface.state.${name}.banner`} />
          <Said text={state.detail} />
          <RecordButton label={`interface.state.${name}.action`} />
        </Strip>
      );
    }
    case 'off':
      return (
        <Strip tone="info">
          <Words of="interface.state.off.banner" />
          <RecordButton label="interface.state.off.action" />
        </Strip>
      );
    default:
      return (
        <Strip tone={state.kind === 'lost' ? 'warning' : 'info'}>
          <Words of={`interface.state.${state.kind}.banner`} />
        </Strip>
      );
  }
}

/** When and by which browser the file on display was written; both are the file's own words. */
function Written() {
  const { store } = usePanel();
  const { formats } = useTranslator();
  const file = store.imported.value;
  if (!file) return null;
  return (
    <Words
      of="session.written"
      values={{ time: formats.dateTime(file.exportedAt), browser: { verbatim: file.browser } }}
    />
  );
}

function Strip({ tone, children }: { tone: 'info' | 'warning'; children: ComponentChildren }) {
  return (
    <div class={`strip ${tone}`} role="status">
      <span>{children}</span>
    </div>
  );
}
