import type { LoggedMessage } from '../../../src/model/network-entry.ts';
import { createMessageReducer, type ReducedMessages } from '../../../src/protocols/message-reducer.ts';
import type { Protocol } from '../../../src/protocols/types.ts';

/** What is kept of messages that come one after the other: see `keptMessages`. */
export function reduced(messages: Iterable<LoggedMessage>, candidates: readonly Protocol[]): ReducedMessages {
  const reducer = createMessageReducer(candidates);
  for (const message of messages) reducer.push(message);
  return reducer.result();
}
