import { answer, proof, say, step } from '../../answer.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { askSubprotocol } from '../../snippets/page-snippets.ts';
import { chooseSubprotocol } from '../../snippets/server-snippets.ts';
import type { Rule } from '../../types.ts';

/** The server chose a subprotocol that was not asked for, or none of those that were. */
export const rule: Rule = (input) => {
  const { socket } = input;
  if (textKindOf(input) !== 'handshake-subprotocol') return null;
  const none = socket.browserText?.text.includes('no response was received') ?? false;
  const asked = socket.requestedProtocols;
  return answer(input, {
    cause: 'handshake-subprotocol',
    confidence: 'certain',
    subtitle: say(`causes.handshake-subprotocol.${none ? 'subtitleNone' : 'subtitleUnasked'}`),
    evidence:
      socket.ending.kind === 'logged-only'
        ? []
        : [
            proof(
              'causes.evidence.label.asked',
              asked.length === 0 ? say('causes.evidence.none') : { verbatim: asked.join(', ') },
            ),
          ],
    fix: [
      step('causes.handshake-subprotocol.fix.choose', chooseSubprotocol(asked)),
      step('causes.handshake-subprotocol.fix.page', askSubprotocol),
    ],
  });
};
