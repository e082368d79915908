import type { EndedSocket } from '../../../model/socket.ts';
import { answer, failedBy, reasonSubtitle, say, step } from '../../answer.ts';
import { tryHandshake } from '../../commands/handshake-commands.ts';
import { arrivedClose, textKindOf } from '../../evidence/facts.ts';
import { compressionOff } from '../../snippets/server-snippets.ts';
import { vendorSteps } from '../../steps/vendor.ts';
import type { Rule } from '../../types.ts';

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
  return answer(input, {
    cause: 'protocol-violation',
    confidence: 'certain',
    title: say('causes.protocol-violation.titleServerSays'),
    subtitle: reasonSubtitle(input),
    explanation: say('causes.protocol-violation.explanationServerSays'),
    // A browser frames its messages right: what reached the server was changed, or the server is mistaken.
    fix: [...vendorSteps(input), ...ruleOut(socket), update],
  });
};
