import type { BrowserKind } from './browser-kind.ts';
import type { EndedSocket } from './socket.ts';

/** Why DevTools' network log says nothing of a socket. */
export type NotLogged =
  /** The log covers no shared workers (measured on Chromium 156, like the rest). */
  | 'shared-worker'
  /** Nobody saw it open: the log begins when DevTools are opened, and drops a socket that was open before. */
  | 'opened-before'
  /** Its page was left or reloaded: the log lets go of its sockets without an entry. */
  | 'page-left'
  /** Nothing was sent: the constructor threw, or a policy of the page forbade it. */
  | 'never-sent'
  /** Entries are there, and cannot be told apart. */
  | 'ambiguous'
  /** No entry came, or none yet. */
  | 'no-entry'
  /** Firefox: the handshake was over before recording began. */
  | 'before-recording'
  /** Firefox: `webRequest` said nothing of it (a blocked port, `close()` at once). */
  | 'no-request';

function whyNoRequest({ ending, adopted }: EndedSocket): NotLogged {
  if (ending.kind === 'threw') return 'never-sent';
  return adopted ? 'before-recording' : 'no-request';
}

/** Why nothing is known from DevTools' network log, or, in Firefox, of the request; null where something is. */
export function whyNotLogged(socket: EndedSocket, browser: BrowserKind): NotLogged | null {
  if (socket.network !== null) return null;
  if (browser === 'firefox') return whyNoRequest(socket);
  if (socket.networkAmbiguous) return 'ambiguous';
  if (socket.context.kind === 'shared-worker') return 'shared-worker';
  const { ending } = socket;
  if (ending.kind === 'threw' || ending.kind === 'error-only') return 'never-sent';
  if (ending.kind === 'gone' && ending.why !== 'worker-ended' && ending.why !== 'frame-removed') {
    return 'page-left';
  }
  return socket.adopted || ending.kind === 'logged-only' ? 'opened-before' : 'no-entry';
}
