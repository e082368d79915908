import { answer, proof, reasonSubtitle, say, step } from '../../answer.ts';
import { heartbeatsOn } from '../../evidence/application-protocol.ts';
import { countedGoodbye } from '../../evidence/counted-goodbye.ts';
import { arrivedClose, isSilentCut, pageCallOf, textKindOf } from '../../evidence/facts.ts';
import { waitOnline } from '../../snippets/page-snippets.ts';
import type { Confidence, DiagnosisInput, Rule } from '../../types.ts';

/** What ended during a sleep is noticed within so many milliseconds after it: the network has to come back first. */
const noticedWithin = 10_000;

/** The clock is looked at so often, in milliseconds: a sleep begins up to so much after the last look. */
const looksEvery = 1_000;

/** What came in so long after the wake, in milliseconds, came over a connection that had outlived the sleep. */
const heardAfter = 2_000;

/** Codes with which a server gives up someone who does not answer; deploys and goodbyes use them too. */
const codesOfSilence: readonly number[] = [1000, 1001, 1005, 1006, 1011];

/** The sleep that an open socket did not survive; null where there was none. */
function sleepAt({ socket, history }: DiagnosisInput) {
  const openedAt = socket.openedAt ?? (socket.adopted ? socket.firstSeenAt : null);
  if (openedAt === null) return null;
  return (
    history.spans.findLast(
      ({ kind, from, to }) =>
        kind === 'asleep' &&
        to !== null &&
        openedAt <= from + looksEvery &&
        socket.endedAt >= from &&
        socket.endedAt <= to + noticedWithin &&
        (socket.traffic.lastReceivedAt ?? from) <= to + heardAfter,
    ) ?? null
  );
}

/** One side said in a message that it ends the connection: the sleep did not. */
function wasSaid(input: DiagnosisInput): boolean {
  const counted = countedGoodbye(input);
  return counted?.goodbye.final === true && counted.goodbye.text !== '' && counted.confidence !== 'possible';
}

/** How sure it is that the sleep ended it; null where the end has another look. */
function confidenceOf(input: DiagnosisInput): Confidence | null {
  const { socket } = input;
  if (wasSaid(input)) return null;
  const missed = heartbeatsOn(input).some(({ heartbeat }) => heartbeat.whoWasSilent !== null);
  if (pageCallOf(socket)) return missed ? 'likely' : null;
  if (isSilentCut(socket)) return 'likely';
  const close = arrivedClose(socket);
  // A server that gives a reason says itself why it closed.
  if (!close || !codesOfSilence.includes(close.code) || close.reason !== '') return null;
  return missed ? 'likely' : 'possible';
}

/** The machine was suspended, or the browser frozen, while the socket was open. */
export const rule: Rule = (input) => {
  const span = textKindOf(input) || input.socket.browserText ? null : sleepAt(input);
  const confidence = span && confidenceOf(input);
  if (!span || !confidence) return null;
  const gap = { duration: (span.to ?? span.from) - span.from };
  return answer(input, {
    cause: 'machine-slept',
    confidence,
    title: say('causes.machine-slept.title'),
    subtitle: reasonSubtitle(input),
    explanation: say('causes.machine-slept.explanation', { gap }),
    evidence: [
      proof(
        'causes.evidence.label.asleep',
        say('causes.evidence.asleep', { gap, from: { time: span.from } }),
      ),
    ],
    toSettle: say('causes.settle.awake'),
    fix: [
      step('causes.machine-slept.fix.wake', waitOnline),
      step('causes.machine-slept.fix.missed'),
      step('causes.machine-slept.fix.expected'),
    ],
  });
};
