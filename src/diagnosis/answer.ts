import type { Message, MessageKey, MessageValues } from '../../locales/messages.ts';
import { type ClosedBy, closeOf } from '../model/socket.ts';
import { answerFaultOf } from './evidence/answer-fault.ts';
import { recogniseText } from './evidence/browser-text.ts';
import { commonEvidence } from './evidence/evidence.ts';
import { pageCallOf, refusedStatusOf, sawTlsFail, wasRehearsed } from './evidence/facts.ts';
import { whoClosed } from './evidence/who-closed.ts';
import { hasVariants } from './snippets/choose-snippet.ts';
import { stackAtHand } from './snippets/stack-of.ts';
import type { CauseId, Confidence, Diagnosis, DiagnosisInput, Evidence, FixStep, Snippet } from './types.ts';

/** What a rule says; everything else follows from the record. */
export interface RuleAnswer {
  readonly cause: CauseId;
  readonly confidence: Confidence;
  /** `causes.<cause>.title` and `.explanation` unless given. */
  readonly title?: Message;
  readonly explanation?: Message;
  readonly subtitle?: Message | null;
  /** Evidence of this rule's own; it follows what can be shown of every socket. */
  readonly evidence?: readonly Evidence[];
  readonly toSettle?: Message;
  readonly closedBy?: ClosedBy;
  readonly effectiveCode?: number | null;
  readonly serverLog?: Message | null;
  /** Ids of those a timeout is put down to; none unless given. */
  readonly owners?: readonly string[];
  readonly fix: readonly FixStep[];
}

/** A message from its key and values. */
export const say = (key: MessageKey, values?: MessageValues): Message => (values ? { key, values } : { key });

/** A step of a fix, with a snippet or its variants for several servers. */
export const step = (
  key: MessageKey,
  snippets: Snippet | readonly Snippet[] = [],
  values?: MessageValues,
): FixStep => ({ text: say(key, values), snippets: 'code' in snippets ? [snippets] : snippets });

/** A fact to check. */
export const proof = (
  label: (`causes.evidence.label.${string}` | `infrastructure.label.${string}`) & MessageKey,
  fact: Evidence['fact'],
): Evidence => ({ label, fact });

/** What the server logs where the page itself began the closing handshake. */
function logOfPageCall({ socket }: DiagnosisInput): Message | null {
  const call = socket.everOpened ? pageCallOf(socket) : null;
  if (!call) return null;
  if (call.code === null) return say('causes.serverLog.noCode');
  if (call.reason === '') return say('causes.serverLog.code', { closeCode: call.code });
  return say('causes.serverLog.codeReason', { closeCode: call.code, reason: { verbatim: call.reason } });
}

/** The proofs that make an answer certain: the browser's words, its network log, the page's call, a clean close frame, or what capture saw go. */
function isProven(input: DiagnosisInput): boolean {
  const { socket } = input;
  const { ending, browserText } = socket;
  if (browserText || sawTlsFail(input) || !['unsaid', 'none', null].includes(answerFaultOf(input)))
    return true;
  if (refusedStatusOf(socket) !== null || pageCallOf(socket) || wasRehearsed(socket)) return true;
  // A socket whose reports were lost may have ended before its page went.
  if (ending.kind === 'gone') return !ending.inferred && socket.reportsLostAt === undefined;
  return ending.kind === 'threw' || (closeOf(socket)?.wasClean ?? false);
}

/** Completes a rule's answer to a diagnosis. Without proof, what a rule calls certain is only likely. */
export function answer(input: DiagnosisInput, rule: RuleAnswer): Diagnosis {
  const confidence = rule.confidence === 'certain' && !isProven(input) ? 'likely' : rule.confidence;
  const askServer = say('causes.settle.serverLog', { time: { time: input.socket.endedAt } });
  return {
    cause: rule.cause,
    confidence,
    title: rule.title ?? say(`causes.${rule.cause}.title`),
    subtitle: rule.subtitle ?? null,
    explanation: rule.explanation ?? say(`causes.${rule.cause}.explanation`),
    evidence: [...commonEvidence(input), ...(rule.evidence ?? [])],
    toSettle: confidence === 'certain' ? null : (rule.toSettle ?? askServer),
    closedBy: rule.closedBy ?? whoClosed(input),
    effectiveCode: rule.effectiveCode ?? null,
    serverLog: rule.serverLog === undefined ? logOfPageCall(input) : rule.serverLog,
    owners: rule.owners ?? [],
    fix: rule.fix,
    stack: rule.fix.some(hasVariants) ? stackAtHand(input) : null,
  };
}

/** What the server gets when Chromium fails the connection with this text. */
export function failedBy(text: string): Pick<RuleAnswer, 'effectiveCode' | 'serverLog'> {
  const gets = recogniseText(text, 'chromium')?.serverGets;
  if (!gets) return { effectiveCode: null, serverLog: null };
  const values = { closeCode: gets.code, reason: { verbatim: gets.reason } };
  return {
    effectiveCode: gets.code,
    serverLog:
      gets.reason === ''
        ? say('causes.serverLog.code', { closeCode: gets.code })
        : say('causes.serverLog.codeReason', values),
  };
}

/** The close reason under the title, where there is one. */
export const reasonSubtitle = ({ socket }: DiagnosisInput): Message | null => {
  const reason = closeOf(socket)?.reason;
  return reason ? say('causes.evidence.reason', { reason: { verbatim: reason } }) : null;
};
