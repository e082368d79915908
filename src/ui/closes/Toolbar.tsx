import { Popup } from '../components/Popup.tsx';
import { Text } from '../components/Text.tsx';
import { FilterBar } from '../filter/FilterBar.tsx';
import { ExportButtons } from '../session/ExportButtons.tsx';
import { ImportButton } from '../session/ImportButton.tsx';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/translator-context.ts';

/** The recording's switch, the log's tools and its counts. */
export function Toolbar({ matched }: { matched: number }) {
  const panel = usePanel();
  const translator = useTranslator();
  const { store } = panel;
  const shown = store.shown.value;
  const { log } = shown;
  const offline = store.line.value !== 'up';
  return (
    <div class="toolbar" role="toolbar" aria-label={translator.text('interface.toolbar.label')}>
      {store.line.value !== 'none' && (
        <>
          <RecordingSwitch />
          <button
            type="button"
            class="button"
            data-action="clear"
            disabled={offline || shown.kind !== 'live'}
            onClick={shown.kind === 'live' ? shown.clear : undefined}
          >
            <Text of="interface.toolbar.clear" />
          </button>
          <label class="check" title={translator.text('interface.toolbar.keepLogHint')}>
            <input
              type="checkbox"
              data-action="keep-log"
              checked={store.keepLog.value}
              disabled={offline}
              onChange={(event) => panel.settings.change({ keepLog: event.currentTarget.checked })}
            />
            <Text of="interface.toolbar.keepLog" />
          </label>
        </>
      )}
      <FilterBar
        value={panel.filter.value}
        onChange={(value) => {
          panel.filter.value = value;
        }}
        rows={log.ended.value}
        matched={matched}
        total={log.ended.value.length}
        inputRef={panel.filterInput}
      />
      <span class="end">
        {log.dropped.value > 0 && (
          <span
            class="dropped"
            title={translator.text('interface.toolbar.droppedHint', {
              limit: panel.settings.settings.value.closesKept,
            })}
          >
            <Text of="interface.toolbar.dropped" values={{ count: log.dropped.value }} />
          </span>
        )}
        <ImportButton label="interface.toolbar.import" action="import-session" />
        <ExportButtons
          label="interface.toolbar.export"
          isEmpty={log.ended.value.length + log.live.value.length === 0}
          rows={() => [...log.ended.value, ...log.live.value]}
          pageUrl={log.page.value.url}
          onExport={(wishes) => void panel.files.exportSession(wishes)}
        />
      </span>
    </div>
  );
}

function RecordingSwitch() {
  const { store } = usePanel();
  const translator = useTranslator();
  const shown = store.shown.value;
  const { kind } = store.recording.value;
  const on = kind === 'on';
  const label = on ? 'recording' : kind === 'starting' ? 'starting' : 'record';
  return (
    <>
      <button
        type="button"
        class={on ? 'button record on' : 'button record'}
        data-action="toggle-recording"
        data-recording={kind}
        aria-pressed={on}
        title={translator.text(on ? 'interface.toolbar.stop' : 'interface.toolbar.start')}
        disabled={store.line.value !== 'up' || shown.kind !== 'live'}
        onClick={shown.kind === 'live' ? shown.toggleRecording : undefined}
      >
        <i aria-hidden="true" />
        <Text of={`interface.toolbar.${label}`} />
      </button>
      <Popup kind="hint" label="i" name={translator.text('interface.toolbar.yellowBar')}>
        <h2>
          <Text of="interface.toolbar.yellowBarTitle" />
        </h2>
        <p>
          <Text of="interface.toolbar.yellowBarText" />
        </p>
      </Popup>
    </>
  );
}
