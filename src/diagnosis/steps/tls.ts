import { answer, type RuleAnswer, say } from '../answer.ts';
import { type Target, targetOf } from '../commands/target.ts';
import { sawTlsFail, textKindOf } from '../evidence/facts.ts';
import type { DiagnosisInput, Rule, Witnessed } from '../types.ts';

type TlsCause = Extract<RuleAnswer['cause'], `tls-${string}`>;

/** The page at the socket's host, to see the browser's own explanation there. */
export const pageAddress = ({ host, port }: Target) => ({
  verbatim: `https://${host}${port === 443 ? '' : `:${port}`}/`,
});

type Told = Pick<RuleAnswer, 'explanation' | 'fix'>;

/** What the browser's words tell; where they are none that is known, Firefox's 1015 alone says that it was TLS. */
function kindOf(input: Witnessed) {
  const kind = textKindOf(input);
  return kind?.startsWith('tls-') || !sawTlsFail(input) ? kind : 'tls-other';
}

/** Firefox gives the page 1015 itself. Why is said only where its words are known, which are in the reader's language. */
function seenByPage(cause: TlsCause, { explanation, fix }: Told, input: DiagnosisInput) {
  const key = `causes.${cause}.explanationSeen` as const;
  return answer(input, {
    cause,
    confidence: 'certain',
    subtitle: say('causes.tls-other.subtitleSeen'),
    explanation: explanation?.values ? say(key, explanation.values) : say(key),
    serverLog: say('causes.serverLog.tls'),
    fix,
  });
}

/** A rule for one kind of TLS failure: what 1015 means, though a page in Chromium gets 1006 (measured). */
export const tlsRule =
  (cause: TlsCause, detail: (target: Target, text: string) => Told): Rule =>
  (input) => {
    if (kindOf(input) !== cause) return null;
    const told = detail(targetOf(input.socket.url), input.socket.browserText?.text ?? '');
    if (sawTlsFail(input)) return seenByPage(cause, told, input);
    return answer(input, {
      cause,
      confidence: 'certain',
      subtitle: say(`causes.${cause}.subtitle`),
      effectiveCode: 1015,
      serverLog: say('causes.serverLog.tls'),
      ...told,
    });
  };
