import { answerFaultOf } from '../../diagnosis/evidence/answer-fault.ts';
import {
  applicationOn,
  type FoundGoodbye,
  goodbyeOn,
  heartbeatsOn,
  inferredOn,
  lookAlikeOn,
} from '../../diagnosis/evidence/application-protocol.ts';
import { lastLoggedSend } from '../../diagnosis/evidence/facts.ts';
import { protocolsOn } from '../../diagnosis/evidence/spoken.ts';
import type { BrowserKind } from '../../model/browser-kind.ts';
import type { GoodbyeInFile, RecognisedInFile } from '../../model/recognised-in-file.ts';
import type { SessionEntry } from '../../model/session-file/session-input.ts';
import type { EndedSocket } from '../../model/socket.ts';

/** The application protocol, and the message that said why the socket ended. */
export function spokenForFile(
  socket: EndedSocket,
  browser: BrowserKind,
): Pick<SessionEntry, 'application' | 'goodbye'> {
  const found = goodbyeOn({ socket, browser });
  const application = found?.recognition ?? applicationOn(socket);
  const goodbye = found && {
    id: found.goodbye.id,
    direction: found.goodbye.direction,
    at: found.goodbye.at,
    text: found.goodbye.text,
  };
  return { application: application && { id: application.id }, goodbye };
}

const nameIn = (key: string): string => key.slice(key.lastIndexOf('.') + 1);

function goodbyeForFile(found: FoundGoodbye | null): GoodbyeInFile | null {
  if (!found) return null;
  const { meaning, fix, ...goodbye } = found.goodbye;
  return {
    ...goodbye,
    protocol: found.recognition.id,
    meaning: nameIn(meaning.key),
    fix: fix.map(({ key }) => nameIn(key)),
  };
}

/** All that a reader needs to come to the same diagnosis without the messages and without what is masked. */
export function recognisedForFile(socket: EndedSocket, browser: BrowserKind): RecognisedInFile {
  const witnessed = { socket, browser };
  return {
    protocols: protocolsOn(socket),
    goodbye: goodbyeForFile(goodbyeOn(witnessed)),
    lookAlike: goodbyeForFile(lookAlikeOn(witnessed)),
    inferred: goodbyeForFile(inferredOn(witnessed)),
    heartbeats: heartbeatsOn(witnessed).map(({ recognition, heartbeat }) => ({
      ...heartbeat,
      protocol: recognition.id,
    })),
    answerFault: answerFaultOf(witnessed),
    lastSentAt: lastLoggedSend(socket),
  };
}
