import { answer, type RuleAnswer, say } from '../answer.ts';
import { type Target, targetOf } from '../commands/target.ts';
import { textKindOf } from '../evidence/facts.ts';
import type { Rule } from '../types.ts';

type TlsCause = Extract<RuleAnswer['cause'], `tls-${string}`>;

/** The page at the socket's host, to see the browser's own explanation there. */
export const pageAddress = ({ host, port }: Target) => ({
  verbatim: `https://${host}${port === 443 ? '' : `:${port}`}/`,
});

/** A rule for one kind of TLS failure: what 1015 means, though the page gets 1006 (measured). */
export const tlsRule =
  (
    cause: TlsCause,
    detail: (target: Target, text: string) => Pick<RuleAnswer, 'explanation' | 'fix'>,
  ): Rule =>
  (input) => {
    if (textKindOf(input.socket) !== cause) return null;
    return answer(input, {
      cause,
      confidence: 'certain',
      subtitle: say(`causes.${cause}.subtitle`),
      effectiveCode: 1015,
      serverLog: say('causes.serverLog.tls'),
      ...detail(targetOf(input.socket.url), input.socket.browserText?.text ?? ''),
    });
  };
