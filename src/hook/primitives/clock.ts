import { apply, isNative, none, ownData, prototypeOf, reader } from './primordials.ts';

const performanceNow = ownData(prototypeOf('Performance'), 'now');
const dateNow = Date.now;
const { performance } = globalThis;
const timeOrigin = reader<number>(prototypeOf('Performance'), 'timeOrigin');
const timeStamp = reader<number>(prototypeOf('Event'), 'timeStamp');
const EventConstructor = Event;

/** Drift in milliseconds beyond which the machine must have slept, or its clock was set. */
const maximumDrift = 50;

const monotonic: () => number = isNative(performanceNow)
  ? () => apply(performanceNow as () => number, performance, none)
  : () => timeStamp(new EventConstructor(''));

const wall: (() => number) | null = isNative(dateNow) ? () => apply(dateNow, Date, none) : null;

let offset = startOffset();

function startOffset(): number {
  try {
    return timeOrigin(performance);
  } catch {
    return (wall === null ? 0 : wall()) - monotonic();
  }
}

/**
 * Milliseconds since the epoch, with fractions: performance.now() on top of an offset that is set again when the wall clock
 * has drifted away, since performance.now() stops while the machine sleeps.
 */
export function now(): number {
  const elapsed = monotonic();
  if (wall !== null) {
    const drift = wall() - (elapsed + offset);
    if (drift > maximumDrift || drift < -maximumDrift) offset += drift;
  }
  return elapsed + offset;
}
