import type { Message } from '../../../../locales/messages.ts';
import { heartbeatsThatSay } from '../../../infrastructure/heartbeats.ts';
import { answer, proof, reasonSubtitle, say, step } from '../../answer.ts';
import { arrivedClose, pageCallOf } from '../../evidence/facts.ts';
import { clientHeartbeat } from '../../snippets/page-snippets.ts';
import { serverPing } from '../../snippets/server-snippets.ts';
import { hiddenTabStep } from '../../steps/shared-steps.ts';
import { type Candidate, recognisedFor } from '../../timers/candidates.ts';
import {
  idsOf,
  likelySettings,
  onlyOwner,
  ownersValue,
  recognisedEvidence,
  settingStep,
  settingsOf,
} from '../../timers/owner-words.ts';
import { closedByTimer, limitOf } from '../../timers/timer-end.ts';
import { type Figure, timingOf } from '../../timers/timing.ts';
import type { Diagnosis, DiagnosisInput, Evidence, FixStep, Rule } from '../../types.ts';

/** Reasons such as "Idle Timeout" (Jetty), "keepalive ping timeout" (Python), "ping timed out" (Tornado). */
const speaksOfTimeout = /(?:idle|inactiv|keep-?alive|ping|heartbeat).{0,20}time(?:d[ -]?)?out/i;

/** Half of a limit, in whole seconds. */
const halfOf = (limit: number) => Math.floor(limit / 2_000) * 1_000;

/** A heartbeat well below the limit: half of it, at most every 30 s. */
const heartbeat = (limit: number) => Math.min(30_000, halfOf(limit));

/** What is left to do where nobody could be named. */
const generalFix = (limit: number, settings: ReturnType<typeof settingsOf>): readonly FixStep[] => [
  step('causes.idle-timeout.fix.ping', serverPing(heartbeat(limit))),
  ...(settings ? [step('causes.idle-timeout.fix.raise', settings)] : []),
  step('causes.idle-timeout.fix.client', clientHeartbeat(heartbeat(limit))),
];

function ownersFix({ owner, timer, recognised }: Candidate, limit: number): readonly FixStep[] {
  const named = { owner: owner.product };
  const setting = settingStep(owner, timer, limit, recognised !== null);
  if (owner.backendPing === 'no')
    return [step('infrastructure.fix.noPing', clientHeartbeat(halfOf(limit)), named), setting];
  const ping = step('causes.idle-timeout.fix.ping', serverPing(heartbeat(limit)));
  return timer.kind === 'idle' && timer.counts === 'from-server'
    ? [ping, step('infrastructure.fix.serverOnly', undefined, named), setting]
    : [ping, setting, step('causes.idle-timeout.fix.client', clientHeartbeat(heartbeat(limit)))];
}

function fixFor(input: DiagnosisInput, { owners, milliseconds }: Figure): readonly FixStep[] {
  const only = onlyOwner(owners);
  return [
    ...hiddenTabStep(input),
    ...(only
      ? ownersFix(only, milliseconds)
      : generalFix(
          milliseconds,
          owners.length > 0 ? settingsOf(owners) : likelySettings(recognisedFor(input)),
        )),
  ];
}

function gapFact({ measure, milliseconds }: Figure): Message {
  const gap = { duration: milliseconds };
  if (measure === 'from-page') return say('infrastructure.evidence.gapFromPage', { gap });
  if (measure === 'from-server') return say('infrastructure.evidence.gapFromServer', { gap });
  return say('causes.evidence.gap', { gap });
}

function evidenceOf(figure: Figure): readonly Evidence[] {
  const { repeats, owners } = figure;
  const known = say('causes.evidence.owners', { owners: ownersValue(owners.map(({ owner }) => owner)) });
  return [
    proof('causes.evidence.label.idle', gapFact(figure)),
    ...(repeats > 1
      ? [proof('causes.evidence.label.repeated', say('causes.evidence.gapRepeats', { count: repeats }))]
      : []),
    ...(owners.length > 0 ? [proof('causes.evidence.label.owners', known)] : []),
    ...recognisedEvidence(owners),
  ];
}

function titleOf({ measure, milliseconds }: Figure, { socket }: DiagnosisInput): Message {
  const gap = { duration: milliseconds };
  if (measure === 'from-page') return say('infrastructure.idle.titleFromPage', { gap });
  if (measure === 'from-server') return say('infrastructure.idle.titleFromServer', { gap });
  return arrivedClose(socket)
    ? say('infrastructure.idle.titleClosed', { gap })
    : say('causes.idle-timeout.title', { gap });
}

