import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Row } from '../../../log/rows/row.ts';
import type { BrowserKind } from '../../../model/browser-kind.ts';
import type { LogModel } from './log-model.ts';

/** What the reader chose in one log; it goes with the log, since another log's ids mean other sockets. */
export interface Selection {
  readonly selectedId: Signal<string | null>;
  /** A second close, chosen to be compared with the first. */
  readonly secondId: Signal<string | null>;
  /** The close for which something to compare it with is being chosen; with a second one, both are shown side by side. */
  readonly comparing: Signal<Row | null>;
}

/** What came of a rehearsal; `problem` is null where the page's socket got its close. */
export interface Rehearsed {
  readonly socketId: string;
  readonly problem: string | null;
}

interface LogOnShow {
  /** The kind of browser that its records are from. */
  readonly browserKind: BrowserKind;
  readonly log: LogModel;
  readonly selection: Selection;
}

/** The log of the inspected page, with everything that acts on that page or its recording. */
export interface LiveLog extends LogOnShow {
  readonly kind: 'live';
  toggleRecording(): void;
  clear(): void;
  /** Ends an open socket of the page with this code and reason. */
  rehearse(socketId: string, code: number, reason: string): void;
  readonly rehearsed: ReadonlySignal<Rehearsed | null>;
}

/** A session file, read-only: its sockets are not the page's, even where their ids are the same. */
export interface ImportedLog extends LogOnShow {
  readonly kind: 'imported';
  /** The file's name. */
  readonly name: string;
  /** The browser that the file was written by, in its own words. */
  readonly browser: string;
  readonly exportedAt: number;
}

/** Which log is on show, and what can be done with it. */
export type ShownLog = LiveLog | ImportedLog;

/** A log in which nothing is chosen yet. */
export const createSelection = (): Selection => ({
  selectedId: signal(null),
  secondId: signal(null),
  comparing: signal(null),
});
