import { answer, type RuleAnswer, say, step } from '../../answer.ts';
import {
  goodbyeProof,
  nameOfProtocol,
  recognitionProof,
  reloadAskedOn,
} from '../../evidence/application-protocol.ts';
import type { DiagnosisInput, Rule } from '../../types.ts';

/** What a dev server's message adds: only a frame's sockets have it, since the log drops those of a page that goes. */
function askedByDevServer({ socket }: DiagnosisInput): Pick<RuleAnswer, 'title' | 'subtitle' | 'evidence'> {
  const found = reloadAskedOn(socket);
  if (!found) return {};
  const values = { protocol: nameOfProtocol(found.recognition), meaning: found.goodbye.meaning };
  return {
    title: say('causes.application-goodbye.title', values),
    subtitle: say('causes.application-goodbye.expected'),
    evidence: [...goodbyeProof(found), recognitionProof(found.recognition)],
  };
}

/** The document went by reload or navigation: no event, and the server gets 1001 (measured). */
export const rule: Rule = (input) => {
  const { socket } = input;
  if (socket.ending.kind !== 'gone' || socket.ending.why !== 'page-left') return null;
  return answer(input, {
    cause: 'page-left',
    confidence: 'certain',
    effectiveCode: socket.everOpened ? 1001 : null,
    serverLog: socket.everOpened ? say('causes.serverLog.code', { closeCode: 1001 }) : null,
    ...askedByDevServer(input),
    fix: [step('causes.page-left.fix.expected'), step('causes.page-left.fix.resume')],
  });
};
