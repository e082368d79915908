import type { Message } from '../../../locales/messages.ts';
import { bornAt, closeOf, type EndedSocket, isEnded, type SocketRecord } from '../../model/socket.ts';
import type { Meaning } from '../../registry/types.ts';
import { lifetimeOf, pageCallOf, wasRehearsed } from '../evidence/facts.ts';
import { type Backoff, backoffOf, jitterOf, median } from '../steps/backoff.ts';
import { type Reconnect, reconnectPairs } from './reconnect-pairs.ts';

/** One thing to be said of how a client reconnects. */
export interface ReconnectFinding {
  readonly kind: 'attempts' | 'delays' | 'jitter' | 'loop' | 'against-advice' | 'gave-up';
  /** Whether it needs a fix, or is only worth knowing. */
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: Message;
}

/** How the sockets of one URL follow each other. */
export interface ReconnectReport {
  /** Every reconnect, oldest first. */
  readonly attempts: readonly Reconnect[];
  /** Delays since a connection last held, in milliseconds: what `backoff`, `jitter` and `loop` speak of. */
  readonly delays: readonly number[];
  readonly backoff: Backoff;
  /** Whether the delays are spread at random; null where there are too few. */
  readonly jitter: boolean | null;
  /** True for a run of quick failures with no backoff. */
  readonly loop: boolean;
  /** Sockets that were followed by another though their code says not to. */
  readonly againstAdvice: readonly EndedSocket[];
  /** The last socket, where its code says to reconnect and nothing followed for a minute; else null. */
  readonly gaveUp: EndedSocket | null;
  readonly findings: readonly ReconnectFinding[];
}

type MeaningOf = (socket: SocketRecord) => Meaning | null;

/** A connection that held this long starts the count again; milliseconds. */
const heldLong = 10_000;
/** How many reconnects make a loop, and below which median delay (milliseconds) they are too quick. */
const loopLength = 4;
const quickDelay = 5_000;
/** Sockets that a loop has at least: one that was opened, and those that followed. */
export const fewestInLoop = loopLength + 1;
/** How long to wait before saying that a client gave up, in milliseconds. */
const patience = 60_000;

/** True for a socket whose end begins a new run: its connection held for a while, or the reader ended it. */
export const beginsRun = (socket: EndedSocket): boolean =>
  (lifetimeOf(socket) ?? 0) >= heldLong || wasRehearsed(socket);

/** Reconnects of one URL, oldest first, in runs: each goes from where a connection last held to where one holds again. */
export function runsOf(attempts: readonly Reconnect[]): readonly (readonly Reconnect[])[] {
  const runs: Reconnect[][] = [];
  for (const attempt of attempts) {
    const run = runs.at(-1);
    if (run && !beginsRun(attempt.from)) run.push(attempt);
    else runs.push([attempt]);
  }
  return runs;
}

/** True for a run of quick failures with no backoff. */
export function isLoop(run: readonly Reconnect[]): boolean {
  const delays = run.map(({ gap }) => gap);
  return run.length >= loopLength && backoffOf(delays) !== 'growing' && median(delays) < quickDelay;
}

/** The last socket of all, where nothing followed it though its close frame's code says to reconnect. */
function gaveUpOn(sockets: readonly SocketRecord[], meaningOf: MeaningOf, now: number | null) {
  const last = sockets.at(-1);
  if (now === null || !last || !sockets.every(isEnded) || !isEnded(last)) return null;
  const arrived = (closeOf(last)?.code ?? 1006) !== 1006;
  const wanted = arrived && !pageCallOf(last) && meaningOf(last)?.facts.reconnect === 'yes';
  return wanted && now - last.endedAt >= patience ? last : null;
}

const info = (kind: ReconnectFinding['kind'], message: Message): ReconnectFinding => ({
  kind,
  severity: 'info',
  message,
});

function delayFinding(delays: readonly number[], backoff: Backoff): readonly ReconnectFinding[] {
  const duration = (milliseconds: number | undefined) => ({ duration: milliseconds ?? 0 });
  switch (backoff) {
    case 'too-few':
      return [];
    case 'growing': {
      const values = { first: duration(delays[0]), last: duration(delays.at(-1)) };
      return [info('delays', { key: 'causes.reconnect.growing', values })];
    }
    case 'constant':
      return [
        info('delays', { key: 'causes.reconnect.constant', values: { delay: duration(median(delays)) } }),
      ];
    case 'mixed':
      return [info('delays', { key: 'causes.reconnect.mixed' })];
  }
}

function loopFinding(run: readonly Reconnect[]): ReconnectFinding {
  const [first, last] = [run[0], run.at(-1)];
  const span = first && last ? bornAt(last.to) - first.from.endedAt : 0;
  const values = { count: run.length, span: { duration: span } };
  return { kind: 'loop', severity: 'error', message: { key: 'causes.reconnect.loop', values } };
}

/** One finding for each code that says not to reconnect. */
function adviceFindings(sockets: readonly EndedSocket[]): readonly ReconnectFinding[] {
  const counts = new Map<number, number>();
  for (const socket of sockets) {
    const closeCode = closeOf(socket)?.code ?? 0;
    counts.set(closeCode, (counts.get(closeCode) ?? 0) + 1);
  }
  return [...counts].map(([closeCode, count]) => ({
    kind: 'against-advice',
    severity: 'warning',
    message: { key: 'causes.reconnect.againstAdvice', values: { closeCode, count } },
  }));
}

function gaveUpFinding(socket: EndedSocket, now: number): ReconnectFinding {
  const values = { closeCode: closeOf(socket)?.code ?? 0, since: { duration: now - socket.endedAt } };
  return { kind: 'gave-up', severity: 'warning', message: { key: 'causes.reconnect.gaveUp', values } };
}

/**
 * How a client reconnects to one URL: backoff, jitter, loops, and whether it does what the codes ask. `sockets` are all of one
 * URL, oldest first. `now` (milliseconds since the epoch) lets it say that a client gave up; null leaves that open.
 */
export function analyseReconnects(
  sockets: readonly SocketRecord[],
  meaningOf: MeaningOf,
  now: number | null = null,
): ReconnectReport {
  const attempts = reconnectPairs(sockets);
  const run = runsOf(attempts).at(-1) ?? [];
  const delays = run.map(({ gap }) => gap);
  const backoff = backoffOf(delays);
  const jitter = jitterOf(delays);
  const loop = isLoop(run);
  const againstAdvice = attempts
    .map(({ from }) => from)
    .filter((from) => closeOf(from) !== null && meaningOf(from)?.facts.reconnect === 'no');
  const gaveUp = gaveUpOn(sockets, meaningOf, now);
  const jitterWords = jitter ? 'causes.reconnect.withJitter' : 'causes.reconnect.withoutJitter';
  return {
    attempts,
    delays,
    backoff,
    jitter,
    loop,
    againstAdvice,
    gaveUp,
    findings: [
      ...(loop ? [loopFinding(run)] : []),
      ...adviceFindings(againstAdvice),
      ...(gaveUp && now !== null ? [gaveUpFinding(gaveUp, now)] : []),
      ...(attempts.length > 0
        ? [info('attempts', { key: 'causes.reconnect.attempts', values: { count: attempts.length } })]
        : []),
      ...delayFinding(delays, backoff),
      ...(jitter === null ? [] : [info('jitter', { key: jitterWords })]),
    ],
  };
}
