import { analyseReconnects, type ReconnectReport } from '../../diagnosis/history/reconnects.ts';
import { bornAt } from '../../model/socket.ts';
import type { Severity } from '../../registry/types.ts';
import { isEndedRow, type Row } from '../rows/row.ts';
import { rowsByUrl } from './loop-finder.ts';

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

const ranks: readonly Severity[] = ['ok', 'info', 'warning', 'error'];

/** How urgent a group is: a loop first, then what is wrong with its reconnects, then how its last close ended. */
function urgency({ rows, report }: Group): number {
  const last = rows.findLast(isEndedRow);
  const flaws = Number(report.againstAdvice.length > 0 || report.gaveUp !== null);
  return Number(report.loop) * 100 + flaws * 10 + (last ? ranks.indexOf(last.severity) : -1);
}

/** Groups rows by URL, the most urgent first, of those the one with the latest activity. `now` is milliseconds since the epoch. */
export const groupRows = (rows: readonly Row[], now: number): Group[] =>
  [...rowsByUrl(rows)]
    .map(([url, members]) => groupOf(url, members, now))
    .map((group) => ({ group, urgency: urgency(group), at: latest(group) }))
    .sort((a, b) => b.urgency - a.urgency || b.at - a.at)
    .map(({ group }) => group);

/** When the group's newest socket was made. */
const latest = ({ rows }: Group): number => {
  const newest = rows.at(-1);
  return newest ? bornAt(newest.socket) : 0;
};
