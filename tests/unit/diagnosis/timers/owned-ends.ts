import type { EndedSocket } from '../../../../src/model/socket.ts';
import { diagnosed, later } from '../stories/fixtures.ts';

/** The socket before, as often as `times` says, each some minutes earlier. */
export const repeated = (socket: EndedSocket, times: number): readonly EndedSocket[] =>
  Array.from({ length: times }, (_, index) => later(socket, -900_000 * (index + 1)));

/** Cause, confidence and owners in one line, as tables show them. */
export function named(socket: EndedSocket | string, earlier: readonly EndedSocket[] = []): string {
  const { owners, cause, confidence } = diagnosed(socket, { siblings: earlier });
  return `${cause} ${confidence}: ${owners.join(', ')}`;
}
