import type { ClosedBy } from '../../model/socket.ts';
import type { Witnessed } from '../types.ts';
import {
  arrivedClose,
  isSilentCut,
  mayBeFirefoxLeaving,
  mayHaveBeenAsked,
  mayHaveOpened,
  pageCallOf,
  textKindOf,
} from './facts.ts';
import type { BrowserTextKind } from './text-pattern.ts';

/** Texts with which the browser fails an open connection itself. */
const failedByBrowser: readonly (BrowserTextKind | null)[] = [
  'bad-close-frame',
  'bad-utf8',
  'reserved-bits',
  'protocol-violation',
  'back-forward-cache',
];

/** Without the page's call, only these could be the server's echo of a call before recording (WHATWG, close()). */
const couldBeEcho = (code: number) => code === 1000 || code === 1005 || (code >= 3000 && code <= 4999);

/** Who closed a socket, by what was seen; 'unknown' rather than a guess. */
export function whoClosed(input: Witnessed): ClosedBy {
  const { socket } = input;
  const neverOpened = mayHaveOpened(socket) ? 'unknown' : 'nobody';
  if (socket.ending.kind === 'gone') return socket.everOpened ? 'browser' : neverOpened;
  const text = textKindOf(input);
  if (pageCallOf(socket) || text === 'page-closed-early') return 'page';
  if (failedByBrowser.includes(text)) return 'browser';
  // Of a worker's socket, Firefox's log shows that it opened, and not its end.
  const opened =
    socket.everOpened || (input.browser === 'firefox' && socket.network?.handshake.status === 101);
  if (socket.ending.kind === 'logged-only')
    return opened && input.browser === 'firefox' ? 'unknown' : 'nobody';
  if (!socket.everOpened) return neverOpened;
  const arrived = arrivedClose(socket);
  if (arrived && mayBeFirefoxLeaving(input)) return 'unknown';
  if (arrived) return mayHaveBeenAsked(socket) && couldBeEcho(arrived.code) ? 'unknown' : 'server';
  // Firefox keeps to itself whether it found a broken frame, or the connection was lost.
  if (input.browser === 'firefox') return 'unknown';
  return isSilentCut(socket) && !mayHaveBeenAsked(socket) ? 'network' : 'unknown';
}
