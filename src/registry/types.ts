import type { MessageKey } from '../../locales/messages.ts';

/** Whether a client should connect again after this code. */
export type ReconnectAdvice = 'yes' | 'no' | 'after-fix' | 'usually-no' | 'depends';

/** Who may put the code in a close frame. */
export type Sender = 'either' | 'server' | 'client' | 'nobody';

/** How bad it is, for marks and sorting: shape and word as well as colour go with it. */
export type Severity = 'ok' | 'info' | 'warning' | 'error';

/** What kind of code a number is. */
export type MeaningKind = 'standard' | 'range' | 'pack' | 'custom';

/** Words for the reader: a key into the locales, or literal text (a user's own pack, shown as it is). */
export type Words = { readonly key: MessageKey } | { readonly text: string };

/** Facts about a code from which cards and comparisons are made. */
export interface CodeFacts {
  /** May it travel in a close frame (RFC 6455 section 7.4.1)? */
  readonly onWire: boolean;
  readonly sender: Sender;
  /** May a page pass it to `close()`: 1000 and 3000-4999 only (WHATWG WebSockets, close()). */
  readonly pageMaySend: boolean;
  /**
   * What a Chromium page sees in `event.code` when this happens, where Firefox gives the code itself (measured,
   * docs/browsers.md). Null where the code itself arrives, and also for codes that a client library makes up
   * (`clientInvented`): with those, the page's event has some other code, not always the same.
   */
  readonly pageSees: number | null;
  /** `wasClean` of the CloseEvent that carries or hides it; null where it can be either. */
  readonly wasClean: boolean | null;
  /** Before the connection opened, or while it was open. */
  readonly phase: 'before-open' | 'open' | 'either';
  readonly reconnect: ReconnectAdvice;
  readonly severity: Severity;
}

/** A library or server that is known to send the code. */
export interface KnownSender {
  readonly name: string;
  readonly when: Words;
  readonly source: string;
  /** It is the one that the socket at hand talks to, on the evidence of a pack. */
  readonly atHand?: Choice;
  /** What to do about its code, in the order to try; of the one at hand only. */
  readonly fixes?: readonly Words[];
  /** Nobody but the vendor can read its servers' logs; of the one at hand only. */
  readonly hosted?: true;
}

/** Why lookup chose this meaning. */
export interface Choice {
  readonly basis: 'number' | 'subprotocol' | 'host' | 'path' | 'query';
  /** 'presumed' where the rule was not read in a source or fits others as well, or only the page asked for the subprotocol. */
  readonly certainty: 'proven' | 'presumed';
  /** The value of the socket at hand that matched, e.g. 'graphql-transport-ws'; '' for 'number'. */
  readonly matched: string;
}

/** A run of codes, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a close code means, for the socket at hand. */
export interface Meaning {
  readonly code: number;
  /** The codes it stands for, both ends included, where it is more than one: ranges, and ranges of a pack. */
  readonly span?: Span;
  readonly kind: MeaningKind;
  /** 'standard', 'range', the built-in pack's id, or 'custom': the `meaning.source` of the session file. */
  readonly source: string;
  /** The pack's own name ("graphql-ws", the user's pack name); null for standard codes and ranges. */
  readonly packName: string | null;
  readonly name: Words;
  readonly description: Words;
  readonly whenSeen: Words;
  /** In the order to try them. */
  readonly fixes: readonly Words[];
  readonly quirks: readonly Words[];
  readonly knownSenders: readonly KnownSender[];
  readonly reconnectNote: Words;
  readonly facts: CodeFacts;
  /** 'RFC 6455 section 7.4.1', 'IANA registry', or the pack's documentation. */
  readonly reference: string;
  readonly sources: readonly string[];
  readonly choice: Choice;
  /** Made up by a client library, never in a close frame. */
  readonly clientInvented: boolean;
}

/** What is known of the socket whose code is looked up. Everything may be missing. */
export interface LookupContext {
  /** The subprotocol the server chose. */
  readonly protocol?: string;
  readonly requestedProtocols?: readonly string[];
  /** The socket's URL; an unparsable one is no evidence. */
  readonly url?: string;
}
