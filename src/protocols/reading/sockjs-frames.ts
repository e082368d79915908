import type { LoggedMessage } from '../../model/network-entry.ts';
import { parseJson } from './json-value.ts';
import { readLength } from './message-view.ts';

/** Messages that one frame may carry and that are still read. */
const innerMessages = 32;

function inner(message: LoggedMessage): readonly LoggedMessage[] {
  const { direction, kind, data, cut } = message;
  // The server wraps messages in a["..."], the client in ["..."].
  const wrapped = direction === 'received' ? data.startsWith('a["') : data.startsWith('["');
  if (kind !== 'text' || cut || !wrapped) return [];
  const texts = parseJson(direction === 'received' ? data.slice(1) : data, readLength);
  if (!Array.isArray(texts) || !texts.every((text) => typeof text === 'string')) return [];
  return texts.slice(0, innerMessages).map((text) => ({ ...message, data: text, size: text.length }));
}

/**
 * The messages inside SockJS frames in place of the frames; all others as they are. Only where the server opened
 * with SockJS's 'o': an array of texts is data elsewhere.
 */
export function unwrapSockJs(messages: readonly LoggedMessage[]): readonly LoggedMessage[] {
  const first = messages.find(({ direction }) => direction === 'received');
  if (first?.data !== 'o' || first.kind !== 'text') return messages;
  return messages.flatMap((message) => {
    const found = inner(message);
    return found.length > 0 ? found : [message];
  });
}
