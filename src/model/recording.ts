/** Why recording is not running though it was wanted. */
export type Interruption =
  /** The user pressed Cancel on the browser's yellow bar. */
  | 'canceled-by-user'
  /** Another extension or tool took the debugger, or the target went. */
  | 'detached'
  /** chrome://, the web store, another extension's page: the browser forbids it. */
  | 'forbidden-page'
  /** The reader has not let the extension read pages, as Firefox asks. */
  | 'no-access'
  | 'failed';

/** Every reason why a rehearsal could not be. */
export const rehearsalProblems = [
  /** No live socket has the id: it ended, was only counted, or its page does not answer. */
  'no-such-socket',
  /** A WebSocketStream: its promises cannot be settled from outside. */
  'not-supported',
  /** Not an integer from 0 to 65535. */
  'invalid-code',
  /** Longer than `limits.reasonLength`. */
  'reason-too-long',
  /** It threw in the page, which may have no `CloseEvent` any more. */
  'failed',
] as const;

/** Why a rehearsal could not be; the words for it are the panel's. */
export type RehearsalProblem = (typeof rehearsalProblems)[number];

/** Every way in which Closeframe itself fails, so that less is recorded or kept than the reader expects. */
export const problemIds = [
  /** The hook's script could not be read: nothing can be recorded. */
  'hook-not-loaded',
  /** What was recorded before the browser stopped the service worker could not be read again, or not all of it. */
  'restore-failed',
  /** The browser's memory for extensions is full: the oldest closes will be missing once it stops the service worker. */
  'storage-full',
  /** The browser refused to keep what was recorded: it will be missing once it stops the service worker. */
  'save-refused',
] as const;

export type ProblemId = (typeof problemIds)[number];
