import type { MessageValue } from '../../../../locales/messages.ts';
import type { Meaning } from '../../../registry/types.ts';
import { answer, reasonSubtitle, say, step } from '../../answer.ts';
import { arrivedClose, pageCallOf } from '../../evidence/facts.ts';
import { applicationClose } from '../../snippets/server-snippets.ts';
import { stepOf } from '../../steps/vendor.ts';
import type { DiagnosisInput, Rule } from '../../types.ts';

/** About the panel at hand: it says nothing to who reads a report. */
export const nameIt = step('causes.application.fix.nameIt');

const nameOf = ({ name }: Meaning): MessageValue => ('key' in name ? say(name.key) : { verbatim: name.text });

/**
 * The meaning that the code has on this socket; null for a bare range, and for a vendor's server code that the page
 * itself sent: what the vendor's server means by it says nothing of the page.
 */
function meaningHere({ socket, meaning }: DiagnosisInput): Meaning | null {
  if (!meaning || meaning.kind === 'range') return null;
  const fromPage = pageCallOf(socket)?.code === meaning.code;
  return fromPage && meaning.kind === 'pack' && meaning.facts.sender === 'server' ? null : meaning;
}

/** Any other code in a close frame: its meaning is the application's, or nobody's. */
export const rule: Rule = (input) => {
  const close = arrivedClose(input.socket);
  if (!close) return null;
  const { code } = close;
  const values = { closeCode: code };
  const meaning = meaningHere(input);
  const outside = code < 3000 || code > 4999;
  const common = { cause: 'application', confidence: 'certain', subtitle: reasonSubtitle(input) } as const;
  if (meaning) {
    const named = { ...values, name: nameOf(meaning) };
    return answer(input, {
      ...common,
      // That a presumed vendor's meaning holds here is no more than likely.
      confidence: meaning.choice.certainty === 'proven' ? 'certain' : 'likely',
      toSettle: say('causes.settle.vendor'),
      title: say('causes.application.titleNamed', named),
      explanation:
        meaning.packName === null
          ? say('causes.application.explanationNamed', named)
          : say('causes.application.explanationInPack', { ...named, pack: { verbatim: meaning.packName } }),
      fix: meaning.fixes.map(stepOf),
    });
  }
  return answer(input, {
    ...common,
    title: say('causes.application.title', values),
    explanation: say(`causes.application.${outside ? 'explanationOutside' : 'explanation'}`, values),
    fix: [
      step('causes.application.fix.lookUp'),
      // Only such a code can have a name of one's own.
      ...(input.meaning?.kind === 'range' && !outside ? [nameIt] : []),
      ...(outside ? [step('causes.application.fix.useRange', applicationClose)] : []),
    ],
  });
};
