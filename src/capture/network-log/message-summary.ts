import type { LoggedMessage } from '../../model/network-entry.ts';
import type { Traffic } from '../../model/traffic.ts';

/** Takes the messages of a socket one by one, and decides which are kept. */
export interface MessageReducer {
  push(message: LoggedMessage): void;
  result(): { readonly messages: readonly LoggedMessage[] };
}

/** All that is left of a socket's messages. */
export interface MessageSummary {
  readonly received: number;
  readonly sent: number;
  readonly traffic: Traffic;
  readonly messages: readonly LoggedMessage[];
}

/** Messages between two looks at the clock. */
const batch = 256;

/**
 * Reads the messages of a HAR entry, once. Yields whenever `isTimeOver` says so, that the caller may let others run.
 * Without a reducer they are only counted.
 */
export function* summarise(
  messages: readonly unknown[],
  reducer: MessageReducer | null,
  isTimeOver: () => boolean,
): Generator<void, MessageSummary> {
  const counts = { received: 0, sent: 0 };
  const last: { received: LoggedMessage | null; sent: LoggedMessage | null } = { received: null, sent: null };
  let largestSentSize: number | null = null;
  for (const [index, given] of messages.entries()) {
    if (index % batch === batch - 1 && isTimeOver()) yield;
    const message = messageOf(given);
    if (message === null) continue;
    counts[message.direction] += 1;
    last[message.direction] = message;
    if (message.direction === 'sent') largestSentSize = Math.max(largestSentSize ?? 0, message.size);
    reducer?.push(message);
  }
  const traffic = {
    ...counts,
    lastReceivedAt: last.received?.at ?? null,
    lastSentAt: last.sent?.at ?? null,
    lastSentSize: last.sent?.size ?? null,
    largestSentSize,
  };
  return { ...counts, traffic, messages: reducer?.result().messages ?? [] };
}

/** The first messages, by which a protocol may be recognised. */
export const beginningOf = (messages: readonly unknown[]): readonly LoggedMessage[] =>
  messages.slice(0, beginningLength).flatMap((given) => messageOf(given) ?? []);

const beginningLength = 16;

/** One message of the log; null for what is none, as the error that a failed handshake leaves there. */
function messageOf(given: unknown): LoggedMessage | null {
  const { type, time, opcode, data } = (given ?? {}) as Record<string, unknown>;
  if ((type !== 'send' && type !== 'receive') || typeof time !== 'number' || typeof data !== 'string') {
    return null;
  }
  const isBinary = opcode === 2;
  return {
    direction: type === 'send' ? 'sent' : 'received',
    at: time * 1_000,
    kind: isBinary ? 'binary' : 'text',
    size: isBinary ? bytesOfBase64(data) : data.length,
    data,
    cut: false,
  };
}

/** Bytes that a text in base64 stands for (RFC 4648 section 4). */
function bytesOfBase64(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return Math.max(0, Math.floor((text.length / 4) * 3) - padding);
}
