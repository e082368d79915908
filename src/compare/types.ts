import type { Message, MessageKey } from '../../locales/messages.ts';
import type { Meaning } from '../registry/types.ts';

/** One row of the table of facts. */
export interface FactRow {
  readonly label: MessageKey;
  readonly left: Message;
  readonly right: Message;
  readonly differs: boolean;
}

/** A difference that is one: a bold lead ("Sent or not"), and one sentence about both codes or one about each. */
export interface KeyDifference {
  readonly lead: MessageKey;
  readonly sentences: readonly Message[];
}

/** Two codes, side by side: the sections of the reference pages, in sentences not yet in any language. */
export interface Comparison {
  readonly left: Meaning;
  readonly right: Meaning;
  readonly title: Message;
  readonly summary: readonly Message[];
  readonly facts: readonly FactRow[];
  /** In order of weight. Empty for two equal codes, and for two numbers of one range. */
  readonly differences: readonly KeyDifference[];
  /** Why there are no differences; null where there are some. */
  readonly alike: Message | null;
  readonly whenToUse: { readonly sending: readonly Message[]; readonly receiving: readonly Message[] };
  readonly browserShows: readonly Message[];
  readonly learnMore: readonly { readonly label: string; readonly url: string }[];
}
