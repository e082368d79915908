import { useRef } from 'preact/hooks';
import { visible } from '../../i18n/index.ts';
import type { Row } from '../../log/rows/row.ts';
import { bornAt, type LiveSocket } from '../../model/socket.ts';
import { idleTime } from '../../model/times.ts';
import { shortUrl } from '../../model/url-identity.ts';
import { type LinePlace, ListGrid } from '../components/grid/ListGrid.tsx';
import { useNow } from '../components/hooks/use-now.ts';
import { useWidth } from '../components/hooks/use-width.ts';
import type { MenuPlace } from '../components/menu/Menu.tsx';
import { Text, Verbatim } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';
import { StatePicture } from '../states/StatePicture.tsx';

const columns = ['state', 'socket', 'protocol', 'age', 'received', 'sent', 'idle'] as const;
const compactBelow = 520;
/** Ages are updated this often, in milliseconds. */
const tick = 500;

interface Props {
  readonly rows: readonly Row[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onEnter: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** A menu is asked for on a socket. */
  readonly onMenu: (row: Row, place: MenuPlace) => void;
}

const socketId = ({ id }: LiveSocket): string => id;

/** The sockets that are connecting or open, with age, traffic and idle time. */
export function OpenList({ rows, selectedId, onSelect, onEnter, onKey, onMenu }: Props) {
  const translator = useTranslator();
  const place = useRef<HTMLDivElement>(null);
  const compact = useWidth(place, window.innerWidth) < compactBelow;
  const now = useNow(tick);
  const lines = rows.flatMap(({ socket }) => (socket.state === 'ended' ? [] : [socket]));
  if (lines.length === 0) {
    return (
      <div class="state-place" data-state="no-open">
        <StatePicture kind="open" />
        <h2>
          <Text of="interface.state.noOpen.title" />
        </h2>
        <p>
          <Text of="interface.state.noOpen.text" />
        </p>
      </div>
    );
  }
  return (
    <div class="list-place" ref={place}>
      <ListGrid<LiveSocket>
        label={translator.text('interface.list.openLabel')}
        lines={lines}
        idOf={socketId}
        columnCount={columns.length}
        compact={compact}
        lineHeight={compact ? 38 : 22}
        canSelect={() => true}
        isSelected={({ id }) => id === selectedId}
        selectedId={selectedId}
        onSelect={({ id }) => onSelect(id)}
        onMenu={({ id }, at) => {
          const row = rows.find(({ socket }) => socket.id === id);
          onSelect(id);
          if (row) onMenu(row, at);
        }}
        onEnter={onEnter}
        onKey={onKey}
        follow={false}
        header={() => <Header />}
        renderLine={(socket, key, at) => <OpenLine key={key} socket={socket} now={now} place={at} />}
      />
    </div>
  );
}

function Header() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
    // biome-ignore lint/a11y/useFocusableInteractive: nothing in it can be pressed
    <div class="line open header" role="row" aria-rowindex={1}>
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
        // biome-ignore lint/a11y/useFocusableInteractive: nothing in it can be pressed
        <span key={column} role="columnheader" class={`cell ${column}`}>
          <Text of={`interface.column.${column}`} />
        </span>
      ))}
    </div>
  );
}

function OpenLine({ socket, now, place }: { socket: LiveSocket; now: number; place: LinePlace }) {
  const { formats } = useTranslator();
  const { received, sent } = socket.traffic;
  const idle = idleTime(socket, now);
  const count = (value: number | null) => (value === null ? '–' : formats.number(value));
  const cells: Record<(typeof columns)[number], preact.ComponentChildren> = {
    state: (
      <span class={`live-state ${socket.state}`}>
        <Text of={`interface.row.state.${socket.state}`} />
      </span>
    ),
    socket: (
      <span class="address" title={visible(socket.url)}>
        <Verbatim text={shortUrl(socket.url)} />
      </span>
    ),
    protocol:
      socket.state === 'connecting' || socket.protocol === '' ? '–' : <Verbatim text={socket.protocol} />,
    age: `${socket.adopted ? '≥ ' : ''}${formats.duration(now - bornAt(socket))}`,
    received: count(received),
    sent: count(sent),
    idle: idle === null ? '–' : formats.duration(idle),
  };
  return (
    <div {...place} class="line open" data-state={socket.state}>
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
        // biome-ignore lint/a11y/useFocusableInteractive: the grid points at its active row
        <span key={column} role="gridcell" class={`cell ${column}`}>
          {cells[column]}
        </span>
      ))}
    </div>
  );
}
