import { useCallback, useMemo } from 'preact/hooks';
import { splitTime, withSpan } from '../../log/filter/time-term.ts';
import type { Row } from '../../log/rows/row.ts';
import type { TimeView } from '../../log/timeline/timeline-layout.ts';
import { useDeferred } from '../components/hooks/use-deferred.ts';
import { useNow } from '../components/hooks/use-now.ts';
import { usePanel } from '../state/panel-context.ts';
import { Timeline } from './Timeline.tsx';

/** The bars of living sockets grow this often, in milliseconds. */
const growth = 1_000;
/** A log with more sockets than this is drawn later than its list, a long one later still; in milliseconds. */
const large = 500;
const lagOf = (sockets: number): number => (sockets > large ? Math.min(600, Math.max(200, sockets / 20)) : 0);

/** The timeline of the rows on display; a span dragged in it becomes a part of the filter. */
export function LiveTimeline({
  ended,
  live,
  span,
}: {
  readonly ended: readonly Row[];
  readonly live: readonly Row[];
  /** The chosen part of time, which the timeline zooms to; null where none is. */
  readonly span: TimeView | null;
}) {
  const panel = usePanel();
  const { kind, log, selection } = panel.store.shown.value;
  const open = panel.layout.timelineOpen.value;
  const growing = open && live.length > 0 && kind === 'live';
  const clock = useNow(growth, growing);
  const current = useMemo(() => ({ ended, live }), [ended, live]);
  const then = useDeferred(current, lagOf(ended.length + live.length));
  const rows = useMemo(() => [...then.ended, ...then.live], [then]);
  const last = then.ended.at(-1)?.socket;
  const choose = useCallback(
    (id: string) => {
      selection.selectedId.value = id;
    },
    [selection],
  );
  const filterBy = useCallback(
    (chosen: TimeView | null) => {
      const { value } = panel.filter;
      panel.filter.value = chosen ? withSpan(value, chosen.from, chosen.to) : splitTime(value).typed;
    },
    [panel],
  );
  return (
    <Timeline
      rows={rows}
      markers={log.markers.value}
      spans={log.spans.value}
      selectedId={selection.selectedId.value}
      onSelect={choose}
      span={span}
      onSpan={filterBy}
      now={growing || last?.state !== 'ended' ? clock : last.endedAt}
      open={open}
    />
  );
}
