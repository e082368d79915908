import { answer, reasonSubtitle, say, step } from '../../answer.ts';
import { arrivedClose } from '../../evidence/facts.ts';
import { backoff } from '../../snippets/page-snippets.ts';
import { catchErrors } from '../../snippets/server-snippets.ts';
import { vendorAtHand, vendorSteps } from '../../steps/vendor.ts';
import type { Rule } from '../../types.ts';

/** The server's 1011, or a gateway's 1014. */
export const rule: Rule = (input) => {
  const code = arrivedClose(input.socket)?.code;
  if (code !== 1011 && code !== 1014) return null;
  const time = { time: input.socket.endedAt };
  const again = step('causes.server-error.fix.backoff', backoff({ from: 2_000, to: 4_000, most: 60_000 }));
  // Nobody but the vendor reads the log of a hosted service.
  const readable = vendorAtHand(input)?.hosted !== true;
  const log = readable ? [step('causes.server-error.fix.log', catchErrors, { time })] : [];
  const behind = readable ? [step('causes.server-error.fix.behind', undefined, { time })] : [];
  const common = { cause: 'server-error', confidence: 'certain', subtitle: reasonSubtitle(input) } as const;
  if (code === 1011)
    return answer(input, {
      ...common,
      fix: [...vendorSteps(input), ...log, again],
    });
  return answer(input, {
    ...common,
    title: say('causes.server-error.titleGateway'),
    explanation: say('causes.server-error.explanationGateway'),
    fix: [...vendorSteps(input), ...behind, again],
  });
};
