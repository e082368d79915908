import { type Reconnect, reconnectPairs } from '../../diagnosis/history/reconnect-pairs.ts';
import { beginsRun, isLoop, runsOf } from '../../diagnosis/history/reconnects.ts';
import { median } from '../../diagnosis/steps/backoff.ts';
import { bornAt, type EndedSocket, isEnded } from '../../model/socket.ts';
import type { Row } from '../rows/row.ts';

/** A URL that was opened and lost again and again, quickly and without backoff. */
export interface Loop {
  /** How many sockets were lost in it. */
  readonly count: number;
  /** How many times the page opened it again. */
  readonly reconnects: number;
  /** When the first of them was made; milliseconds since the epoch. */
  readonly since: number;
  /** When the last of them ended; milliseconds since the epoch. */
  readonly until: number;
  /** Median time from one socket's creation to the next one's, in milliseconds. */
  readonly every: number;
  /** The rows of the lost sockets, oldest first; as many as `count`. */
  readonly rowIds: readonly string[];
}

/** The sockets that a run lost: every one it reconnected from, and the last where that did not hold either. */
function lostIn(run: readonly Reconnect[]): readonly EndedSocket[] {
  const all = [...run.map(({ from }) => from), ...run.slice(-1).map(({ to }) => to)];
  return all.filter(isEnded).filter((socket) => !beginsRun(socket) && socket.ending.kind !== 'gone');
}

function loopIn(run: readonly Reconnect[]): Loop | null {
  const [first, last] = [run[0], run.at(-1)];
  const lost = lostIn(run);
  const [oldest, newest] = [lost[0], lost.at(-1)];
  if (!first || !last || !oldest || !newest || !isLoop(run)) return null;
  const made = [bornAt(first.from), ...run.map(({ to }) => bornAt(to))];
  // Between a connection that held and the next lies its life, not the loop's pace.
  const steps = made.slice(1).map((at, index) => at - (made[index] ?? at));
  return {
    count: lost.length,
    reconnects: run.length,
    since: bornAt(oldest),
    until: newest.endedAt,
    every: median(beginsRun(first.from) ? steps.slice(1) : steps),
    rowIds: lost.map(({ id }) => id),
  };
}

/** The loops of one URL. */
export interface LoopsOfUrl {
  /**
   * The one that the URL was in last, where no connection has held and ended since; else null. The same judgement as
   * `analyseReconnects`.
   */
  readonly current: Loop | null;
  /** Oldest first. */
  readonly all: readonly Loop[];
}

/** Every loop of one URL. `rows` are all of it, sorted by creation, oldest first. */
export function loopsOf(rows: readonly Row[]): LoopsOfUrl {
  const loops = runsOf(reconnectPairs(rows.map(({ socket }) => socket))).map(loopIn);
  return { current: loops.at(-1) ?? null, all: loops.filter((loop) => loop !== null) };
}
