import { answer, failedBy, say, step } from '../../answer.ts';
import { arrivedClose, textKindOf } from '../../evidence/facts.ts';
import { validClose } from '../../snippets/server-snippets.ts';
import type { DiagnosisInput, Rule } from '../../types.ts';

/** The forbidden code of a close frame that Firefox takes as it is (measured); 1005 is what an empty frame gives, too. */
function passedOn({ socket, browser }: DiagnosisInput): number | null {
  const code = browser === 'firefox' ? arrivedClose(socket)?.code : undefined;
  return code === 1006 || code === 1015 ? code : null;
}

/** A close frame with a reserved code, a body of one byte, or a reason that is not UTF-8. */
export const rule: Rule = (input) => {
  const said = textKindOf(input) === 'bad-close-frame';
  const code = passedOn(input);
  if (!said && code === null) return null;
  const passed = { explanation: say('causes.bad-close-frame.explanationPassed', { closeCode: code ?? 0 }) };
  return answer(input, {
    cause: 'bad-close-frame',
    confidence: 'certain',
    ...(said ? failedBy(input.socket.browserText?.text ?? '') : passed),
    fix: [
      step('causes.bad-close-frame.fix.validCode', validClose),
      step('causes.bad-close-frame.fix.noForward'),
      ...(said ? [step('causes.bad-close-frame.fix.reason')] : []),
    ],
  });
};
