import { closeOf } from '../../model/socket.ts';
import { proof, say } from '../answer.ts';
import type { Evidence, Witnessed } from '../types.ts';
import { goodbyeOn, lookAlikeOn, nameOfProtocol } from './application-protocol.ts';
import { arrivedClose, wasRehearsed } from './facts.ts';
import { endOf } from './spoken.ts';

/**
 * The mention of a message that has the form of a protocol's goodbye, where nothing else speaks for that protocol. Made
 * only for a close that says nothing itself (no close frame, or one without a code); it never changes the cause.
 */
export function lookAlikeEvidence(witnessed: Witnessed): readonly Evidence[] {
  const { socket } = witnessed;
  if (!closeOf(socket) || wasRehearsed(socket) || socket.browserText) return [];
  if (![undefined, 1005].includes(arrivedClose(socket)?.code)) return [];
  const found = goodbyeOn(witnessed) ? null : lookAlikeOn(witnessed);
  if (!found) return [];
  const gap = { duration: Math.max(0, endOf(socket) - found.goodbye.at) };
  const protocol = nameOfProtocol(found.recognition);
  return [proof('causes.evidence.label.lookAlike', say('causes.evidence.lookAlike', { protocol, gap }))];
}
