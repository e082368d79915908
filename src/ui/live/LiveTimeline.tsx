import { useMemo } from 'preact/hooks';
import { usePanel } from '../app/panel-context.ts';
import { useNow } from '../components/use-now.ts';
import { joinTime, splitTime } from '../filter/time-term.ts';
import type { Row } from '../store/row.ts';
import { Timeline } from '../timeline/Timeline.tsx';

/** The bars of living sockets grow this often, in milliseconds. */
const growth = 1_000;

/** The timeline of the rows on display; a span dragged in it becomes a part of the filter. */
export function LiveTimeline({ ended, live }: { ended: readonly Row[]; live: readonly Row[] }) {
  const panel = usePanel();
  const log = panel.store.shown.value;
  const open = panel.layout.timelineOpen.value;
  const growing = open && live.length > 0 && panel.store.imported.value === null;
  const clock = useNow(growth, growing);
  const rows = useMemo(() => [...ended, ...live], [ended, live]);
  const last = ended.at(-1)?.socket;
  const now = growing || last?.state !== 'ended' ? clock : last.endedAt;
  return (
    <Timeline
      rows={rows}
      markers={log.markers.value}
      spans={log.spans.value}
      selectedId={panel.selectedId.value}
      onSelect={(id) => {
        panel.selectedId.value = id;
      }}
      onSpan={(from, to) => {
        panel.filter.value = joinTime({ ...splitTime(panel.filter.value), span: { from, to } });
      }}
      now={now}
      open={open}
      onToggle={panel.layout.setTimelineOpen}
    />
  );
}
