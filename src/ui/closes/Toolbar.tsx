import { useMemo, useState } from 'preact/hooks';
import { type Chip, chipsOf } from '../../log/filter/chips.ts';
import { hasTerm, toggleTerm } from '../../log/filter/toggle-term.ts';
import type { FoundLoops } from '../../log/groups/loop-finder.ts';
import { useDeferred } from '../components/hooks/use-deferred.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Menu, type MenuPlace } from '../components/menu/Menu.tsx';
import { Dialog } from '../components/overlay/Dialog.tsx';
import { Text } from '../components/Text.tsx';
import { FilterBar } from '../filter/FilterBar.tsx';
import { ExportButtons } from '../session/ExportButtons.tsx';
import { ImportButton } from '../session/ImportButton.tsx';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';
import { RecordingSwitch } from './RecordingSwitch.tsx';

/** The chips of a log with more closes than this are counted later than it is listed; the lag is in milliseconds. */
const large = 500;
const lag = 300;

interface Props {
  readonly matched: number;
  readonly loops: FoundLoops;
  /** Esc in an empty filter. */
  readonly onLeaveFilter: () => void;
}

/** The recording's switch, the log's tools, and what narrows the list. */
export function Toolbar({ matched, loops, onLeaveFilter }: Props) {
  const panel = usePanel();
  const translator = useTranslator();
  const { store } = panel;
  const shown = store.shown.value;
  const { log } = shown;
  const ended = log.ended.value;
  const counted = useDeferred(ended, ended.length > large ? lag : 0);
  const counts = useMemo(() => chipsOf(counted, loops.current.length), [counted, loops.current.length]);
  const chips = counts.filter(({ count, term }) => count > 0 || hasTerm(panel.filter.value, term));
  const timelineOpen = panel.layout.timelineOpen.value;
  return (
    <div class="toolbar" role="toolbar" aria-label={translator.text('interface.toolbar.label')}>
      {store.line.value !== 'none' && (
        <>
          <RecordingSwitch />
          <IconButton
            icon="clear"
            name={translator.text('interface.toolbar.clear')}
            action="clear"
            disabled={store.line.value !== 'up' || shown.kind !== 'live'}
            onClick={shown.kind === 'live' ? shown.clear : undefined}
          />
        </>
      )}
      <span class="divider" />
      <ImportButton label="interface.toolbar.import" action="import-session" />
      <ExportButtons
        label="interface.toolbar.export"
        isEmpty={log.ended.value.length + log.live.value.length === 0}
        rows={() => [...log.ended.value, ...log.live.value]}
        pageUrl={log.page.value.url}
        onExport={(wishes) => void panel.files.exportSession(wishes)}
      />
      <span class="divider" />
      <IconButton
        icon="timeline"
        name={translator.text('timeline.title')}
        action="timeline"
        on={timelineOpen}
        aria-pressed={timelineOpen}
        onClick={() => panel.layout.setTimelineOpen(!timelineOpen)}
      />
      {store.line.value !== 'none' && <KeepLog />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears the key that the field leaves to others */}
      <span
        class="filter-place"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          onLeaveFilter();
        }}
      >
        <FilterBar
          value={panel.filter.value}
          onChange={(value) => {
            panel.filter.value = value;
          }}
          rows={log.ended.value}
          loops={loops.ids}
          matched={matched}
          total={log.ended.value.length}
          inputRef={panel.filterInput}
        />
      </span>
      <Chips chips={chips} />
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
      <More chips={chips} />
    </div>
  );
}

/** Whether the log is kept when the page navigates. */
function KeepLog() {
  const panel = usePanel();
  const { text } = useTranslator();
  const { store } = panel;
  return (
    <label class="check" title={text('interface.toolbar.keepLogHint')}>
      <input
        type="checkbox"
        data-action="keep-log"
        checked={store.keepLog.value}
        disabled={store.line.value !== 'up'}
        onChange={(event) => panel.settings.change({ keepLog: event.currentTarget.checked })}
      />
      <Text of="interface.toolbar.keepLog" />
    </label>
  );
}

/** Filters of one press. */
function Chips({ chips }: { chips: readonly Chip[] }) {
  const panel = usePanel();
  const { text, formats } = useTranslator();
  if (chips.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; these are buttons of a toolbar
    <span class="chips" role="group" aria-label={text('interface.chips.label')}>
      {chips.map(({ id, term, count }) => (
        <button
          key={id}
          type="button"
          class={`chip ${id}`}
          data-chip={id}
          title={term}
          aria-pressed={hasTerm(panel.filter.value, term)}
          onClick={() => {
            panel.filter.value = toggleTerm(panel.filter.value, term);
          }}
        >
          <Text of={`interface.chips.${id}`} /> <span class="count">{formats.number(count)}</span>
        </button>
      ))}
    </span>
  );
}

/** What a narrow strip has no room for, and what is rarely needed. */
function More({ chips }: { chips: readonly Chip[] }) {
  const panel = usePanel();
  const { text } = useTranslator();
  const [place, setPlace] = useState<MenuPlace | null>(null);
  const [explains, explain] = useState(false);
  const { filter, store } = panel;
  const keepLog = store.keepLog.value;
  const recordable = store.line.value !== 'none';
  return (
    <>
      <IconButton
        icon="more"
        name={text('interface.toolbar.more')}
        action="more"
        aria-haspopup="menu"
        aria-expanded={place !== null}
        onClick={({ currentTarget }) => {
          const { left, right, bottom } = currentTarget.getBoundingClientRect();
          setPlace({ x: getComputedStyle(currentTarget).direction === 'rtl' ? right : left, y: bottom });
        }}
      />
      {place && (
        <Menu
          label={text('interface.toolbar.more')}
          place={place}
          onClose={() => setPlace(null)}
          groups={[
            chips.map(({ id, term }) => ({
              id: `chip-${id}`,
              label: { key: `interface.chips.${id}` },
              checked: hasTerm(filter.value, term),
              onPick: () => {
                filter.value = toggleTerm(filter.value, term);
              },
            })),
            recordable
              ? [
                  {
                    id: 'menu-keep-log',
                    label: { key: 'interface.toolbar.keepLog' },
                    checked: keepLog,
                    onPick: () => panel.settings.change({ keepLog: !keepLog }),
                  },
                ]
              : [],
            recordable && panel.platform.capabilities.debuggerBar
              ? [
                  {
                    id: 'yellow-bar',
                    label: { key: 'interface.toolbar.yellowBar' },
                    onPick: () => explain(true),
                  },
                ]
              : [],
          ]}
        />
      )}
      {explains && (
        <Dialog title={<Text of="interface.toolbar.yellowBarTitle" />} onClose={() => explain(false)}>
          <p>
            <Text of="interface.toolbar.yellowBarText" />
          </p>
        </Dialog>
      )}
    </>
  );
}
