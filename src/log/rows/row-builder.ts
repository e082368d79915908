import { diagnose } from '../../diagnosis/diagnose.ts';
import { HistoryIndex } from '../../diagnosis/history/history.ts';
import type { BrowserKind } from '../../model/browser-kind.ts';
import { mapInSlices, type Slices } from '../../model/lists/slices.ts';
import type { PageSpan } from '../../model/log.ts';
import { closeOf, type EndedSocket, type SocketRecord } from '../../model/socket.ts';
import {
  type LookupContext,
  lookup,
  type Meaning,
  mayNeedPacks,
  type PackSet,
} from '../../registry/index.ts';
import type { Row } from './row.ts';
import { severityOf } from './severity.ts';

/** Where the packs come from; asked for only when a socket may need them. */
export interface PackSource {
  current(): PackSet;
  /** Loads the built-in packs if they are not there yet. */
  need(): void;
}

/** Makes rows of records, each in the light of the others. */
export interface RowBuilder {
  /** Forgets every record. */
  reset(): void;
  /**
   * Rows of changed records, and new rows of others whose diagnosis these or the changed spans may concern. `spans` are
   * all of the log's.
   */
  build(
    changed: readonly SocketRecord[],
    spans: readonly PageSpan[],
    changedSpans?: readonly PageSpan[],
  ): readonly Row[];
  /** Rows of a whole log, after `reset`; in slices, for a long one takes a second. */
  buildAll(records: readonly SocketRecord[], spans: readonly PageSpan[]): Slices<readonly Row[]>;
  forget(ids: readonly string[]): void;
  /** The same rows made again with what is known now, e.g. after packs were loaded. */
  rebuild(rows: readonly Row[], spans: readonly PageSpan[]): readonly Row[];
}

/** What a socket shows of whose codes it speaks. */
const lookupContext = (socket: SocketRecord): LookupContext => ({
  url: socket.url,
  requestedProtocols: socket.requestedProtocols,
  ...(socket.state === 'connecting' ? {} : { protocol: socket.protocol }),
});

/** What a code means for a socket, or by itself. */
export const explain = (code: number, socket: SocketRecord | undefined, packs: PackSet): Meaning =>
  lookup(code, socket ? lookupContext(socket) : {}, packs);

function meaningOf(socket: EndedSocket, packs: PackSource): Meaning | null {
  const close = closeOf(socket);
  if (!close) return null;
  const context = lookupContext(socket);
  if (mayNeedPacks(close.code, context)) packs.need();
  return lookup(close.code, context, packs.current());
}

/** Makes rows of one browser's records: looks the code up and diagnoses the ending in the light of the socket's history. */
export function createRowBuilder(packs: PackSource, browser: BrowserKind = 'chromium'): RowBuilder {
  let index = new HistoryIndex();
  const records = new Map<string, SocketRecord>();

  const add = (given: readonly SocketRecord[]) => {
    index.add(given);
    for (const socket of given) records.set(socket.id, socket);
  };
  const rowOf = (socket: SocketRecord, spans: readonly PageSpan[]): Row => {
    if (socket.state !== 'ended') return { socket, diagnosis: null, meaning: null, severity: 'info' };
    const meaning = meaningOf(socket, packs);
    const diagnosis = diagnose({ socket, history: index.historyOf(socket, spans), meaning, browser });
    return { socket, diagnosis, meaning, severity: severityOf(socket, diagnosis, meaning) };
  };
  const forget = (ids: readonly string[]) => {
    index.remove(ids);
    for (const id of ids) records.delete(id);
  };

  return {
    forget,
    reset: () => {
      index = new HistoryIndex();
      records.clear();
    },
    build: (changed, spans, changedSpans = []) => {
      add(changed);
      // Where every record is new, there is no other that they may concern.
      const affectedBy = (socket: SocketRecord) =>
        changed.length === records.size ? [] : index.affectedBy(socket);
      const affected = new Set([
        ...changed.flatMap((socket) => [socket.id, ...affectedBy(socket)]),
        ...changedSpans.flatMap((span) => index.affectedBySpan(span)),
      ]);
      return [...affected].flatMap((id) => {
        const socket = records.get(id);
        return socket ? [rowOf(socket, spans)] : [];
      });
    },
    *buildAll(given, spans) {
      yield* mapInSlices(given, (socket) => add([socket]));
      return yield* mapInSlices([...records.values()], (socket) => rowOf(socket, spans));
    },
    rebuild: (rows, spans) => rows.map(({ socket }) => rowOf(socket, spans)),
  };
}
