import { infrastructureOf } from '../../../infrastructure/data/index.ts';
import type { EndedSocket } from '../../../model/socket.ts';
import { answer, failedBy, proof, reasonSubtitle, say, step } from '../../answer.ts';
import { tryHandshake } from '../../commands/handshake-commands.ts';
import { arrivedClose, textKindOf } from '../../evidence/facts.ts';
import { compressionOff } from '../../snippets/server-snippets.ts';
import { vendorSteps } from '../../steps/vendor.ts';
import { recognisedFor } from '../../timers/candidates.ts';
import { figureOf, timerEndOf } from '../../timers/timer-end.ts';
import type { DiagnosisInput, Rule } from '../../types.ts';

const kinds = [
  ['must not mask', 'masked'],
  ['frame opcode', 'opcode'],
  ['continuation frame', 'continuation'],
  ['previous message', 'unfinished'],
  ['received after close', 'afterClose'],
  ['reserved bits', 'reservedBits'],
] as const;

const update = step('causes.protocol-violation.fix.update');
const ruleOut = (socket: EndedSocket) => [
  step('causes.protocol-violation.fix.proxy', tryHandshake(socket)),
  step('causes.protocol-violation.fix.compression', compressionOff),
];

/**
 * Milliseconds for which the page had sent nothing, where the 1002 may be Bandit's for its read timeout: without a reason,
 * after whatever time somebody set (lib/bandit/websocket/connection.ex, handle_timeout). Null where it cannot be.
 */
function quietBefore1002(input: DiagnosisInput): number | null {
  const { socket } = input;
  if (timerEndOf(socket) !== 1002 || arrivedClose(socket)?.reason !== '') return null;
  const another = recognisedFor(input).some(
    ({ id, strength }) => strength === 'proof' && infrastructureOf(id)?.kind === 'server' && id !== 'bandit',
  );
  return another ? null : figureOf(socket, 'from-page');
}

/** The browser failed the connection by its own words; or the server's 1002 says that it did. */
export const rule: Rule = (input) => {
  const { socket } = input;
  const text = socket.browserText?.text ?? '';
  const kind = textKindOf(input);
  if (kind === 'protocol-violation' || kind === 'reserved-bits') {
    const what = kinds.find(([part]) => text.includes(part))?.[1] ?? 'header';
    return answer(input, {
      cause: 'protocol-violation',
      confidence: 'certain',
      subtitle: say(`causes.protocol-violation.subtitle.${what}`),
      ...failedBy(text),
      fix: [update, ...ruleOut(socket)],
    });
  }
  if (arrivedClose(socket)?.code !== 1002) return null;
  const gap = quietBefore1002(input);
  const quiet = gap === null ? null : say('infrastructure.evidence.gapFromPage', { gap: { duration: gap } });
  return answer(input, {
    cause: 'protocol-violation',
    confidence: quiet ? 'likely' : 'certain',
    evidence: quiet ? [proof('causes.evidence.label.idle', quiet)] : [],
    title: say('causes.protocol-violation.titleServerSays'),
    subtitle: reasonSubtitle(input),
    explanation: say('causes.protocol-violation.explanationServerSays'),
    // A browser frames its messages right: what reached the server was changed, or the server is mistaken.
    fix: [...vendorSteps(input), ...ruleOut(socket), update],
  });
};
