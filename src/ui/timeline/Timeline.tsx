import { useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Message } from '../../../locales/messages.ts';
import type { Row } from '../../log/rows/row.ts';
import type { Bar } from '../../log/timeline/bar.ts';
import {
  layoutTimeline,
  type TimelineLayout,
  type TimeView,
  wholeView,
} from '../../log/timeline/timeline-layout.ts';
import type { Marker, PageSpan } from '../../model/log.ts';
import { useDeferred } from '../components/hooks/use-deferred.ts';
import { useWidth } from '../components/hooks/use-width.ts';
import { Text } from '../components/Text.tsx';
import { whenChanged } from '../components/when-changed.tsx';
import { useTranslator } from '../state/words/translator-context.ts';
import { BarSlider, ZoomButtons } from './BarSlider.tsx';
import { TimelineSvg } from './TimelineSvg.tsx';
import './timeline.css';
import { barWords, shadeWords } from '../../log/timeline/bar-messages.ts';
import { TimelineTable } from './TimelineTable.tsx';
import { type Hover, usePointer } from './use-pointer.ts';
import { useTimeView } from './use-view.ts';

export interface TimelineProps {
  /** Ended and living sockets, in any order. */
  readonly rows: readonly Row[];
  readonly markers: readonly Marker[];
  readonly spans: readonly PageSpan[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  /** The chosen span, to which the picture zooms; milliseconds since the epoch, null for all times. */
  readonly span: TimeView | null;
  /** A span was dragged, or several sockets drawn as one were chosen; null takes it back. */
  readonly onSpan: (span: TimeView | null) => void;
  /** Milliseconds since the epoch: where living sockets reach to. */
  readonly now: number;
  readonly open: boolean;
}

/**
 * Lifetimes over time, hidden on request. Nothing is computed while it is hidden, nor while nothing about it changes: it
 * has hundreds of bars, and the list above which it stands changes with every close.
 */
export const Timeline = whenChanged<TimelineProps>((props) => {
  if (!props.open) return null;
  return (
    <section class="timeline">
      <OpenTimeline {...props} />
    </section>
  );
});

/** The table of a dense log comes this much later than the picture, in milliseconds. */
const tableLag = 300;

/** The width where nothing is laid out (tests). */
const assumedWidth = 800;
/** The plot's margins together, in CSS pixels; as in timeline.css. */
const margins = 16;

function OpenTimeline({ rows, markers, spans, selectedId, onSelect, span, onSpan, now }: TimelineProps) {
  const { direction, formats } = useTranslator();
  const mirrored = direction === 'rtl';
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot, window.innerWidth - margins) || assumedWidth;
  const whole = useMemo(() => wholeView(rows, now), [rows, now]);
  const { view, isWhole, zoom, showAll: zoomOut, pan } = useTimeView(whole, span);
  const showAll = () => {
    zoomOut();
    if (span) onSpan(null);
  };
  const layout = useMemo(
    () => layoutTimeline({ rows, markers, spans, view, now, width }),
    [rows, markers, spans, view, now, width],
  );
  const bars = useMemo(() => [...layout.bars].sort((a, b) => a.from - b.from || a.lane - b.lane), [layout]);
  const drawn = useMemo(() => ({ ...layout, bars }), [layout, bars]);
  const [focused, setFocused] = useState(false);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const current = Math.max(0, indexOf(bars, currentId ?? selectedId));

  const choose = (bar: Bar | undefined) => {
    const [row] = bar?.rows ?? [];
    if (!bar || !row) return;
    setCurrentId(row.socket.id);
    if (bar.rows.length === 1) onSelect(row.socket.id);
    else onSpan({ from: bar.from, to: bar.to });
  };
  const timeAt = (x: number) => view.from + ((view.to - view.from) * x) / width;
  const pointer = usePointer({
    width,
    mirrored,
    onClick: (index) => choose(bars[index]),
    onDrag: (x, to) => onSpan({ from: timeAt(x), to: timeAt(to) }),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = mirrored ? 'ArrowLeft' : 'ArrowRight';
    const step = stepOf(event.key, forward, mirrored ? 'ArrowRight' : 'ArrowLeft', bars.length);
    const at = bars[current];
    if (event.shiftKey && event.key.startsWith('Arrow') && step !== null) pan(Math.sign(step) / 2);
    else if (step !== null) {
      const next = bars[Math.min(bars.length - 1, Math.max(0, current + step))];
      setCurrentId(next?.rows[0]?.socket.id ?? null);
    } else if (event.key === 'Enter' || event.key === ' ') choose(at);
    else if (event.key === '+' || event.key === '=') zoom(0.5, at && (at.from + at.to) / 2);
    else if (event.key === '-') zoom(2);
    else if (event.key === '0') showAll();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const hovered = pointer.hover === null ? undefined : hoverWords(pointer.hover, drawn);
  const currentBar = bars[current];
  const described: Message | null =
    hovered ?? (focused && currentBar ? barWords(currentBar, layout.kind) : null);
  const helpId = useId();
  // Nobody listens to a long table while it changes; and a frame has no time for both.
  const tableRows = useDeferred(rows, layout.kind === 'bins' ? tableLag : 0);
  return (
    <>
      <div
        ref={plot}
        class="timeline-plot"
        data-zoomed={!isWhole}
        onFocusCapture={() => setFocused(true)}
        onBlurCapture={() => setFocused(false)}
      >
        <BarSlider
          layout={drawn}
          current={current}
          describedBy={helpId}
          handlers={{ ...pointer.handlers, onKeyDown }}
        >
          <TimelineSvg
            layout={drawn}
            width={width}
            current={focused ? current : null}
            selectedId={selectedId}
            dragged={pointer.dragged}
            mirrored={mirrored}
            formats={formats}
          />
        </BarSlider>
      </div>
      <div class="timeline-foot">
        <span class="timeline-told">
          <Text of={described ?? 'timeline.help'} />
        </span>
        <span class="visually-hidden" id={helpId}>
          <Text of="timeline.keys" />
        </span>
        <ZoomButtons isWhole={isWhole} zoom={zoom} showAll={showAll} />
      </div>
      <TimelineTable rows={tableRows} now={now} />
    </>
  );
}

const indexOf = (bars: readonly Bar[], id: string | null): number =>
  id === null ? -1 : bars.findIndex(({ rows }) => rows.some(({ socket }) => socket.id === id));

function stepOf(key: string, forward: string, back: string, count: number): number | null {
  if (key === forward || key === 'ArrowDown') return 1;
  if (key === back || key === 'ArrowUp') return -1;
  if (key === 'PageDown') return 10;
  if (key === 'PageUp') return -10;
  if (key === 'Home') return -count;
  return key === 'End' ? count : null;
}

function hoverWords(hover: Hover, { bars, kind, navigations }: TimelineLayout): Message | undefined {
  if ('shade' in hover) return { key: shadeWords(hover.shade) };
  if ('bar' in hover) {
    const bar = bars[hover.bar];
    return bar && barWords(bar, kind);
  }
  const marker = navigations[hover.navigation]?.marker;
  const values = marker && { url: { verbatim: marker.url }, time: { time: marker.at } };
  return values && { key: 'timeline.navigation', values };
}
