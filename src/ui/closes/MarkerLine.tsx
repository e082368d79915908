import type { Marker } from '../../model/log.ts';
import type { LinePlace } from '../components/grid/ListGrid.tsx';
import { Text } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';

/** A line across the list: the page navigated, or recording began or stopped. */
export function MarkerLine({
  marker,
  place,
  columnCount,
}: {
  readonly marker: Marker;
  readonly place: LinePlace;
  readonly columnCount: number;
}) {
  const translator = useTranslator();
  return (
    <div {...place} class="line marker" data-marker={marker.kind}>
      {/* biome-ignore lint/a11y/useSemanticElements: part of a virtual grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: markers are not chosen */}
      <span role="gridcell" class="cell" aria-colspan={columnCount}>
        <span class="words">
          <MarkerWords marker={marker} />
        </span>
        <time dateTime={new Date(marker.at).toISOString()}>{translator.formats.time(marker.at)}</time>
      </span>
    </div>
  );
}

function MarkerWords({ marker }: { marker: Marker }) {
  switch (marker.kind) {
    case 'navigation':
      return <Text of="interface.row.navigation" values={{ url: { verbatim: marker.url } }} />;
    case 'recording-started':
      return <Text of="interface.row.started" />;
    case 'recording-stopped':
      return <Text of="interface.row.stopped" />;
    case 'gap':
      return <Text of="interface.row.gap" />;
  }
}
