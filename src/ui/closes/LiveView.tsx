import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { splitTime } from '../../log/filter/time-term.ts';
import type { Row } from '../../log/rows/row.ts';
import { useWidth } from '../components/hooks/use-width.ts';
import { useWindowHeight } from '../components/hooks/use-window-height.ts';
import { lazily } from '../components/lazily.tsx';
import type { MenuPlace } from '../components/menu/Menu.tsx';
import { Problem } from '../components/Problem.tsx';
import { Splitter } from '../components/Splitter.tsx';
import { Text } from '../components/Text.tsx';
import { useFiltered } from '../filter/use-filter.ts';
import { liveState } from '../state/log/live-state.ts';
import type { ListKind } from '../state/panel.ts';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';
import { EmptyState, NoMatch } from '../states/EmptyState.tsx';
import { StateBanner } from '../states/StateBanner.tsx';
import { LiveTimeline } from '../timeline/LiveTimeline.tsx';
import { Announcer } from './Announcer.tsx';
import { CloseList } from './CloseList.tsx';
import { LoopStrip } from './LoopStrip.tsx';
import { OpenList } from './OpenList.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useLoops } from './use-loops.ts';

const Detail = lazily(async () => (await import('../detail/Detail.tsx')).Detail, ['compare', 'detail']);
const LiveGroups = lazily(async () => (await import('../groups/LiveGroups.tsx')).LiveGroups);
const RowMenu = lazily(async () => (await import('./RowMenu.tsx')).RowMenu);

/** From this width on, in pixels, the detail stands beside the list; else below it. */
const besideFrom = 760;
/** A panel lower than this has no room for both, and puts them side by side from a smaller width on. */
const low = 420;
const besideFromWhereLow = 520;
const detailId = 'detail';
const none: readonly Row[] = [];

/** The live view, or why there is none: without its code no close can be shown, and loading again is the way out. */
export function LiveView() {
  const { failure } = usePanel();
  if (failure.value === null) return <Live />;
  return <Problem text={failure.value} onRetry={() => location.reload()} />;
}

