import { fewestInLoop } from '../../diagnosis/history/reconnects.ts';
import { listChange } from '../../model/lists/list-change.ts';
import { bornAt } from '../../model/socket.ts';
import { identityOf } from '../../model/url-identity.ts';
import type { Row } from '../rows/row.ts';
import { type Loop, type LoopsOfUrl, loopsOf } from './loops.ts';

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

const endOf = ({ socket }: Row): number =>
  socket.state === 'ended' ? socket.endedAt : Number.POSITIVE_INFINITY;

/** By creation; those of one millisecond by their ends. */
const byBirth = (one: Row, other: Row): number =>
  bornAt(one.socket) - bornAt(other.socket) ||
  (endOf(one) < endOf(other) ? -1 : Number(endOf(one) > endOf(other)));

/** Rows by `urlIdentity`, each URL's by their creation. Cheap where the rows come nearly in order. */
export function rowsByUrl(rows: Iterable<Row>): ReadonlyMap<string, readonly Row[]> {
  const byUrl = new Map<string, Row[]>();
  for (const row of rows) {
    const url = identityOf(row.socket);
    const members = byUrl.get(url);
    if (members) members.push(row);
    else byUrl.set(url, [row]);
  }
  for (const members of byUrl.values()) if (members.length > 1) members.sort(byBirth);
  return byUrl;
}

/** Finds the loops of a log that grows: only URLs whose rows changed since the last call are judged again. */
export function createLoopFinder(): (rows: readonly Row[]) => FoundLoops {
  let before: readonly Row[] = [];
  /** The rows of each URL, in no order. */
  const byUrl = new Map<string, readonly Row[]>();
  /** The URLs that have loops; of thousands, few have. */
  const judged = new Map<string, LoopsOfUrl>();
  let found: FoundLoops = { current: [], ids: new Set() };

  const judge = (url: string, members: readonly Row[]) => {
    const loops = members.length < fewestInLoop ? null : loopsOf(members.toSorted(byBirth));
    if (loops && loops.all.length > 0) judged.set(url, loops);
    else judged.delete(url);
  };

  return (rows) => {
    const { removed, added } = listChange(before, rows);
    before = rows;
    if (removed.length === 0 && added.length === 0) return found;
    const left = new Set(removed);
    const [leaving, coming] = [rowsByUrl(removed), rowsByUrl(added)];
    for (const url of new Set([...leaving.keys(), ...coming.keys()])) {
      const known = byUrl.get(url) ?? [];
      const kept = leaving.has(url) ? known.filter((row) => !left.has(row)) : known;
      const members = [...kept, ...(coming.get(url) ?? [])];
      if (members.length > 0) byUrl.set(url, members);
      else byUrl.delete(url);
      judge(url, members);
    }
    found = {
      current: [...judged]
        .flatMap(([url, { current }]) => (current ? [{ url, ...current }] : []))
        .sort((a, b) => b.count - a.count),
      ids: new Set([...judged.values()].flatMap(({ all }) => all.flatMap(({ rowIds }) => rowIds))),
    };
    return found;
  };
}
