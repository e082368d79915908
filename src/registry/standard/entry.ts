import type { MessageKey } from '../../../locales/messages.ts';
import type { CodeFacts, KnownSender, Meaning, Words } from '../types.ts';

type SentKey = Extract<MessageKey, `codes.sent.${string}`>;

/** A library or service and what it sends the code for; the occasions are shared words under `codes.sent`. */
export type SenderEntry = readonly [name: string, when: SentKey, source: string];

/** A standard code as data. Its words stand under `codes.c<code>`; fixes and quirks are counted off there. */
export interface StandardEntry {
  readonly code: number;
  readonly fixes: 1 | 2 | 3 | 4;
  readonly quirks: 0 | 1 | 2;
  readonly facts: CodeFacts;
  readonly senders: readonly SenderEntry[];
  readonly reference: string;
  readonly sources: readonly string[];
}

const ordinals = ['first', 'second', 'third', 'fourth'] as const;

/** Words by a key made of parts: the tests hold that every such key exists, in every language. */
export const wordsAt = (key: string): Words => ({ key: key as MessageKey });

const knownSender = ([name, when, source]: SenderEntry): KnownSender => ({
  name,
  when: { key: when },
  source,
});

/** The whole meaning of a standard code. */
export function standardMeaning(entry: StandardEntry): Meaning {
  const at = `codes.c${entry.code}`;
  const counted = (group: string, count: number) =>
    ordinals.slice(0, count).map((ordinal) => wordsAt(`${at}.${group}.${ordinal}`));
  return {
    code: entry.code,
    kind: 'standard',
    source: 'standard',
    packName: null,
    name: wordsAt(`${at}.name`),
    description: wordsAt(`${at}.description`),
    whenSeen: wordsAt(`${at}.seen`),
    fixes: counted('fix', entry.fixes),
    quirks: counted('quirk', entry.quirks),
    knownSenders: entry.senders.map(knownSender),
    reconnectNote: wordsAt(`${at}.reconnect`),
    facts: entry.facts,
    reference: entry.reference,
    sources: entry.sources,
    choice: { basis: 'number', certainty: 'proven', matched: '' },
    clientInvented: false,
  };
}

/**
 * Facts of a code that travels in a close frame of an open connection, unless said otherwise. `wasClean` is the rule;
 * where TCP is reset after the close frame, Chromium gives the code with `wasClean` false (websocket_channel.cc, OnReadDone).
 */
export const onTheWire = {
  onWire: true,
  sender: 'either',
  pageMaySend: false,
  pageSees: null,
  wasClean: true,
  phase: 'open',
} as const;

/** Codes that an endpoint reports only to its own application: "MUST NOT be set as a status code" (RFC 6455 section 7.4.1). */
export const forbiddenInFrame: readonly number[] = [1005, 1006, 1015];

/** Facts of a code that no endpoint should send: forbidden in a close frame, or reserved without a meaning (1004). */
export const neverSent = { onWire: false, sender: 'nobody', pageMaySend: false } as const;
