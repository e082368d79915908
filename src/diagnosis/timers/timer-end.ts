import type { IdleTimer, LifetimeTimer, TimerEnd } from '../../infrastructure/types.ts';
import type { ClosedBy, EndedSocket } from '../../model/socket.ts';
import type { CountedSide } from '../../model/times.ts';
import {
  arrivedClose,
  idleGapOf,
  isSilentCut,
  lifetimeOf,
  mayHaveBeenAsked,
  pageCallOf,
} from '../evidence/facts.ts';

/** What a timer runs by: the age, or the quiet time of the side that it counts. */
export type Measure = 'lifetime' | CountedSide;

/** Timers, closing and the page's clock blur a figure by about this much, in milliseconds. */
export const tolerance = 2_000;

/** Shorter ones are no timeout anyone sets for idle connections; milliseconds. */
const shortestFigure = 10_000;

const timerEnds: readonly number[] = [1000, 1001, 1002, 1005, 1006, 1011] satisfies readonly TimerEnd[];
const isTimerEnd = (code: number): code is TimerEnd => timerEnds.includes(code);

/** How a timer may have ended a socket: 1006 for a silent cut, else the server's code; null where no timer did. */
export function timerEndOf(socket: EndedSocket): TimerEnd | null {
  if (!socket.everOpened || pageCallOf(socket) || mayHaveBeenAsked(socket)) return null;
  if (isSilentCut(socket)) return 1006;
  const code = arrivedClose(socket)?.code;
  return code !== undefined && isTimerEnd(code) ? code : null;
}

/** Milliseconds of a measure at the end; null where they are not known, or too few for a timer. */
export function figureOf(socket: EndedSocket, measure: Measure): number | null {
  const milliseconds = measure === 'lifetime' ? lifetimeOf(socket) : idleGapOf(socket, measure);
  return milliseconds !== null && milliseconds >= shortestFigure ? milliseconds : null;
}

/** What this timer runs by. */
export const measureOf = (timer: IdleTimer | LifetimeTimer): Measure =>
  timer.kind === 'lifetime' ? 'lifetime' : timer.counts;

/** A limit in milliseconds: one figure, or a band. */
interface Limit {
  readonly least: number;
  readonly most: number;
}

/** The limit of this timer that a figure in milliseconds fits; null where none does. */
export function limitOf(
  { seconds, upTo = seconds, also = [] }: IdleTimer | LifetimeTimer,
  milliseconds: number,
): Limit | null {
  const bands = [[seconds, upTo] as const, ...also.map((other) => [other, other] as const)];
  const limits = bands.map(([from, to]) => ({ least: from * 1_000, most: to * 1_000 }));
  const fits = ({ least, most }: Limit) =>
    milliseconds >= least - tolerance && milliseconds <= most + tolerance;
  return limits.find(fits) ?? null;
}

const measures: readonly Measure[] = ['both', 'from-server', 'from-page', 'lifetime'];

/** Every figure of a socket's end that a timer may explain. */
export const figuresOfEnd = (socket: EndedSocket): ReadonlyMap<Measure, number> =>
  new Map(
    measures.flatMap((measure) => {
      const milliseconds = figureOf(socket, measure);
      return milliseconds === null ? [] : [[measure, milliseconds] as const];
    }),
  );

/** Who a timer's end is put down to: the server where a frame came, else someone on the way. Left open where a `close()` may have been missed. */
export function closedByTimer(socket: EndedSocket): ClosedBy {
  if (mayHaveBeenAsked(socket)) return 'unknown';
  return arrivedClose(socket) ? 'server' : 'network';
}
