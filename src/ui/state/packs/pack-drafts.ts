import { type Signal, signal } from '@preact/signals';

/** A line of a pack's form: one code, or a range of them that mean the same. Text throughout, since half-typed numbers are part of typing. */
export interface CodeDraft {
  /** Only to tell lines apart while they are edited. */
  readonly id: number;
  /** '4001', or '4100-4103'. */
  readonly code: string;
  readonly name: string;
  readonly description: string;
  /** Not in the form: kept as a file had it. */
  readonly whenSeen: string;
  /** One step a line. */
  readonly fix: string;
  readonly reconnect: string;
  /** Whether its name is a suggestion, made from what was seen. */
  readonly suggested?: boolean;
}

/** A pack as it stands in the form; lists are separated by spaces, or by the commas and semicolons of any of the languages. */
export interface PackDraft {
  readonly name: string;
  readonly subprotocols: string;
  readonly hosts: string;
  readonly paths: string;
  readonly codes: readonly CodeDraft[];
}

/** The name under which the draft of a new pack is kept: no pack's own. */
export const newPack = '';

/** Packs that are being written: kept while the panel lives, so that leaving Settings loses nothing. */
export interface PackDrafts {
  /** By the name of the pack they change, or `newPack`. Only what differs from the pack is kept. */
  readonly kept: Signal<ReadonlyMap<string, PackDraft>>;
  /** The pack whose form is open; null for none. */
  readonly open: Signal<string | null>;
}

/** No draft, no form open. */
export const createPackDrafts = (): PackDrafts => ({ kept: signal(new Map()), open: signal(null) });
