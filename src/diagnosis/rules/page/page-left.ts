import type { EndedSocket } from '../../../model/socket.ts';
import { answer, type RuleAnswer, say, step } from '../../answer.ts';
import {
  goodbyeProof,
  nameOfProtocol,
  recognitionProof,
  reloadAskedOn,
} from '../../evidence/application-protocol.ts';
import { mayBeFirefoxLeaving } from '../../evidence/facts.ts';
import type { DiagnosisInput, Rule } from '../../types.ts';

/** What a dev server's message adds: only a frame's sockets have it, since the log drops those of a page that goes. */
function askedByDevServer(input: DiagnosisInput): Pick<RuleAnswer, 'title' | 'subtitle' | 'evidence'> {
  const found = reloadAskedOn(input);
  if (!found) return {};
  const values = { protocol: nameOfProtocol(found.recognition), meaning: found.goodbye.meaning };
  return {
    title: say('causes.application-goodbye.title', values),
    subtitle: say('causes.application-goodbye.expected'),
    evidence: [...goodbyeProof(found), recognitionProof(found.recognition)],
  };
}

const fix = [step('causes.page-left.fix.expected'), step('causes.page-left.fix.resume')];

/** The close frame goes out within 10 ms of the start (measured); the rest is the way to the server and back. */
const closingHandshake = 2_000;

const hadBegunToLeave = ({ surroundings, endedAt }: EndedSocket): boolean =>
  surroundings.leavingSince !== undefined && endedAt - surroundings.leavingSince <= closingHandshake;

/** The document went by reload or navigation: no event, and the server gets 1001 (measured). In Firefox the page may live to see 1001. */
export const rule: Rule = (input) => {
  const { socket } = input;
  if (mayBeFirefoxLeaving(input) && hadBegunToLeave(socket))
    return answer(input, {
      cause: 'page-left',
      confidence: 'likely',
      explanation: say('causes.page-left.explanationTold'),
      closedBy: 'browser',
      serverLog: say('causes.serverLog.code', { closeCode: 1001 }),
      fix,
    });
  if (socket.ending.kind !== 'gone' || socket.ending.why !== 'page-left') return null;
  return answer(input, {
    cause: 'page-left',
    confidence: 'certain',
    ...(socket.ending.inferred
      ? { confidence: 'likely', explanation: say('causes.page-left.explanationInferred') }
      : {}),
    effectiveCode: socket.everOpened ? 1001 : null,
    serverLog: socket.everOpened ? say('causes.serverLog.code', { closeCode: 1001 }) : null,
    ...askedByDevServer(input),
    fix,
  });
};
