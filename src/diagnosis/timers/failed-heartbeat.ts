import type { MessageValues } from '../../../locales/messages.ts';
import type { Heartbeat, RecognisedProtocol } from '../../protocols/types.ts';
import { answer, proof, reasonSubtitle, say, step } from '../answer.ts';
import {
  type FoundHeartbeat,
  heartbeatsOn,
  nameOfProtocol,
  recognitionProof,
} from '../evidence/application-protocol.ts';
import { arrivedClose, mayHaveBeenAsked, pageCallOf } from '../evidence/facts.ts';
import { endOf } from '../evidence/spoken.ts';
import { hiddenTabStep } from '../steps/shared-steps.ts';
import type { Diagnosis, DiagnosisInput, Evidence, FixStep } from '../types.ts';

/** Codes with which a side closes when its wait was for nothing; others have a reason of their own. */
const codesOfSilence = (code: number) => code === 1000 || code === 1005 || code === 1011 || code >= 3000;

/** Whether the side that waited could have ended the connection: the page by its call alone, the server by frame or cut. */
function fitsTheEnd(who: 'server' | 'page', { socket, meaning }: DiagnosisInput): boolean {
  const close = arrivedClose(socket);
  if (close && !codesOfSilence(close.code)) return false;
  const called = pageCallOf(socket) !== null;
  // A server that gives a reason, or a code that is known, says itself why it closed.
  const named = close !== null && close.code >= 3000 && meaning !== null && meaning.kind !== 'range';
  if (close && !called && (close.reason !== '' || named)) return false;
  // It may have been the page that closed, before recording began.
  if (close && mayHaveBeenAsked(socket)) return false;
  // No page cuts: a client that gave up on the server would have called close().
  return called === (who === 'server');
}

/**
 * Timers end a connection within a fifth of the limit, or two seconds, of the time at which they notice; what lasted longer
 * had another hand in it.
 */
function isOnTime({ verdict, silence, patience, noticedWithin, beyond }: Heartbeat): boolean {
  const limit = verdict === 'missed' ? silence : patience;
  return (beyond ?? 0) <= noticedWithin + Math.max(2_000, limit / 5);
}

function confidenceOf(heartbeat: Heartbeat, recognition: RecognisedProtocol): 'likely' | 'possible' | null {
  const fits = isOnTime(heartbeat);
  // With a default that old the connection would have ended long before: other numbers hold here.
  if (!heartbeat.announced) return fits ? 'possible' : null;
  return recognition.strength === 'certain' && fits ? 'likely' : 'possible';
}

function evidenceOf(heartbeat: Heartbeat, values: MessageValues, end: number): readonly Evidence[] {
  const { announced, interval, patience, verdict, lastPingAt, silence, beyond } = heartbeat;
  const kind = `${announced ? 'announced' : 'default'}${patience > 0 ? '' : 'Exact'}` as const;
  const numbers = { ...values, interval: { duration: interval }, patience: { duration: patience } };
  const who = heartbeat.whoWasSilent === 'page' ? 'page' : 'server';
  const happened =
    verdict === 'unanswered'
      ? say(`protocols.heartbeat.${who}Unanswered`, {
          ...numbers,
          time: { time: lastPingAt ?? end, exact: true },
        })
      : say(`protocols.heartbeat.${who}Missed`, {
          ...values,
          silence: { duration: silence + (beyond ?? 0) },
          limit: { duration: silence },
        });
  return [
    proof('causes.evidence.label.heartbeat', happened),
    proof('causes.evidence.label.agreed', say(`protocols.heartbeat.${kind}`, numbers)),
  ];
}

function fixFor(
  input: DiagnosisInput,
  { whoWasSilent, interval, lastSignAt }: Heartbeat,
): readonly FixStep[] {
  const path = step('causes.heartbeat-missed.fix.path', undefined, { interval: { duration: interval } });
  if (whoWasSilent === 'page')
    return [
      ...hiddenTabStep(input),
      step('protocols.heartbeat.fix.page'),
      step('protocols.heartbeat.fix.raise'),
      path,
    ];
  const time = { time: lastSignAt ?? input.socket.endedAt };
  return [path, step('protocols.heartbeat.fix.server', undefined, { time })];
}

interface Judged extends FoundHeartbeat {
  readonly confidence: 'likely' | 'possible';
}

/**
 * The heartbeat that failed and fits the end, the surer of two: both sides' may have failed, when the page answered at once
 * and was silent as well.
 */
function failedHeartbeat(input: DiagnosisInput): Judged | null {
  const { socket } = input;
  if (socket.browserText) return null;
  const judged = heartbeatsOn(input).flatMap((found): readonly Judged[] => {
    const { whoWasSilent } = found.heartbeat;
    if (whoWasSilent === null || !fitsTheEnd(whoWasSilent, input)) return [];
    const confidence = confidenceOf(found.heartbeat, found.recognition);
    return confidence ? [{ ...found, confidence }] : [];
  });
  return judged.find(({ confidence }) => confidence === 'likely') ?? judged[0] ?? null;
}

/**
 * The answer where a heartbeat of this connection failed before the end, as sure as is wanted; null where none did so.
 * 'likely': the numbers were announced and fit the end. 'possible': a library's defaults, or a less good fit.
 */
export function heartbeatAnswer(input: DiagnosisInput, wanted: Judged['confidence']): Diagnosis | null {
  const { socket } = input;
  const found = failedHeartbeat(input);
  if (found?.confidence !== wanted) return null;
  const { heartbeat, recognition, confidence } = found;
  const values = { protocol: nameOfProtocol(recognition) };
  const settle = heartbeat.announced ? 'settleAnnounced' : 'settleDefault';
  return answer(input, {
    cause: 'heartbeat-missed',
    confidence,
    title:
      heartbeat.whoWasSilent === 'page'
        ? say('causes.heartbeat-missed.titlePage')
        : say('causes.heartbeat-missed.title'),
    subtitle: reasonSubtitle(input),
    explanation: say('causes.heartbeat-missed.explanation', values),
    evidence: [...evidenceOf(heartbeat, values, endOf(socket)), recognitionProof(recognition)],
    toSettle: say(`protocols.heartbeat.${settle}`),
    fix: fixFor(input, heartbeat),
  });
}
