import type { ComponentChildren } from 'preact';
import { Text } from '../components/Text.tsx';
import type { LiveState } from '../state/log/live-state.ts';
import type { ImportedLog } from '../state/log/shown-log.ts';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';
import { BrowserMessage } from './BrowserMessage.tsx';
import { interruptionNames } from './interruption-names.ts';
import { AccessButton, RecordButton } from './RecordButton.tsx';

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
            <Text of="interface.state.imported.banner" values={{ name: { verbatim: state.file.name } }} />{' '}
            <Written file={state.file} />
          </span>
          {store.line.value !== 'none' && (
            <button type="button" class="button line" onClick={store.leaveImported}>
              <Text of="interface.state.imported.action" />
            </button>
          )}
        </Strip>
      );
    case 'interrupted': {
      const name = interruptionNames[state.why];
      return (
        <Strip tone="warning">
          <Text of={`interface.state.${name}.banner`} />
          <BrowserMessage text={state.detail} />
          <AccessButton name={name} />
          <RecordButton label={`interface.state.${name}.action`} />
        </Strip>
      );
    }
    case 'off':
      return (
        <Strip tone="info">
          <Text of="interface.state.off.banner" />
          <RecordButton label="interface.state.off.action" />
        </Strip>
      );
    default:
      return (
        <Strip tone={state.kind === 'lost' ? 'warning' : 'info'}>
          <Text of={`interface.state.${state.kind}.banner`} />
        </Strip>
      );
  }
}

/** When and by which browser the file on display was written; both are the file's own words. */
function Written({ file }: { file: ImportedLog }) {
  const { formats } = useTranslator();
  return (
    <Text
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
