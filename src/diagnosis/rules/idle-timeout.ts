import { answer, proof, reasonSubtitle, say, step } from '../answer.ts';
import { proxyTimeouts } from '../commands.ts';
import { arrivedClose, pageCallOf } from '../facts.ts';
import { hiddenTabStep } from '../shared-steps.ts';
import { clientHeartbeat, serverPing } from '../snippets.ts';
import { confidenceOf, type Figure, timingOf } from '../timing.ts';
import type { Diagnosis, DiagnosisInput, Evidence, FixStep, Rule } from '../types.ts';

/** Reasons such as "Idle Timeout" (Jetty), "keepalive ping timeout" (Python), "ping timed out" (Tornado). */
const speaksOfTimeout = /(?:idle|inactiv|keep-?alive|ping|heartbeat).{0,20}time(?:d[ -]?)?out/i;

/** A heartbeat well below the limit: half of it, at most every 30 s. */
const heartbeat = (limit: number) => Math.min(30_000, Math.floor(limit / 2_000) * 1_000);

function fixFor(input: DiagnosisInput, limit: number): readonly FixStep[] {
  return [
    ...hiddenTabStep(input),
    step('causes.idle-timeout.fix.ping', serverPing(heartbeat(limit))),
    step('causes.idle-timeout.fix.raise', proxyTimeouts),
    step('causes.idle-timeout.fix.client', clientHeartbeat(heartbeat(limit))),
  ];
}

function evidenceOf({ milliseconds, repeats, owners }: Figure): readonly Evidence[] {
  const gap = { duration: milliseconds };
  return [
    proof('causes.evidence.label.idle', say('causes.evidence.gap', { gap })),
    ...(repeats > 1
      ? [proof('causes.evidence.label.repeated', say('causes.evidence.gapRepeats', { count: repeats }))]
      : []),
    ...(owners.length > 0
      ? [proof('causes.evidence.label.owners', say('causes.evidence.owners', { owners: { list: owners } }))]
      : []),
  ];
}

function saidByServer(input: DiagnosisInput): Diagnosis | null {
  const close = arrivedClose(input.socket);
  const named = input.meaning?.kind === 'pack' || input.meaning?.kind === 'custom';
  if (!close || named || pageCallOf(input.socket) || !speaksOfTimeout.test(close.reason)) return null;
  return answer(input, {
    cause: 'idle-timeout',
    confidence: 'likely',
    title: say('causes.idle-timeout.titleSaid'),
    subtitle: reasonSubtitle(input),
    explanation: say('causes.idle-timeout.explanationSaid'),
    toSettle: say('causes.settle.reason'),
    fix: fixFor(input, 60_000),
  });
}

/** A cut after a quiet time that is known, or that repeats itself; or a server that says so in its reason. */
export const rule: Rule = (input) => {
  const said = saidByServer(input);
  if (said) return said;
  const timing = timingOf(input);
  if (timing?.verdict !== 'idle' || !timing.gap) return null;
  const { milliseconds, repeats, owners } = timing.gap;
  const gap = { duration: milliseconds };
  const confidence = confidenceOf(timing.gap);
  return answer(input, {
    cause: 'idle-timeout',
    confidence,
    title: say('causes.idle-timeout.title', { gap }),
    subtitle: say('causes.idle-timeout.subtitle', { count: repeats }),
    explanation:
      owners.length > 0
        ? say('causes.idle-timeout.explanation', { gap, owners: { list: owners } })
        : say('causes.idle-timeout.explanationUnknown', { gap, count: repeats }),
    evidence: evidenceOf(timing.gap),
    toSettle: say(confidence === 'possible' ? 'causes.settle.moreCloses' : 'causes.settle.changeTimeout'),
    fix: fixFor(input, milliseconds),
  });
};
