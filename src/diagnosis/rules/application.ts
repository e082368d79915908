import type { MessageValue } from '../../../locales/messages.ts';
import type { Meaning } from '../../registry/types.ts';
import { answer, reasonSubtitle, say, step } from '../answer.ts';
import { arrivedClose } from '../facts.ts';
import { validClose } from '../snippets.ts';
import type { Rule } from '../types.ts';

const nameOf = ({ name }: Meaning): MessageValue => ('key' in name ? say(name.key) : { verbatim: name.text });

/** Any other code in a close frame: its meaning is the application's, or nobody's. */
export const rule: Rule = (input) => {
  const close = arrivedClose(input.socket);
  if (!close) return null;
  const { code } = close;
  const values = { closeCode: code };
  const named =
    input.meaning && input.meaning.kind !== 'range' ? { ...values, name: nameOf(input.meaning) } : null;
  const outside = code < 3000 || code > 4999;
  const common = { cause: 'application', confidence: 'certain', subtitle: reasonSubtitle(input) } as const;
  if (named)
    return answer(input, {
      ...common,
      title: say('causes.application.titleNamed', named),
      explanation: say('causes.application.explanationNamed', named),
      fix: [step('causes.application.fix.readMeaning')],
    });
  return answer(input, {
    ...common,
    title: say('causes.application.title', values),
    explanation: say(`causes.application.${outside ? 'explanationOutside' : 'explanation'}`, values),
    fix: [
      step('causes.application.fix.lookUp'),
      ...(outside ? [step('causes.application.fix.useRange', validClose)] : []),
    ],
  });
};
