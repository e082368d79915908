import type { LoggedMessage } from '../model/network-entry.ts';
import { createBeatSieve } from './reading/beat-sieve.ts';
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
  /** Of those that were asked for together, as long as others need the room. */
  askedLength: 8_192,
  /** Of all messages of a connection together: each of the above has its room. */
  totalLength: 38_912,
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

/**
 * Keeps messages, in the order given, as long as there is `room`; one that is kept already grows up to its new limit.
 * Returns the room that is left.
 */
function keep(kept: Map<number, LoggedMessage>, chosen: readonly Numbered[], room: number): number {
  let left = room;
  for (const { index, message, limit } of chosen) {
    const before = kept.get(index)?.data.length ?? 0;
    const short = shortened(message, Math.min(limit, before + left));
    if (kept.has(index) && short.data.length <= before) continue;
    left -= short.data.length - before;
    kept.set(index, short);
  }
  return left;
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
  const sieve = createBeatSieve(candidates);

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
    } else if (kind) beat(kind, plain);
  }

  /** A heartbeat as its protocol has it stays before what only looks like one. */
  function beat(kind: SignKind, plain: Numbered): void {
    const { message } = plain;
    const key = `${kind} ${message.direction}`;
    const isReal = sieve(
      first.map((one) => one.message),
      message,
    );
    if (isReal) latest.set(`${key} for sure`, plain);
    else if (!latest.has(`${key} for sure`)) latest.set(key, plain);
  }

  function result(): ReducedMessages {
    const newest = last.toSorted((left, right) => right.index - left.index);
    const kept = new Map<number, LoggedMessage>();
    const { askedLength, totalLength } = keptMessages;
    const forOthers = keep(kept, [...latest.values(), ...newest], totalLength) - askedLength;
    const newestAsked = asked.toReversed();
    const left = keep(kept, first, forOthers + keep(kept, newestAsked, askedLength));
    keep(kept, newestAsked, left);
    const messages = [...kept].sort(([one], [other]) => one - other).map(([, message]) => message);
    return { ...counts, messages };
  }

  return { push, result };
}