function explanationOf({ measure, milliseconds, owners, repeats }: Figure): Message {
  const gap = { duration: milliseconds };
  const values = { gap, owners: ownersValue(owners.map(({ owner }) => owner)) };
  if (owners.length === 0) return say('causes.idle-timeout.explanationUnknown', { gap, count: repeats });
  if (measure === 'from-page') return say('infrastructure.idle.fromPage', values);
  if (measure === 'from-server') return say('infrastructure.idle.fromServer', values);
  const only = onlyOwner(owners);
  return only?.recognised ? ownersLimit(only, milliseconds) : say('causes.idle-timeout.explanation', values);
}

/** The measured time is an upper bound; the owner's limit is a figure, or a band. */
function ownersLimit({ owner, timer }: Candidate, milliseconds: number): Message {
  const { least, most } = limitOf(timer, milliseconds) ?? { least: milliseconds, most: milliseconds };
  const values = { gap: { duration: milliseconds }, owner: owner.product, limit: { duration: least } };
  return least === most
    ? say('infrastructure.idle.owner', values)
    : say('infrastructure.idle.ownerBand', { ...values, most: { duration: most } });
}

/** A server that says this pings already: what helps is its own patience, not one more heartbeat. */
function oneOf(sayers: ReturnType<typeof heartbeatsThatSay>): readonly FixStep[] {
  const settings = settingsOf(sayers);
  return settings ? [step('infrastructure.fix.raiseOneOf', settings)] : [];
}

/** The browser answers pings by itself, so that a server that misses pongs may well be too busy to read them. */
const serverStep = ({ socket }: DiagnosisInput): FixStep =>
  step('protocols.heartbeat.fix.server', undefined, { time: { time: socket.endedAt } });

function saidByServer(input: DiagnosisInput): Diagnosis | null {
  const close = arrivedClose(input.socket);
  const named = input.meaning?.kind === 'pack' || input.meaning?.kind === 'custom';
  if (!close || named || pageCallOf(input.socket)) return null;
  const sayers = heartbeatsThatSay(close.code, close.reason);
  if (sayers.length === 0 && !speaksOfTimeout.test(close.reason)) return null;
  const proven = recognisedFor(input).filter(({ strength }) => strength === 'proof');
  const shown = sayers.filter(({ owner }) => proven.some(({ id }) => id === owner.id));
  const owners = shown.length > 0 ? shown : sayers;
  const [only, ...others] = owners;
  const known = say('causes.evidence.owners', { owners: ownersValue(owners.map(({ owner }) => owner)) });
  return answer(input, {
    cause: 'idle-timeout',
    confidence: 'likely',
    title: say('causes.idle-timeout.titleSaid'),
    subtitle: reasonSubtitle(input),
    explanation: say('causes.idle-timeout.explanationSaid'),
    evidence: owners.length > 0 ? [proof('causes.evidence.label.owners', known)] : [],
    toSettle: say('causes.settle.reason'),
    owners: idsOf(owners.map(({ owner }) => owner)),
    fix: [
      ...hiddenTabStep(input),
      ...(only ? [serverStep(input)] : []),
      ...(only && others.length === 0 ? [settingStep(only.owner, only.timer, null, true)] : []),
      ...(others.length > 0 ? oneOf(owners) : []),
      ...(only ? [] : generalFix(60_000, likelySettings(proven))),
    ],
  });
}

/** An end after a quiet time that somebody is known for, or that repeats itself; or a server that says so in its reason. */
export const rule: Rule = (input) => {
  const said = saidByServer(input);
  if (said) return said;
  const timing = timingOf(input);
  if (timing?.verdict !== 'idle') return null;
  const { figure, confidence } = timing;
  return answer(input, {
    cause: 'idle-timeout',
    confidence,
    title: titleOf(figure, input),
    subtitle: say('causes.idle-timeout.subtitle', { count: figure.repeats }),
    explanation: explanationOf(figure),
    evidence: evidenceOf(figure),
    toSettle: say(confidence === 'possible' ? 'causes.settle.moreCloses' : 'causes.settle.changeTimeout'),
    closedBy: closedByTimer(input.socket),
    owners: idsOf(figure.owners.map(({ owner }) => owner)),
    fix: fixFor(input, figure),
  });
};
