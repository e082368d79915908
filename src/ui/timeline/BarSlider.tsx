import type { ComponentChildren, HTMLAttributes } from 'preact';
import { barWords } from '../../log/timeline/bar-messages.ts';
import type { TimelineLayout } from '../../log/timeline/timeline-layout.ts';
import { Text } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';

/**
 * What the picture is to the keyboard and to a screen reader: a slider over the bars, oldest first, whose value is
 * the bar it stands on, in words. One stop of the Tab key, whatever the number of bars.
 */
export function BarSlider({
  layout,
  current,
  describedBy,
  handlers,
  children,
}: {
  readonly layout: TimelineLayout;
  readonly current: number;
  readonly describedBy: string;
  readonly handlers: HTMLAttributes<HTMLDivElement>;
  readonly children: ComponentChildren;
}) {
  const { text } = useTranslator();
  const { bars, kind } = layout;
  const bar = bars[current];
  return (
    <div
      class="timeline-slider"
      role="slider"
      tabIndex={0}
      aria-label={text('timeline.label')}
      aria-describedby={describedBy}
      aria-valuemin={Math.min(1, bars.length)}
      aria-valuemax={bars.length}
      aria-valuenow={bar ? current + 1 : 0}
      aria-valuetext={text(bar ? barWords(bar, kind) : 'timeline.none')}
      {...handlers}
    >
      {children}
    </div>
  );
}

/** The zoom for those who have no keyboard at hand. */
export function ZoomButtons({
  isWhole,
  zoom,
  showAll,
}: {
  readonly isWhole: boolean;
  readonly zoom: (factor: number) => void;
  readonly showAll: () => void;
}) {
  const { text } = useTranslator();
  return (
    <span class="timeline-zoom">
      {!isWhole && (
        <button type="button" class="subtle" onClick={showAll}>
          <Text of="timeline.zoomAll" />
        </button>
      )}
      <button
        type="button"
        class="subtle"
        aria-label={text('timeline.zoomOut')}
        disabled={isWhole}
        onClick={() => zoom(2)}
      >
        −
      </button>
      <button type="button" class="subtle" aria-label={text('timeline.zoomIn')} onClick={() => zoom(0.5)}>
        +
      </button>
    </span>
  );
}
