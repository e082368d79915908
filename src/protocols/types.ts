import type { Message, MessageKey } from '../../locales/messages.ts';
import type { LoggedMessage } from '../model/network-entry.ts';
import type { HeartbeatInFile } from '../model/recognised-in-file.ts';
import type { MessageView } from './reading/message-view.ts';
import type { Signs } from './reading/signs.ts';

/** How sure a recognition is. 'certain' only with the server's choice of subprotocol, or verified first messages at a fitting address. */
export type RecognitionStrength = 'certain' | 'likely' | 'possible';

/** What a socket shows of its application protocol. */
export interface Subject {
  readonly url: string;
  readonly requestedProtocols: readonly string[];
  /** The subprotocol that the server chose; '' where it chose none. */
  readonly protocol: string;
  /** Oldest first; the first ones of each direction matter for recognition. */
  readonly messages: readonly LoggedMessage[];
}

export interface RecognisedProtocol {
  /** A protocol's id, such as 'signalr-json'. */
  readonly id: string;
  readonly strength: RecognitionStrength;
  /** The strongest sign. `matched` is our own pattern or a listed subprotocol, never text of the page. */
  readonly by: { readonly basis: 'subprotocol' | 'address' | 'messages'; readonly matched: string };
}

/** How a protocol is recognised. Every list that is given must have one pattern that fits; of `query` every part. */
export interface Identity {
  readonly subprotocols?: readonly string[];
  /** The subprotocols' names are used by others too: they prove nothing without an address or first messages. */
  readonly sharedSubprotocols?: boolean;
  /** Patterns with `*` for any characters. */
  readonly hosts?: readonly string[];
  readonly paths?: readonly string[];
  /** 'name' or 'name=value'. */
  readonly query?: readonly string[];
  /** Spoken only at its address: everything else about it is too common to tell. */
  readonly onlyAtAddress?: boolean;
  /** Carries other protocols: being certain of it says nothing against those. */
  readonly carrier?: boolean;
  /** True for a message that belongs to the protocol's verified beginning. */
  readonly opens?: (message: MessageView) => boolean;
  /** True for the first message of either direction, where the two together are like nobody else's: likely by them alone. */
  readonly exchange?: (message: MessageView) => boolean;
}

type NamesOf<Prefix extends string> = MessageKey extends infer Key
  ? Key extends `${Prefix}.${infer Name}`
    ? Name
    : never
  : never;

export type MeaningName = NamesOf<'protocols.meaning'>;
export type FixName = NamesOf<'protocols.fix'>;

/** What a reader makes of one message that says goodbye. */
export interface Saying {
  readonly id: string;
  readonly meaning: MeaningName;
  readonly fix: readonly FixName[];
  /** The piece of the message that says it; the message's beginning where it is not given. */
  readonly said?: string;
  /** An end that belongs to the protocol's ordinary life. */
  readonly expected?: boolean;
  /** False for an error or a notice after which the connection may go on. Default true. */
  readonly final?: boolean;
  /** Milliseconds before the end in which it counts; default `defaultNearEnd`. */
  readonly nearEnd?: number;
  /** Close codes of its own with which its sender ends the connection; 1000 and other vague ones go with every goodbye. */
  readonly codes?: readonly number[];
  /** The announced time of the end, milliseconds since the epoch; then `nearEnd` is the distance from it. */
  readonly due?: number;
  /** No message says it, but the cut: so the server of this protocol ends its connections. */
  readonly byCut?: true;
}

/** A goodbye that was found in a connection's messages. */
export interface Goodbye {
  readonly id: string;
  readonly direction: LoggedMessage['direction'];
  readonly at: number;
  /** Bounded, and of the page's own making: shown as it is, never as markup. '' where no message said it. */
  readonly text: string;
  readonly meaning: Message;
  readonly fix: readonly Message[];
  readonly expected: boolean;
  /** True where the sender ends the connection with it. */
  readonly final: boolean;
  /** How near to the end (or how near the end to `due`) it must be to be the reason, in milliseconds. */
  readonly nearEnd: number;
  readonly due: number | null;
  readonly byCut: boolean;
  /** Close codes of its own; see `Saying`. */
  readonly codes: readonly number[];
}

/** How a connection ended, and how much of what was said on it is known. */
export interface Circumstances {
  /** It ended without a close frame, the page did not ask for it, and the browser names no reason. */
  readonly wasCut: boolean;
  /** The code of the server's close frame, where it gave no reason with it and the page did not ask for the end; else null. */
  readonly bareCode: number | null;
  /** Directions in which something was said that is not known: that no message is there proves nothing. */
  readonly unread: readonly LoggedMessage['direction'][];
  /** The messages' times and the end's may be compared. */
  readonly timed: boolean;
}

/** All that readers of a whole connection get. */
export interface Conversation extends Circumstances {
  readonly subject: Subject;
  /** The kept messages, oldest first. */
  readonly views: readonly MessageView[];
  /** When the connection opened, or the first kept message; milliseconds since the epoch. */
  readonly openedAt: number | null;
  /** When its end began: the page's `close()`, or the end itself. */
  readonly end: number;
}

/** One heartbeat as a protocol has it, with the numbers of this connection. Milliseconds. */
export interface HeartbeatPlan {
  /** False for a default of the usual library, which this connection did not announce. */
  readonly announced: boolean;
  readonly interval: number;
  /** How long the pinger waits for an answer. */
  readonly patience: number;
  /** How long the other side accepts silence of the pinger; default interval and patience together. */
  readonly silence?: number;
  /** How much later than at its limit the other side may notice, where it looks only at intervals; default 0. */
  readonly noticedWithin?: number;
  readonly whoPings: 'server' | 'page';
  readonly ping: (view: MessageView) => boolean;
  /** Null where nobody answers pings. */
  readonly pong: ((view: MessageView) => boolean) | null;
  /** Any message of the pinger counts as a sign of life, not only pings. */
  readonly anyCounts: boolean;
  /** Any message of the other side answers a ping; default as `anyCounts`. */
  readonly anyAnswers?: boolean;
}

/** A protocol's heartbeat, as its messages tell. */
export type Heartbeat = Omit<HeartbeatInFile, 'protocol'>;

/** An application protocol over WebSocket. */
export interface Protocol {
  readonly id: string;
  /** A product's name, the same in every language. */
  readonly name: string;
  readonly identity: Identity;
  /** Which messages tell something, by their first characters. */
  readonly signs: Signs;
  /** Reads one message. Never throws. */
  readonly reads?: (view: MessageView, conversation: Conversation) => Saying | null;
  /** An end that only the connection as a whole tells. */
  readonly concludes?: (conversation: Conversation) => Saying | null;
  /** What an end without a word is known to mean, by its close code and by what was not said: one reason among others. */
  readonly infers?: (conversation: Conversation) => Saying | null;
  readonly heartbeats?: (conversation: Conversation) => readonly HeartbeatPlan[];
  /** Addresses of what the shapes and numbers were read in. */
  readonly sources: readonly string[];
}
