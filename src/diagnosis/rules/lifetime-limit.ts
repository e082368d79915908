import { answer, proof, say, step } from '../answer.ts';
import { backendTimeout } from '../commands.ts';
import { confidenceOf, timingOf } from '../timing.ts';
import type { Rule } from '../types.ts';

/** An end at an age that is known, or that repeats itself, whatever the traffic. */
export const rule: Rule = (input) => {
  const timing = timingOf(input);
  if (timing?.verdict !== 'lifetime' || !timing.lifetime) return null;
  const { milliseconds, repeats, owners } = timing.lifetime;
  const lifetime = { duration: milliseconds };
  const confidence = confidenceOf(timing.lifetime);
  const known = say('causes.evidence.owners', { owners: { list: owners } });
  return answer(input, {
    cause: 'lifetime-limit',
    confidence,
    title: say('causes.lifetime-limit.title', { lifetime }),
    subtitle: say('causes.lifetime-limit.subtitle', { count: repeats }),
    explanation:
      owners.length > 0
        ? say('causes.lifetime-limit.explanation', { owners: { list: owners } })
        : say('causes.lifetime-limit.explanationUnknown', { count: repeats }),
    evidence: [
      ...(repeats > 1
        ? [
            proof(
              'causes.evidence.label.repeated',
              say('causes.evidence.lifetimeRepeats', { count: repeats }),
            ),
          ]
        : []),
      ...(owners.length > 0 ? [proof('causes.evidence.label.owners', known)] : []),
    ],
    toSettle: say(confidence === 'possible' ? 'causes.settle.moreCloses' : 'causes.settle.changeTimeout'),
    fix: [
      step('causes.lifetime-limit.fix.raise', backendTimeout),
      step('causes.lifetime-limit.fix.before'),
      step('causes.lifetime-limit.fix.resume'),
    ],
  });
};
