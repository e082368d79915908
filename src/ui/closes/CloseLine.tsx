import { type EndedRow, isEndedRow, type Row } from '../../log/rows/row.ts';
import { codeOf } from '../../log/rows/row-facts.ts';
import type { Marker } from '../../model/log.ts';
import { closeOf, type EndedSocket } from '../../model/socket.ts';
import { lifetime } from '../../model/times.ts';
import { fileOf, shortUrl } from '../../model/url-identity.ts';
import { Badge } from '../components/Badge.tsx';
import type { LinePlace } from '../components/grid/ListGrid.tsx';
import { Text, Verbatim } from '../components/Text.tsx';
import { useTranslator } from '../state/translator-context.ts';

/** One close: its code, what happened, whose socket, who closed it, how long it lived, when. */
export function CloseLine({ row, place, second }: { row: Row; place: LinePlace; second: boolean }) {
  if (!isEndedRow(row)) return null;
  const { diagnosis } = row;
  return (
    <div
      {...place}
      class={second ? 'line second' : 'line'}
      data-close-code={codeOf(row) ?? ''}
      data-cause={diagnosis.cause}
      data-confidence={diagnosis.confidence}
    >
      <Cells row={row} />
    </div>
  );
}

function Cells({ row }: { row: EndedRow }) {
  const translator = useTranslator();
  const { socket, diagnosis } = row;
  const lived = lifetime(socket, socket.endedAt);
  const endedAt = new Date(socket.endedAt);
  return (
    <>
      <Cell column="code">
        <Badge code={codeOf(row)} severity={row.severity} />
        <span class="visually-hidden">
          <Text of={`interface.row.severity.${row.severity}`} />
        </span>
      </Cell>
      <Cell column="what">
        <span class="first">
          <Text of={diagnosis.title} />
        </span>
        <span class="sub">
          <Subtitle row={row} socket={socket} />
        </span>
      </Cell>
      <Cell column="socket">
        <span class="first" title={socket.url}>
          <Verbatim text={shortUrl(socket.url)} />
        </span>
        <span class="sub">
          <SocketNote socket={socket} />
        </span>
      </Cell>
      <Cell column="closedBy">
        <Text of={`interface.row.closedBy.${diagnosis.closedBy}`} />
      </Cell>
      <Cell column="lived">{lived === null ? '–' : translator.formats.duration(lived)}</Cell>
      <Cell column="time">
        <time dateTime={endedAt.toISOString()} title={translator.formats.dateTime(socket.endedAt)}>
          {translator.formats.time(socket.endedAt)}
        </time>
      </Cell>
    </>
  );
}

function Cell({ column, children }: { column: string; children: preact.ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid points at its active row
    <span role="gridcell" class={`cell ${column}`}>
      {children}
    </span>
  );
}

function Subtitle({ row, socket }: { row: Row; socket: EndedSocket }) {
  if (row.diagnosis?.subtitle) return <Text of={row.diagnosis.subtitle} />;
  const reason = closeOf(socket)?.reason ?? '';
  if (reason === '') return null;
  return <Text of="interface.row.reason" values={{ reason: { verbatim: reason } }} />;
}

function SocketNote({ socket }: { socket: EndedSocket }) {
  if (socket.protocol !== '') return <Verbatim text={socket.protocol} />;
  const { kind, url } = socket.context;
  if (kind !== 'page') {
    const script = fileOf(url);
    return script === '' ? (
      <Text of={`interface.row.context.${kind}`} />
    ) : (
      <Text
        of="interface.row.inContext"
        values={{ context: { key: `interface.row.context.${kind}` }, script: { verbatim: script } }}
      />
    );
  }
  return socket.everOpened ? null : <Text of="interface.row.neverOpened" />;
}

/** A line across the list: the page navigated, or recording began or stopped. */
export function MarkerLine({ marker, place }: { marker: Marker; place: LinePlace }) {
  const translator = useTranslator();
  return (
    <div {...place} class="line marker" data-marker={marker.kind}>
      {/* biome-ignore lint/a11y/useSemanticElements: part of a virtual grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: markers are not chosen */}
      <span role="gridcell" class="cell" aria-colspan={6}>
        <MarkerWords marker={marker} />{' '}
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
