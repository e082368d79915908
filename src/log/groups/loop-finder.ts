import { bornAt } from '../../model/socket.ts';
import { identityOf } from '../../model/url-identity.ts';
import type { Row } from '../rows/row.ts';
import { type Loop, loopOf, loopsOf } from './loops.ts';

/** A URL that is in a reconnect loop. */
export interface UrlLoop extends Loop {
  /** See `urlIdentity`. */
  readonly url: string;
}

/** What a log has of loops. */
export interface FoundLoops {
  /** The loop each URL was in last, the one that went on longest first. */
  readonly current: readonly UrlLoop[];
  /** The ids of every close that was lost in a loop, earlier loops included. */
  readonly ids: ReadonlySet<string>;
}

interface Judged {
  readonly rows: readonly Row[];
  readonly current: Loop | null;
  readonly ids: readonly string[];
}

/** Rows by `urlIdentity`, each URL's by their creation. Cheap where the rows come nearly in order. */
export function rowsByUrl(rows: Iterable<Row>): ReadonlyMap<string, readonly Row[]> {
  const byUrl = new Map<string, Row[]>();
  for (const row of rows) {
    const url = identityOf(row.socket);
    const members = byUrl.get(url);
    if (members) members.push(row);
    else byUrl.set(url, [row]);
  }
  for (const members of byUrl.values()) members.sort((a, b) => bornAt(a.socket) - bornAt(b.socket));
  return byUrl;
}

const isSame = (one: readonly Row[], other: readonly Row[]): boolean =>
  one.length === other.length && one.every((row, index) => row === other[index]);

/** Finds the loops of a log that grows: only URLs whose rows changed since the last call are judged again. */
export function createLoopFinder(): (rows: Iterable<Row>) => FoundLoops {
  let judged = new Map<string, Judged>();
  return (rows) => {
    const before = judged;
    judged = new Map(
      [...rowsByUrl(rows)].map(([url, members]) => {
        const known = before.get(url);
        return [url, known && isSame(known.rows, members) ? known : judge(members)];
      }),
    );
    return {
      current: [...judged]
        .flatMap(([url, { current }]) => (current ? [{ url, ...current }] : []))
        .sort((a, b) => b.count - a.count),
      ids: new Set([...judged.values()].flatMap(({ ids }) => ids)),
    };
  };
}

const judge = (rows: readonly Row[]): Judged => ({
  rows,
  current: loopOf(rows),
  ids: loopsOf(rows).flatMap(({ rowIds }) => rowIds),
});
