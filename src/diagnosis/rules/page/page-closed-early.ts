import { bornAt, type EndedSocket } from '../../../model/socket.ts';
import { answer, proof, say, step } from '../../answer.ts';
import { mayHaveOpened, pageCallOf, textKindOf } from '../../evidence/facts.ts';
import { closeAfterOpen } from '../../snippets/page-snippets.ts';
import type { DiagnosisInput, Rule } from '../../types.ts';

/** A double mount closes within a few milliseconds, and its twin follows at once; both in milliseconds. */
const shortLife = 50;
const twinWithin = 100;

/** Milliseconds until a twin to the same URL was created; null where there was none. */
function twinAfter({ socket, history }: DiagnosisInput): number | null {
  const { createdAt } = socket;
  if (createdAt === null || socket.endedAt - createdAt > shortLife + twinWithin) return null;
  const closedAfter = (pageCallOf(socket)?.at ?? socket.endedAt) - createdAt;
  const gaps = history.later.map((later) => bornAt(later) - createdAt);
  const gap = gaps.find((milliseconds) => milliseconds >= 0 && milliseconds <= twinWithin);
  return closedAfter <= shortLife && gap !== undefined ? gap : null;
}

/** The page's own call; or, with WebSocketStream, an AbortSignal that it fired. */
const tookBack = (socket: EndedSocket) =>
  pageCallOf(socket) !== null ||
  (socket.ending.kind === 'stream-error' && socket.ending.errorName === 'AbortError');

/** `close()` while connecting: by the browser's words, or by the call itself. */
export const rule: Rule = (input) => {
  const { socket } = input;
  // Firefox may have a name for the handshake that it gave up, and that name says less than the call.
  const unsaid = socket.browserText === null || input.browser === 'firefox';
  const called = !socket.everOpened && !mayHaveOpened(socket) && unsaid && tookBack(socket);
  if (socket.ending.kind === 'gone' || socket.ending.kind === 'threw') return null;
  if (!called && textKindOf(input) !== 'page-closed-early') return null;
  const twin = twinAfter(input);
  const gap = { duration: twin ?? 0 };
  return answer(input, {
    cause: 'page-closed-early',
    confidence: 'certain',
    ...(twin === null
      ? {}
      : {
          subtitle: say('causes.page-closed-early.subtitleStrictMode', { gap }),
          explanation: say('causes.page-closed-early.explanationStrictMode'),
          evidence: [proof('causes.evidence.label.twin', say('causes.evidence.twin', { gap }))],
        }),
    fix: [
      step('causes.page-closed-early.fix.deferClose', closeAfterOpen),
      step('causes.page-closed-early.fix.outside'),
    ],
  });
};
