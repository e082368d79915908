/** Why recording is not running though it was wanted. */
export type Interruption =
  /** The user pressed Cancel on the browser's yellow bar. */
  | 'canceled-by-user'
  /** Another extension or tool took the debugger, or the target went. */
  | 'detached'
  /** chrome://, the web store, another extension's page: the browser forbids it. */
  | 'forbidden-page'
  | 'failed';
