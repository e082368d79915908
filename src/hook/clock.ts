import { apply, isNative, none, ownData, prototypeOf, reader } from './primordials.ts';

const performanceNow = ownData(prototypeOf('Performance'), 'now');
const dateNow = Date.now;
const { performance } = globalThis;
const timeOrigin = reader<number>(prototypeOf('Performance'), 'timeOrigin');
const timeStamp = reader<number>(prototypeOf('Event'), 'timeStamp');
const EventConstructor = Event;

/** Milliseconds beyond which the two clocks are taken to have parted: the machine slept, or its clock was set. */
const parted = 50;

const steady: () => number = isNative(performanceNow)
  ? () => apply(performanceNow as () => number, performance, none)
  : () => timeStamp(new EventConstructor(''));

const wall: (() => number) | null = isNative(dateNow) ? () => apply(dateNow, Date, none) : null;

let offset = startOffset();

function startOffset(): number {
  try {
    return timeOrigin(performance);
  } catch {
    return (wall === null ? 0 : wall()) - steady();
  }
}

/**
 * Milliseconds since the epoch with fractions: as even as performance.now(), but set anew where the wall clock has left it,
 * since performance.now() stands still while the machine sleeps.
 */
export function now(): number {
  const elapsed = steady();
  if (wall !== null) {
    const drift = wall() - (elapsed + offset);
    if (drift > parted || drift < -parted) offset += drift;
  }
  return elapsed + offset;
}
