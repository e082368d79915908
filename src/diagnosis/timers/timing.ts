import type { TimerEnd } from '../../infrastructure/types.ts';
import type { Confidence, DiagnosisInput } from '../types.ts';
import { type Candidate, timerCandidates } from './candidates.ts';
import { figureOf, figuresOfEnd, type Measure, measureOf, timerEndOf, tolerance } from './timer-end.ts';

/** A figure of this socket that a timer may explain. */
export interface Figure {
  readonly measure: Measure;
  readonly milliseconds: number;
  /** How often the same URL showed it with the same end, this time included. */
  readonly repeats: number;
  /** Whose timer it may be: one where the evidence leaves one; none where nobody is known for it. */
  readonly owners: readonly Candidate[];
}

/** What a clock may have to do with an end: read by `idle-timeout` and `lifetime-limit`. */
export interface Timing {
  readonly verdict: 'idle' | 'lifetime';
  readonly figure: Figure;
  readonly confidence: Confidence;
}

/** Ends that are an ordinary goodbye: one figure that fits by chance is no reason to see a timer in them. */
const isOrdinary = (end: TimerEnd) => end === 1000 || end === 1005;

/** Ends in which a figure that repeats itself points to a timer though nobody is known for it. */
const isTelling = (end: TimerEnd) => end === 1006 || end === 1001;

function repeatsOf(
  { socket, history }: DiagnosisInput,
  end: TimerEnd,
  measure: Measure,
  milliseconds: number,
) {
  const alike = history.siblings.filter((sibling) => {
    const other = sibling.id === socket.id || timerEndOf(sibling) !== end ? null : figureOf(sibling, measure);
    return other !== null && Math.abs(other - milliseconds) <= tolerance;
  });
  return alike.length + 1;
}

/** The strongest evidence leaves its own: those proven to be on the way, else those hinted at, else all. */
function narrowed(owners: readonly Candidate[]): readonly Candidate[] {
  for (const strength of ['proof', 'hint'] as const) {
    const shown = owners.filter(({ recognised }) => recognised?.strength === strength);
    if (shown.length > 0) return shown;
  }
  return owners;
}

function figuresOf(input: DiagnosisInput, end: TimerEnd): readonly Figure[] {
  const figures = figuresOfEnd(input.socket);
  const fitting = narrowed(timerCandidates(input, end, figures));
  return [...figures].flatMap(([measure, milliseconds]) => {
    const owners = fitting.filter(({ timer }) => measureOf(timer) === measure);
    const mayBeUnowned = isTelling(end) && (measure === 'both' || measure === 'lifetime');
    if (owners.length === 0 && !mayBeUnowned) return [];
    const repeats = repeatsOf(input, end, measure, milliseconds);
    const unowned = mayBeUnowned && repeats > 1;
    return owners.length > 0 || unowned ? [{ measure, milliseconds, repeats, owners }] : [];
  });
}

const isProven = ({ recognised, timer }: Candidate) =>
  recognised?.strength === 'proof' && timer.basis === 'documented';

/**
 * How sure a figure makes it; null where it says nothing. A figure of someone proven to be on the way is likely at
 * once; one that somebody is known for is possible once and likely on repetition; one that nobody is known for needs
 * one more. An ordinary goodbye needs one more each time, and is never likely where the age explains it as well.
 */
function confidenceOf({ owners, repeats }: Figure, end: TimerEnd, isAgeToo: boolean): Confidence | null {
  if (owners.some(isProven)) return 'likely';
  if (!isOrdinary(end)) return repeats >= (owners.length > 0 ? 2 : 3) ? 'likely' : 'possible';
  if (repeats < 2) return null;
  return repeats > 2 && !isAgeToo ? 'likely' : 'possible';
}

const first = (figures: readonly Figure[]): Figure | undefined =>
  figures.toSorted(
    (left, right) =>
      Number(right.owners.length > 0) - Number(left.owners.length > 0) || right.repeats - left.repeats,
  )[0];

/** Which of two figures tells more; equal ones mean that no data passed, which is an idle timeout's case. */
function stronger(gap: Figure, lifetime: Figure): Timing['verdict'] {
  const onlyLifetimeIsKnown = gap.owners.length === 0 && lifetime.owners.length > 0;
  if (isSame(gap, lifetime)) return onlyLifetimeIsKnown ? 'lifetime' : 'idle';
  if (gap.repeats !== lifetime.repeats) return gap.repeats > lifetime.repeats ? 'idle' : 'lifetime';
  return onlyLifetimeIsKnown ? 'lifetime' : 'idle';
}

const isSame = (gap: Figure, lifetime: Figure) => lifetime.milliseconds - gap.milliseconds <= tolerance;

/** With nothing between open and end, a limit on the age may have done it as well as one on the quiet time. */
const withAges = (gap: Figure, lifetime: Figure): Figure => ({
  ...gap,
  owners: [
    ...gap.owners,
    ...lifetime.owners.filter(({ owner }) => !gap.owners.some((one) => one.owner === owner)),
  ],
});

function chosen(gap: Figure | undefined, lifetime: Figure | undefined): Omit<Timing, 'confidence'> | null {
  if (gap && lifetime) {
    const verdict = stronger(gap, lifetime);
    if (verdict === 'lifetime') return { verdict, figure: lifetime };
    return { verdict, figure: isSame(gap, lifetime) ? withAges(gap, lifetime) : gap };
  }
  if (gap) return { verdict: 'idle', figure: gap };
  return lifetime ? { verdict: 'lifetime', figure: lifetime } : null;
}

/** Two rules ask for the same timing: it is worked out once. */
const timings = new WeakMap<DiagnosisInput, { readonly timing: Timing | null }>();

/** Compares quiet times and age with the known timers and with the earlier sockets of the URL; null where none fits. */
export function timingOf(input: DiagnosisInput): Timing | null {
  const known = timings.get(input) ?? { timing: workedOut(input) };
  timings.set(input, known);
  return known.timing;
}

function workedOut(input: DiagnosisInput): Timing | null {
  const end = timerEndOf(input.socket);
  if (end === null) return null;
  const figures = figuresOf(input, end);
  const choice = chosen(
    first(figures.filter(({ measure }) => measure !== 'lifetime')),
    figures.find(({ measure }) => measure === 'lifetime'),
  );
  if (!choice) return null;
  const age = figureOf(input.socket, 'lifetime');
  const isAgeToo = choice.verdict === 'idle' && age !== null && age - choice.figure.milliseconds <= tolerance;
  const confidence = confidenceOf(choice.figure, end, isAgeToo);
  return confidence && { ...choice, confidence };
}
