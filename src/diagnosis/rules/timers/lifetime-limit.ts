import type { Message } from '../../../../locales/messages.ts';
import { answer, proof, say, step } from '../../answer.ts';
import {
  idsOf,
  onlyOwner,
  ownersValue,
  recognisedEvidence,
  settingStep,
  settingsOf,
} from '../../timers/owner-words.ts';
import { closedByTimer } from '../../timers/timer-end.ts';
import { type Figure, timingOf } from '../../timers/timing.ts';
import type { Evidence, FixStep, Rule } from '../../types.ts';

function explanationOf({ owners, repeats }: Figure): Message {
  const only = onlyOwner(owners);
  if (only?.recognised) return say('infrastructure.lifetime.owner', { owner: only.owner.product });
  if (owners.length === 0) return say('causes.lifetime-limit.explanationUnknown', { count: repeats });
  return say('causes.lifetime-limit.explanation', { owners: ownersValue(owners.map(({ owner }) => owner)) });
}

function evidenceOf({ owners, repeats }: Figure): readonly Evidence[] {
  const repeated = say('causes.evidence.lifetimeRepeats', { count: repeats });
  const known = say('causes.evidence.owners', { owners: ownersValue(owners.map(({ owner }) => owner)) });
  return [
    ...(repeats > 1 ? [proof('causes.evidence.label.repeated', repeated)] : []),
    ...(owners.length > 0 ? [proof('causes.evidence.label.owners', known)] : []),
    ...recognisedEvidence(owners),
  ];
}

/** How to raise it, where it can be raised. */
function raising({ owners, milliseconds }: Figure): readonly FixStep[] {
  const only = onlyOwner(owners);
  if (only) return [settingStep(only.owner, only.timer, milliseconds, only.recognised !== null)];
  const settings = settingsOf(owners);
  return settings ? [step('infrastructure.fix.raiseOneOf', settings)] : [];
}

/** What helps whatever the limit is. */
const reconnecting = [step('causes.lifetime-limit.fix.before'), step('causes.lifetime-limit.fix.resume')];

/** That a limit cannot be raised is no first thing to do. */
const canPaste = ({ snippets }: FixStep) => snippets.length > 0;

/** An end at an age that somebody is known for, or that repeats itself, whatever the traffic. */
export const rule: Rule = (input) => {
  const timing = timingOf(input);
  if (timing?.verdict !== 'lifetime') return null;
  const { figure, confidence } = timing;
  const raise = raising(figure);
  return answer(input, {
    cause: 'lifetime-limit',
    confidence,
    title: say('causes.lifetime-limit.title', { lifetime: { duration: figure.milliseconds } }),
    subtitle: say('causes.lifetime-limit.subtitle', { count: figure.repeats }),
    explanation: explanationOf(figure),
    evidence: evidenceOf(figure),
    toSettle: say(confidence === 'possible' ? 'causes.settle.moreCloses' : 'causes.settle.changeTimeout'),
    closedBy: closedByTimer(input.socket),
    owners: idsOf(figure.owners.map(({ owner }) => owner)),
    fix: [...raise.filter(canPaste), ...reconnecting, ...raise.filter((it) => !canPaste(it))],
  });
};