/** Tools, the list, and the detail of what is chosen. */
function Live() {
  const panel = usePanel();
  const translator = useTranslator();
  const { store } = panel;
  const onShow = store.shown.value;
  const { log } = onShow;
  const { selectedId, secondId, comparing } = onShow.selection;
  const rows = log.ended.value;
  const filter = panel.filter.value;
  const loops = useLoops(rows, log.live.value);
  const shown = useFiltered(rows, filter, loops.ids);
  const live = useFiltered(log.live.value, filter, loops.ids);
  // The timeline shows the whole life of what else lived in the chosen span, and all times around it.
  const { span, typed } = useMemo(() => splitTime(filter), [filter]);
  const drawn = useFiltered(span ? rows : none, typed, loops.ids);
  const drawnLive = useFiltered(span ? log.live.value : none, typed, loops.ids);
  const [menu, setMenu] = useState<{ readonly row: Row; readonly place: MenuPlace } | null>(null);
  useEffect(() => {
    panel.matched.value = filter === '' ? null : { closes: shown.length, open: live.length };
    return () => {
      panel.matched.value = null;
    };
  }, [panel, filter, shown.length, live.length]);
  const list = panel.list.value;
  const split = useRef<HTMLDivElement>(null);
  const needed = useWindowHeight() < low ? besideFromWhereLow : besideFrom;
  const axis = useWidth(split) >= needed ? 'inline' : 'block';
  const chosen = useMemo(
    () => (selectedId.value === null ? undefined : log.find(selectedId.value)),
    [log, rows, log.live.value, selectedId.value],
  );
  const state = liveState({
    line: store.line.value,
    recording: store.recording.value,
    shown: onShow,
    closes: rows.length,
  });

  const listed = sizeOf(list, rows, log.live.value);
  const matching = sizeOf(list, shown, live);
  /** What stands where no line is listed; the list of open sockets has words of its own for having none. */
  const emptyPlace = () => {
    if (matching > 0 || (list === 'open' && listed === 0)) return null;
    if (listed === 0) return <EmptyState state={state} />;
    return <NoMatch hidden={listed} onClear={() => (panel.filter.value = '')} />;
  };
  const nothing = emptyPlace();

  const focusDetail = () => split.current?.querySelector<HTMLElement>(`#${detailId}`)?.focus();
  const focusList = () => {
    const places = ['[role="grid"]', '.group-socket[aria-current="true"]', '.groups summary'];
    const found = places.map((place) => split.current?.querySelector<HTMLElement>(place));
    found.find((place) => place)?.focus();
  };
  const openMenu = (row: Row, place: MenuPlace) => setMenu({ row, place });
  const select = (id: string, second = false) => {
    if (second && selectedId.value !== null && id !== selectedId.value) secondId.value = id;
    else {
      selectedId.value = id;
      secondId.value = null;
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && chosen) {
      selectedId.value = null;
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'c' && chosen) {
      comparing.value = chosen;
      event.preventDefault();
    } else if (event.key === 'y' && chosen) {
      // The button's own press, since it says what came of it.
      split.current?.querySelector<HTMLElement>('[data-action="copy-report"]')?.click();
      event.preventDefault();
    }
  };

  return (
    <div class="live">
      <h1 class="visually-hidden">
        <Text of="interface.app.view.live" />
      </h1>
      <Toolbar matched={shown.length} loops={loops} onLeaveFilter={focusList} />
      {(rows.length > 0 || state.kind === 'imported') && <StateBanner state={state} />}
      <LoopStrip key={onShow.kind} loops={loops} />
      {(shown.length + live.length > 0 || span) && (
        <LiveTimeline ended={span ? drawn : shown} live={span ? drawnLive : live} span={span} />
      )}
      <div
        class={chosen ? `split ${axis}` : 'split'}
        ref={split}
        style={{ '--share': `${panel.layout.share.value[axis]}%` }}
      >
        <section class="main-part">
          {nothing}
          {list === 'open' && !nothing && (
            <OpenList
              rows={live}
              selectedId={selectedId.value}
              onSelect={select}
              onEnter={focusDetail}
              onKey={onKey}
              onMenu={openMenu}
            />
          )}
          {list === 'groups' && !nothing && (
            <LiveGroups ended={shown} live={live} onSelect={select} onKey={onKey} />
          )}
          {list === 'closes' && !nothing && (
            <CloseList
              key={onShow.kind === 'imported' ? `imported ${onShow.name}` : 'live'}
              rows={shown}
              markers={log.markers.value}
              sort={panel.sort.value}
              onSort={(sort) => (panel.sort.value = sort)}
              selectedId={selectedId.value}
              secondId={secondId.value}
              onSelect={select}
              onEnter={focusDetail}
              onKey={onKey}
              onMenu={openMenu}
            />
          )}
        </section>
        {chosen && (
          <>
            <Splitter
              axis={axis}
              share={panel.layout.share.value[axis]}
              label={translator.text('interface.detail.resize')}
              controls={detailId}
              onChange={(share) => panel.layout.setShare(axis, share)}
            />
            <Detail
              id={detailId}
              row={chosen}
              onBack={focusList}
              onKey={onKey}
              onClose={() => {
                selectedId.value = null;
                focusList();
              }}
            />
          </>
        )}
      </div>
      {menu && <RowMenu {...menu} onClose={() => setMenu(null)} />}
      <Announcer rows={store.live.log.ended.value} beginnings={store.live.log.beginnings.value} />
    </div>
  );
}

/** How many lines a list has of these. */
function sizeOf(list: ListKind, ended: readonly Row[], live: readonly Row[]): number {
  if (list === 'closes') return ended.length;
  return list === 'open' ? live.length : ended.length + live.length;
}
