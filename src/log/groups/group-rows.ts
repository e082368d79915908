import { analyseReconnects, type ReconnectReport } from '../../diagnosis/reconnects.ts';
import { bornAt } from '../../model/socket.ts';
import { urlIdentity } from '../../model/url-identity.ts';
import type { Row } from '../rows/row.ts';

/** How a URL stands now. 'waiting': ended, and by its own habit a reconnect is due. */
export type GroupState = 'open' | 'connecting' | 'waiting' | 'ended';

/** Every socket of one URL. */
export interface Group {
  /** See `urlIdentity`. */
  readonly url: string;
  /** Oldest first. */
  readonly rows: readonly Row[];
  readonly report: ReconnectReport;
  readonly state: GroupState;
}

/** Room for a reconnect that is a little late, in milliseconds. */
const lateness = 1_000;

function stateOf(rows: readonly Row[], report: ReconnectReport, now: number): GroupState {
  const states = new Set(rows.map(({ socket }) => socket.state));
  if (states.has('open') || states.has('closing')) return 'open';
  if (states.has('connecting')) return 'connecting';
  const endedAt = rows.reduce(
    (latest, { socket }) => (socket.state === 'ended' ? Math.max(latest, socket.endedAt) : latest),
    Number.NEGATIVE_INFINITY,
  );
  const longest = report.delays.reduce((most, delay) => Math.max(most, delay), 0);
  const isDue = report.attempts.length > 0 && now - endedAt <= 2 * longest + lateness;
  return isDue ? 'waiting' : 'ended';
}

function groupOf(url: string, rows: readonly Row[], now: number): Group {
  const meanings = new Map(rows.map(({ socket, meaning }) => [socket.id, meaning]));
  const report = analyseReconnects(
    rows.map(({ socket }) => socket),
    ({ id }) => meanings.get(id) ?? null,
    now,
  );
  return { url, rows, report, state: stateOf(rows, report, now) };
}

/** Groups rows by URL, the URL with the latest activity first. `now` is milliseconds since the epoch. */
export function groupRows(rows: readonly Row[], now: number): Group[] {
  const byUrl = new Map<string, Row[]>();
  for (const row of rows) {
    const url = urlIdentity(row.socket.url);
    const members = byUrl.get(url);
    if (members) members.push(row);
    else byUrl.set(url, [row]);
  }
  return [...byUrl]
    .map(([url, members]) =>
      groupOf(
        url,
        members.sort((a, b) => bornAt(a.socket) - bornAt(b.socket)),
        now,
      ),
    )
    .sort((a, b) => latest(b) - latest(a));
}

/** When the group's newest socket was made. */
const latest = ({ rows }: Group): number => {
  const newest = rows.at(-1);
  return newest ? bornAt(newest.socket) : 0;
};
