import type { LoggedMessage } from '../model/network-entry.ts';
import { headOf, type SignKind, signOf } from './reading/signs.ts';
import type { Protocol } from './types.ts';

/** What is kept of a connection's messages. Lengths in characters of `LoggedMessage.data`. */
export const keptMessages = {
  /** The first of each direction: handshakes and announced numbers. */
  first: 2,
  /** The last of all, whatever they say. */
  last: 10,
  /** The last that a protocol's signs asked for. */
  asked: 8,
  /** Of a first message, and of one that was asked for: readers must parse them whole. */
  readLength: 4_096,
  /** Of the others. */
  plainLength: 1_024,
  /** Of all messages of a connection together. */
  totalLength: 32_768,
} as const;

/** Which of the candidates' signs a message shows; null for ordinary data. Cheap: first characters only, nothing parsed. */
export function askedFor(candidates: readonly Protocol[], message: LoggedMessage): SignKind | null {
  if (candidates.length === 0) return null;
  const head = headOf(message);
  for (const { signs } of candidates) {
    const kind = signOf(signs, head);
    if (kind) return kind;
  }
  return null;
}

/** Whether a protocol that the connection may speak wants a message kept. */
export const wants = (candidates: readonly Protocol[], message: LoggedMessage): boolean =>
  askedFor(candidates, message) !== null;

export interface ReducedMessages {
  /** How many there were of each direction. */
  readonly received: number;
  readonly sent: number;
  /** Those kept, oldest first. */
  readonly messages: readonly LoggedMessage[];
}

interface Numbered {
  readonly index: number;
  readonly message: LoggedMessage;
  readonly limit: number;
}

function shortened(message: LoggedMessage, length: number): LoggedMessage {
  if (message.data.length <= length) return message;
  // Base64 stays decodable in groups of four; a text keeps its surrogate pairs whole.
  const end = message.kind === 'binary' ? length - (length % 4) : length;
  const last = message.kind === 'text' && end > 0 ? message.data.charCodeAt(end - 1) : 0;
  return {
    ...message,
    data: message.data.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end),
    cut: true,
  };
}

/** Shortens messages to their limits and all together to the total; the order given says whose room counts first. */
function withinTotal(chosen: readonly Numbered[]): readonly LoggedMessage[] {
  const kept = new Map<number, LoggedMessage>();
  let room: number = keptMessages.totalLength;
  for (const { index, message, limit } of chosen) {
    if (kept.has(index)) continue;
    const short = shortened(message, Math.min(limit, room));
    room -= short.data.length;
    kept.set(index, short);
  }
  return [...kept].sort(([left], [right]) => left - right).map(([, message]) => message);
}

/** Takes the messages of a connection one by one, in order, and keeps what readers need of them. */
export function createMessageReducer(candidates: readonly Protocol[]) {
  const counts = { received: 0, sent: 0 };
  const first: Numbered[] = [];
  const asked: Numbered[] = [];
  /** A ring: the message of index n stands at n modulo its length. */
  const last: Numbered[] = [];
  /** The last of each kind and direction, pings and pongs, and any message. */
  const latest = new Map<string, Numbered>();

  function push(message: LoggedMessage): void {
    const index = counts.received + counts.sent;
    const { direction } = message;
    counts[direction] += 1;
    const plain = { index, message, limit: keptMessages.plainLength };
    const whole = { index, message, limit: keptMessages.readLength };
    if (counts[direction] <= keptMessages.first) first.push(whole);
    last[index % keptMessages.last] = plain;
    latest.set(direction, plain);
    const kind = askedFor(candidates, message);
    if (kind === 'goodbye') {
      asked.push(whole);
      if (asked.length > keptMessages.asked) asked.shift();
    } else if (kind) latest.set(`${kind} ${direction}`, plain);
  }

  function result(): ReducedMessages {
    const newest = last.toSorted((left, right) => right.index - left.index);
    const messages = withinTotal([...first, ...asked.toReversed(), ...latest.values(), ...newest]);
    return { ...counts, messages };
  }

  return { push, result };
}
