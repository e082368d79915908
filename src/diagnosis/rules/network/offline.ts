import type { Message } from '../../../../locales/messages.ts';
import { answer, proof, say } from '../../answer.ts';
import { isLoopback, targetOf } from '../../commands/target.ts';
import { isSilentCut, pageCallOf, textKindOf } from '../../evidence/facts.ts';
import { offlineFix } from '../../steps/shared-steps.ts';
import type { DiagnosisInput, Evidence, Rule } from '../../types.ts';

/** A browser notices a lost network late: its report may follow the cut by some seconds. */
const noticedWithin = 5_000;

/** What the browser's own state says of being offline at the end. */
function offlineEvidence({ socket, history }: DiagnosisInput): readonly Evidence[] {
  const span = history.spans.find(
    ({ kind, from, to }) =>
      kind === 'offline' &&
      from <= socket.endedAt + noticedWithin &&
      (to === null || to >= socket.endedAt - noticedWithin),
  );
  return [
    ...(socket.surroundings.onLine === false
      ? [proof('causes.evidence.label.network', say('causes.evidence.offlineFlag'))]
      : []),
    ...(span
      ? [
          proof(
            'causes.evidence.label.network',
            say('causes.evidence.offlineSpan', { from: { time: span.from } }),
          ),
        ]
      : []),
  ];
}

/** Failures that a missing network also brings about. */
const alsoWithoutNetwork = [
  'dns',
  'unreachable',
  'not-reached',
  'proxy',
  'handshake-dropped',
  'handshake-timeout',
];

const title = (text: string): Partial<Record<'title' | 'explanation', Message>> =>
  text.includes('INTERNET_DISCONNECTED') || text === 'NS_ERROR_OFFLINE'
    ? {}
    : { title: say('causes.offline.titleChanged'), explanation: say('causes.offline.explanationChanged') };

/** By the browser's words, or by its own report of being offline at the end. */
export const rule: Rule = (input) => {
  const { socket } = input;
  const text = textKindOf(input);
  if (text === 'offline')
    return answer(input, {
      cause: 'offline',
      confidence: 'certain',
      ...title(socket.browserText?.text ?? ''),
      evidence: offlineEvidence(input),
      fix: offlineFix,
    });
  if (pageCallOf(socket) || (!isSilentCut(socket) && !alsoWithoutNetwork.includes(text ?? ''))) return null;
  if (isLoopback(targetOf(socket.url))) return null;
  const evidence = offlineEvidence(input);
  if (evidence.length === 0) return null;
  const toSettle = say('causes.settle.network');
  return answer(input, { cause: 'offline', confidence: 'likely', evidence, toSettle, fix: offlineFix });
};
