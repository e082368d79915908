import { answer, reasonSubtitle, say, step } from '../answer.ts';
import { arrivedClose } from '../facts.ts';
import { backoff, catchErrors } from '../snippets.ts';
import type { Rule } from '../types.ts';

/** The server's 1011, or a gateway's 1014. */
export const rule: Rule = (input) => {
  const code = arrivedClose(input.socket)?.code;
  if (code !== 1011 && code !== 1014) return null;
  const time = { time: input.socket.endedAt };
  const again = step('causes.server-error.fix.backoff', backoff({ from: 2_000, to: 4_000, most: 60_000 }));
  const common = { cause: 'server-error', confidence: 'certain', subtitle: reasonSubtitle(input) } as const;
  if (code === 1011)
    return answer(input, {
      ...common,
      fix: [step('causes.server-error.fix.log', catchErrors, { time }), again],
    });
  return answer(input, {
    ...common,
    title: say('causes.server-error.titleGateway'),
    explanation: say('causes.server-error.explanationGateway'),
    fix: [step('causes.server-error.fix.behind', undefined, { time }), again],
  });
};
