import type { Message } from '../../../locales/messages.ts';
import { answer, proof, say, step } from '../answer.ts';
import { isSilentCut, pageCallOf, textKindOf } from '../facts.ts';
import { waitOnline } from '../snippets.ts';
import { isLoopback, targetOf } from '../target.ts';
import { endedTogether } from '../together.ts';
import type { DiagnosisInput, Evidence, FixStep, Rule } from '../types.ts';

const fix: readonly FixStep[] = [
  step('causes.offline.fix.waitOnline', waitOnline),
  step('causes.offline.fix.checkNetwork'),
];

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
const alsoWithoutNetwork = ['dns', 'unreachable', 'proxy', 'handshake-dropped', 'handshake-timeout'];

const title = (text: string): Partial<Record<'title' | 'explanation', Message>> =>
  text.includes('INTERNET_DISCONNECTED')
    ? {}
    : { title: say('causes.offline.titleChanged'), explanation: say('causes.offline.explanationChanged') };

/** By the browser's words; by `navigator.onLine`; or by cuts to several hosts at one instant. */
export const rule: Rule = (input) => {
  const { socket } = input;
  const text = textKindOf(socket);
  if (text === 'offline')
    return answer(input, {
      cause: 'offline',
      confidence: 'certain',
      ...title(socket.browserText?.text ?? ''),
      evidence: offlineEvidence(input),
      fix,
    });
  if (pageCallOf(socket) || (!isSilentCut(socket) && !alsoWithoutNetwork.includes(text ?? ''))) return null;
  if (isLoopback(targetOf(socket.url))) return null;
  const evidence = offlineEvidence(input);
  const toSettle = say('causes.settle.network');
  if (evidence.length > 0)
    return answer(input, { cause: 'offline', confidence: 'likely', evidence, toSettle, fix });
  const { otherHosts, sameHost, hosts } = endedTogether(input);
  if (!isSilentCut(socket) || otherHosts === 0) return null;
  return answer(input, {
    cause: 'offline',
    confidence: 'possible',
    title: say('causes.offline.titleTogether'),
    explanation: say('causes.offline.explanationTogether'),
    evidence: [
      proof(
        'causes.evidence.label.together',
        say('causes.evidence.together', { count: otherHosts + sameHost, hosts: { list: hosts } }),
      ),
    ],
    toSettle,
    fix,
  });
};
