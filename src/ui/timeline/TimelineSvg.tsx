import type { Translator } from '../../i18n/index.ts';
import type { Bar } from '../../log/timeline/bar.ts';
import { mostLanes, type TimelineLayout } from '../../log/timeline/timeline-layout.ts';
import type { Severity } from '../../registry/types.ts';

export const lanePitch = 14;
const barHeight = 11;
const top = 4;
const axisHeight = 16;

/** The picture's height in CSS pixels, whatever the lanes: the list below must not jump. */
export const pictureHeight = top + mostLanes * lanePitch + axisHeight;

/** Marks drawn into a bar's end, nine pixels a side: shape says what colour says. */
const marks: Record<Severity, string> = {
  ok: 'M2 5 4 7 7.5 2.5',
  info: 'M1.5 4.5H7.5M5 2 7.5 4.5 5 7',
  warning: 'M4.5 1.5V5.2M4.5 7V7.6',
  error: 'M2 2 7 7M7 2 2 7',
};

/** A label this close to the end, in pixels, would be cut. */
const labelRoom = 76;

interface TimelineSvgProps {
  readonly layout: TimelineLayout;
  readonly width: number;
  /** Index of the bar that the keyboard stands on; null where the timeline has no focus. */
  readonly current: number | null;
  readonly selectedId: string | null;
  /** The span being dragged, in pixels. */
  readonly dragged: { readonly x: number; readonly width: number } | null;
  readonly mirrored: boolean;
  readonly formats: Translator['formats'];
}

/**
 * The timeline as a picture, for eyes only: the slider around it and the table beside it say the same in words. Time
 * runs in reading direction, so a right-to-left language has the past on the right.
 */
export function TimelineSvg({
  layout,
  width,
  current,
  selectedId,
  dragged,
  mirrored,
  formats,
}: TimelineSvgProps) {
  const height = pictureHeight;
  const axis = height - axisHeight;
  const flip = (x: number, size = 0) => (mirrored ? width - x - size : x);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      {layout.shades.map((shade) => (
        <rect
          key={`${shade.kind}${shade.x}`}
          class={`timeline-shade ${shade.kind}`}
          data-shade={shade.kind}
          x={flip(shade.x, shade.width)}
          y={0}
          width={shade.width}
          height={axis}
        />
      ))}
      <g class="timeline-ticks">
        {layout.ticks.map(({ x, at, fine }) => (
          <g key={at} transform={`translate(${flip(x)} 0)`}>
            <path d={`M0 0V${height}`} />
            <text
              visibility={x > width - labelRoom ? 'hidden' : undefined}
              x={mirrored ? -3 : 3}
              y={height - 4}
              text-anchor={mirrored ? 'end' : 'start'}
              direction="ltr"
            >
              {fine ? formats.exactTime(at) : formats.time(at)}
            </text>
          </g>
        ))}
      </g>
      <g class="timeline-navigations">
        {layout.navigations.map(({ x, marker }, index) => (
          <g key={marker.id} data-navigation={index}>
            <path d={`M${flip(x)} 0V${axis}`} />
            <rect x={flip(x) - 4} y={0} width={8} height={axis} />
          </g>
        ))}
      </g>
      {layout.kind === 'bins' && <LaneMarks bars={layout.bars} place={(x) => flip(x, 10)} />}
      {layout.bars.map((bar, index) => (
        <BarShape
          key={bar.rows[0]?.socket.id}
          bar={bar}
          kind={layout.kind}
          index={index}
          x={flip(bar.x, bar.width)}
          mirrored={mirrored}
          isCurrent={index === current}
          isSelected={selectedId !== null && bar.rows.some(({ socket }) => socket.id === selectedId)}
        />
      ))}
      {dragged && (
        <rect
          class="timeline-dragged"
          x={flip(dragged.x, dragged.width)}
          y={0}
          width={dragged.width}
          height={axis}
        />
      )}
    </svg>
  );
}

/** In a dense log a whole lane ended alike, so its mark stands once, at its start. */
function LaneMarks({
  bars,
  place,
}: {
  readonly bars: readonly Bar[];
  readonly place: (x: number) => number;
}) {
  const lanes = new Map(bars.map((bar) => [bar.lane, bar]));
  return (
    <>
      {[...lanes.values()]
        .filter(({ live }) => !live)
        .map(({ lane, severity }) => (
          <path
            key={lane}
            class={`timeline-lane ${severity}`}
            d={marks[severity]}
            transform={`translate(${place(0)} ${top + lane * lanePitch + 1})`}
          />
        ))}
    </>
  );
}

interface BarShapeProps {
  readonly bar: Bar;
  readonly kind: TimelineLayout['kind'];
  readonly index: number;
  readonly x: number;
  readonly mirrored: boolean;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
}

/** Below this width, in pixels, a merged bar has no room for its count. */
const roomForCount = 30;
/** The lowest bin, in pixels: one socket must be seen beside a thousand. */
const leastHeight = 4;

function BarShape({ bar, kind, index, x, mirrored, isCurrent, isSelected }: BarShapeProps) {
  const count = bar.rows.length;
  const names = [
    'timeline-bar',
    bar.live ? 'live' : bar.severity,
    isCurrent ? 'current' : '',
    isSelected ? 'selected' : '',
  ];
  const height = Math.max(leastHeight, barHeight * bar.weight);
  const markX = mirrored ? 1 : bar.width - 10;
  return (
    <g
      class={names.filter((name) => name !== '').join(' ')}
      data-bar={index}
      transform={`translate(${x} ${top + bar.lane * lanePitch})`}
    >
      <rect
        y={barHeight - height}
        width={bar.width}
        height={height}
        rx={kind === 'bins' ? 1 : bar.width < 20 ? 3 : 5}
      />
      {kind === 'lifetimes' && count > 1 && bar.width >= roomForCount && (
        <text x={bar.width / 2} y={barHeight - 2} text-anchor="middle" direction="ltr">
          {count}
        </text>
      )}
      {kind === 'lifetimes' && !bar.live && (
        <path d={marks[bar.severity]} transform={`translate(${markX} 1)`} />
      )}
    </g>
  );
}
