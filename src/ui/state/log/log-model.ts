import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Changes, TrafficMessage } from '../../../channel/messages.ts';
import { OrderedRows } from '../../../log/rows/ordered-rows.ts';
import { type Row, rowId } from '../../../log/rows/row.ts';
import type { RowBuilder } from '../../../log/rows/row-builder.ts';
import { limits } from '../../../model/limits.ts';
import { mapInSlices, type Slices } from '../../../model/lists/slices.ts';
import { emptyLog, type Marker, type PageSpan, type SessionLog } from '../../../model/log.ts';
import { bornAt, type SocketRecord } from '../../../model/socket.ts';

/** One log on display: the live one, or an imported one. */
export interface LogModel {
  /** Ended sockets, earliest end first. A new array for every change. */
  readonly ended: ReadonlySignal<readonly Row[]>;
  /** Connecting and open sockets, in the order they were made. */
  readonly live: ReadonlySignal<readonly Row[]>;
  readonly markers: ReadonlySignal<readonly Marker[]>;
  readonly spans: ReadonlySignal<readonly PageSpan[]>;
  readonly dropped: ReadonlySignal<number>;
  readonly page: ReadonlySignal<SessionLog['page']>;
  /** Counts how often the log began from nothing: by a snapshot, or by clearing. */
  readonly beginnings: ReadonlySignal<number>;
  find(id: string): Row | undefined;
  replace(log: SessionLog): void;
  /** As `replace`, in slices; what was there stays on display until the last. */
  load(log: SessionLog): Slices<void>;
  change(changes: Changes): void;
  /** More of a log of which only the newest part came first; `following` are still to come, and may be shown together with these. */
  addOlder(sockets: readonly SocketRecord[], following: number): void;
  count(counters: TrafficMessage['counters']): void;
  setPage(page: SessionLog['page']): void;
  /** Looks everything up again, in slices; the log may change meanwhile. */
  refresh(): Slices<void>;
  /** Lets go of closes beyond what is wished now. */
  trim(): void;
}

function upsert<Item extends { readonly id: string }>(list: readonly Item[], changed: readonly Item[]) {
  if (changed.length === 0) return list;
  const byId = new Map(list.map((item) => [item.id, item]));
  for (const item of changed) byId.set(item.id, item);
  return [...byId.values()];
}

const inOrder = (rows: ReadonlyMap<string, Row>): readonly Row[] =>
  [...rows.values()].sort((one, other) => bornAt(one.socket) - bornAt(other.socket));

/** Milliseconds between two drawings of a list that grows at its start, out of sight: each costs time in the number of all closes. */
const growthInterval = 250;

/** Makes a store for one log. Work for a message is in the number of changed sockets, bar one copy of the list. */
export function createLogModel(
  rowBuilder: RowBuilder,
  closesKept: () => number = () => limits.endedSockets,
): LogModel {
  const ended = signal<readonly Row[]>([]);
  const live = signal<readonly Row[]>([]);
  const markers = signal<readonly Marker[]>([]);
  const spans = signal<readonly PageSpan[]>([]);
  const dropped = signal(0);
  const page = signal(emptyLog.page);
  const beginnings = signal(0);
  let endedRows = new OrderedRows();
  let liveRows = new Map<string, Row>();
  let droppedByCapture = 0;
  let trimmed = 0;
  /** How often everything was looked up again. */
  let refreshes = 0;
  /** What came is put on display then; null where all of it is. */
  let display: ReturnType<typeof setTimeout> | null = null;

  const place = (rows: readonly Row[]) => {
    const hasEnded = ({ socket }: Row) => socket.state === 'ended';
    for (const row of rows) {
      if (hasEnded(row)) liveRows.delete(rowId(row));
      else liveRows.set(rowId(row), row);
    }
    endedRows.setAll(rows.filter(hasEnded));
  };
  /** Lets go of the oldest closes where the reader wants fewer than capture keeps. */
  const letGo = () => {
    const surplus = endedRows.oldest(endedRows.size - closesKept());
    if (surplus.length === 0) return;
    const ids = surplus.map(rowId);
    for (const id of ids) endedRows.delete(id);
    rowBuilder.forget(ids);
    trimmed += ids.length;
  };
  const publish = () => {
    if (display !== null) clearTimeout(display);
    display = null;
    letGo();
    dropped.value = droppedByCapture + trimmed;
    ended.value = endedRows.toArray();
    live.value = inOrder(liveRows);
  };

  /** The one way in for what is new: takes it into the log, and makes a row again of every socket it may concern. */
  const takeIn = (sockets: readonly SocketRecord[], changedSpans: readonly PageSpan[] = []) => {
    spans.value = upsert(spans.value, changedSpans);
    place(rowBuilder.build(sockets, spans.value, changedSpans));
  };

  /** Takes what a log has beside its sockets and spans, in the place of all that was there. */
  const begin = (log: SessionLog) => {
    beginnings.value += 1;
    endedRows.clear();
    liveRows.clear();
    markers.value = log.markers;
    spans.value = [];
    droppedByCapture = log.dropped;
    trimmed = 0;
    page.value = log.page;
  };

  return {
    ended,
    live,
    markers,
    spans,
    dropped,
    page,
    beginnings,
    find: (id) => liveRows.get(id) ?? endedRows.get(id),
    replace: (log) =>
      batch(() => {
        rowBuilder.reset();
        begin(log);
        takeIn(log.sockets, log.spans);
        publish();
      }),
    *load(log) {
      rowBuilder.reset();
      let known = refreshes;
      let rows = yield* rowBuilder.buildAll(log.sockets, log.spans);
      for (; known < refreshes; known += 1) {
        rows = (yield* mapInSlices(rows, (row) => rowBuilder.rebuild([row], log.spans))).flat();
      }
      const [nextEnded, nextLive] = [new OrderedRows(), new Map<string, Row>()];
      yield* mapInSlices(rows, (row) => {
        if (row.socket.state === 'ended') nextEnded.set(row);
        else nextLive.set(rowId(row), row);
      });
      batch(() => {
        begin(log);
        spans.value = log.spans;
        endedRows = nextEnded;
        liveRows = nextLive;
        publish();
      });
    },
    addOlder: (sockets, following) =>
      batch(() => {
        takeIn(sockets);
        if (following === 0) publish();
        else display ??= setTimeout(() => batch(publish), growthInterval);
      }),
    change: (changes) =>
      batch(() => {
        markers.value = upsert(markers.value, changes.markers);
        droppedByCapture = changes.dropped;
        rowBuilder.forget(changes.removed);
        for (const id of changes.removed) {
          liveRows.delete(id);
          endedRows.delete(id);
        }
        takeIn(changes.sockets, changes.spans);
        publish();
      }),
    count: (counters) => {
      for (const { id, traffic } of counters) {
        const row = liveRows.get(id);
        if (row) liveRows.set(id, { ...row, socket: { ...row.socket, traffic } });
      }
      live.value = inOrder(liveRows);
    },
    setPage: (next) => {
      page.value = next;
    },
    trim: () => batch(publish),
    *refresh() {
      refreshes += 1;
      const ids = [...endedRows.toArray(), ...liveRows.values()].map(rowId);
      yield* mapInSlices(ids, (id) => {
        // It may have left the log meanwhile.
        const row = liveRows.get(id) ?? endedRows.get(id);
        if (row) place(rowBuilder.rebuild([row], spans.value));
      });
      batch(publish);
    },
  };
}
