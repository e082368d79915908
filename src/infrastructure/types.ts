import type { MessageKey } from '../../locales/messages.ts';
import type { CountedSide } from '../model/times.ts';

/** Where it stands: 'egress' on the page's side (company proxies), 'server' at the end of the way, the others in between. */
export type InfrastructureKind = 'cdn' | 'proxy' | 'balancer' | 'platform' | 'tunnel' | 'server' | 'egress';

/** What being recognised is worth: a 'proof' was seen on a 101 or read in the code that writes it, a 'hint' was not, or fits others too. */
export type MarkStrength = 'proof' | 'hint';

/** A header of the answer. */
export interface HeaderMark {
  readonly name: string;
  /** What the value looks like; without one, the header's presence is the mark. Linear: a test refuses nested repetition. */
  readonly pattern?: RegExp;
  readonly strength: MarkStrength;
  /** 'upgrade': says something on a 101 only; 'refusal': only on other answers. Without it, on any answer. */
  readonly on?: 'upgrade' | 'refusal';
  readonly source: string;
}

/** A host in the socket's URL: a name, or `*.` and the names it stands under, with `*` for single labels within. */
export interface HostMark {
  readonly pattern: `*.${string}` | `${string}.${string}`;
  readonly strength: MarkStrength;
}

/** Close codes with which a timer is known to end a connection; 1006: cut without a close frame. */
export type TimerEnd = 1000 | 1001 | 1002 | 1005 | 1006 | 1011;

/** Something to paste; never translated. */
export interface Paste {
  readonly language: 'shell' | 'nginx' | 'javascript' | 'text';
  readonly code: string;
}

/** How a limit can be changed: in a setting (up to `most` seconds, where there is a bound), by the vendor's support, or not at all. */
export type Setting =
  | { readonly change: 'setting'; readonly paste: Paste; readonly most?: number }
  | { readonly change: 'support' }
  | { readonly change: 'none' };

/**
 * What a figure rests on: 'documented' was read in the vendor's pages or code, or measured; 'reported' comes from users;
 * 'presumed' follows from the parts it is made of, and counts only for one that was recognised.
 */
export type Basis = 'documented' | 'reported' | 'presumed';

interface TimerBase {
  readonly ends: readonly [TimerEnd, ...TimerEnd[]];
  readonly basis: Basis;
  readonly setting: Setting;
  readonly source: string;
}

/** One figure, or a band, in seconds. */
interface Figures {
  readonly seconds: number;
  /** The band's upper end. */
  readonly upTo?: number;
  /** Other figures that are documented for it. */
  readonly also?: readonly number[];
}

export interface IdleTimer extends TimerBase, Figures {
  readonly kind: 'idle';
  readonly counts: CountedSide;
  /** It pings by itself before the end, and a browser always answers: its figure counts only where it was recognised. */
  readonly pingsFirst?: true;
}

/** Ends any connection of this age. */
export interface LifetimeTimer extends TimerBase, Figures {
  readonly kind: 'lifetime';
}

/** Ends a connection whose pings stay unanswered. Pings cannot be seen, so only the close reason shows it. */
export interface HeartbeatTimer extends TimerBase {
  readonly kind: 'heartbeat';
  /** From the last answer to the end. */
  readonly seconds: number;
  /** The close reason; null where the connection is dropped without one. */
  readonly says: string | null;
}

/** Ends every open connection this long after it loaded its configuration again, whatever their ages: no figure of one shows it. */
export interface ReloadTimer extends TimerBase {
  readonly kind: 'reload';
  /** From the reload to the end. */
  readonly seconds: number;
}

export type Timer = IdleTimer | LifetimeTimer | HeartbeatTimer | ReloadTimer;

/** A header by its name, and by its value where there is a pattern. */
export interface HeaderSign {
  readonly name: string;
  readonly pattern?: RegExp;
}

/** The meaning of an answer that it makes, or lets through, instead of a 101. */
export interface Refusal {
  /** Headers of the answer, all of which must be there; the first is the one to show. */
  readonly headers: readonly [HeaderSign, ...HeaderSign[]];
  /** Counts only on the hosts of its infrastructure: elsewhere the same headers mean something else. */
  readonly needsHost?: true;
  /** HTTP statuses; empty for any but 101. */
  readonly statuses: readonly number[];
  readonly meaning: `infrastructure.refusal.${string}` & MessageKey;
  /** Only where such headers are made by the refuser alone. */
  readonly sure: boolean;
  readonly source: string;
}

/** Something that stands between page and server, or is the server. */
export interface Infrastructure {
  readonly id: string;
  /** As its makers write it; the same in every language. */
  readonly product: string;
  readonly kind: InfrastructureKind;
  readonly headers?: readonly HeaderMark[];
  readonly hosts?: readonly HostMark[];
  readonly timers?: readonly Timer[];
  /** Source that says it ends no open WebSocket by a timer of its own. */
  readonly noTimer?: string;
  /** The setting of a limit that it has only where somebody set one. */
  readonly configured?: Paste;
  /** 'no': a server behind it cannot send ping frames. Without it, it can, or nothing is known. */
  readonly backendPing?: 'no';
  /** Ids of what it stands on: recognised with it, as hints. */
  readonly implies?: readonly string[];
  /** Ids of what has the same marks and other limits: not recognised beside it. */
  readonly insteadOf?: readonly string[];
  readonly refusals?: readonly Refusal[];
  /** Year and month in which its sources were read. */
  readonly read: `20${number}-${number}`;
}
