import { Text } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';

/** Delays drawn at most, the latest ones. */
export const mostDelays = 24;
const barWidth = 5;
const height = 18;

/** The delays of a backoff as small bars, oldest first in reading direction, with the same in words beside. */
export function DelayPlot({ delays }: { readonly delays: readonly number[] }) {
  const { direction, formats } = useTranslator();
  const shown = delays.slice(-mostDelays);
  const longest = Math.max(1, ...shown);
  const width = shown.length * barWidth;
  if (shown.length === 0) return null;
  return (
    <span class="delay-plot">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        focusable="false"
      >
        {shown.map((delay, index) => {
          const tall = Math.max(1.5, (delay / longest) * height);
          const place = direction === 'rtl' ? shown.length - 1 - index : index;
          return (
            <rect key={index} x={place * barWidth} y={height - tall} width={barWidth - 1} height={tall} />
          );
        })}
      </svg>
      <span class="visually-hidden">
        <Text
          of={shown.length < delays.length ? 'groups.moreDelays' : 'groups.delays'}
          values={{ count: shown.length, delays: { list: shown.map(formats.duration) } }}
        />
      </span>
    </span>
  );
}
