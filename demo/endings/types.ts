import type { CauseId, Confidence } from '../../src/diagnosis/types.ts';
import type { ClosedBy } from '../../src/model/socket.ts';
import type { PlaceName } from './places.ts';

/** Where a socket goes: a place, and the peer there as a path, e.g. `close/1000/bye`. */
export interface Address {
  readonly place: PlaceName;
  readonly path: string;
  /** With its question mark; some protocols are known by it. */
  readonly query?: string;
}

/** What is passed to `close()`. */
export interface CloseArguments {
  readonly code: number;
  readonly reason?: string;
}

/** What the page does to its own socket. `send` is a text, or a number of bytes; sent once, or again and again. */
export type PageAct =
  | { readonly when: 'at-once' | 'opened'; readonly close?: CloseArguments }
  | { readonly when: 'opened'; readonly send: number | string; readonly everySeconds?: number };

/** What the button does, as data: page and tests read the same. */
export type Recipe =
  /** Opens a socket. */
  | {
      readonly kind: 'socket';
      readonly to: Address;
      readonly protocols?: readonly string[];
      readonly act?: PageAct;
      /** Several sockets at the same time. */
      readonly count?: number;
    }
  | { readonly kind: 'stream'; readonly to: Address }
  /** Opens the same address again at once, so many times, as a client without backoff does. */
  | { readonly kind: 'reconnect'; readonly to: Address; readonly attempts: number }
  /** A page in an iframe opens the socket. */
  | { readonly kind: 'frame'; readonly page: 'forbidden' | 'mixed'; readonly to: Address }
  /** Opens a socket, and once it is open, takes away what it lives in. */
  | {
      readonly kind: 'taken-away';
      readonly what: 'frame' | 'worker' | 'reload' | 'link';
      readonly to: Address;
    };

/** What must be seen of an ending. */
export interface Expected {
  /** The page's CloseEvent; null where it gets none. */
  readonly close: { readonly code: number; readonly reason: string; readonly wasClean: boolean } | null;
  /** Beginning of the browser's text; null where it says nothing. */
  readonly text: string | null;
  readonly cause: CauseId;
  readonly confidence: Confidence;
  readonly effectiveCode: number | null;
  readonly closedBy: ClosedBy;
  /** Ids (`src/infrastructure`) of those a timeout is put down to; absent: none. */
  readonly owners?: readonly string[];
  /** Code of the close frame that the server gets; null for a frame without one, 'none' for no frame at all. */
  readonly serverGets?: number | null | 'none';
}

export interface Ending {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly recipe: Recipe;
  readonly expected: Expected;
  /** Seconds it takes when it is no matter of an instant. */
  readonly seconds?: number;
}

/** An ending as its group's file states it; the list adds the group. */
export type EndingInGroup = Omit<Ending, 'group'>;

/** The address of a peer at the plain place, where most endings happen. */
export const plain = (path: string): Address => ({ place: 'plain', path });

/** The CloseEvent that a page gets for almost everything. */
export const abnormal = { code: 1006, reason: '', wasClean: false } as const;
