import type { BrowserKind } from '../../model/browser-kind.ts';
import {
  type BrowserText,
  type CloseCall,
  type CloseEventFacts,
  closeOf,
  type EndedSocket,
} from '../../model/socket.ts';
import { type CountedSide, idleTime } from '../../model/times.ts';
import type { Witnessed } from '../types.ts';
import { recogniseText } from './browser-text.ts';
import type { BrowserTextKind } from './text-pattern.ts';

/** Every rule asks for the same text: it is looked up once a record. */
const kinds: Record<BrowserKind, WeakMap<BrowserText, { readonly kind: BrowserTextKind | null }>> = {
  chromium: new WeakMap(),
  firefox: new WeakMap(),
};

/** What the browser's text about a socket tells; null where there is none, or none that is known. */
export function textKindOf({ socket: { browserText }, browser }: Witnessed): BrowserTextKind | null {
  if (!browserText) return null;
  const known = kinds[browser].get(browserText);
  if (known) return known.kind;
  const kind = recogniseText(browserText.text, browser)?.kind ?? null;
  kinds[browser].set(browserText, { kind });
  return kind;
}

/** The HTTP status with which the handshake was refused, where DevTools' network log tells it; else null. */
export function refusedStatusOf({ everOpened, network }: EndedSocket): number | null {
  const status = network?.handshake.status ?? null;
  return everOpened || status === 101 ? null : status;
}

/**
 * The status of a refused handshake where the browser has no words of its own for it: in Firefox its one name for every
 * refused answer says less. Null where a text says more, or no answer is known; an answer of 200 without headers too: it
 * is what Firefox makes of garbage, which has no status line (measured).
 */
export function loggedRefusal(input: Witnessed): number | null {
  const { socket } = input;
  if (socket.browserText && textKindOf(input) !== 'handshake-refused') return null;
  const status = refusedStatusOf(socket);
  const headers = socket.network?.handshake.responseHeaders.length ?? 0;
  return input.browser === 'firefox' && status === 200 && headers === 0 ? null : status;
}

/** The page's `close()` call that came before the end and did not throw; null where there was none. */
export function pageCallOf(socket: EndedSocket): CloseCall | null {
  const call = socket.closeCall;
  return call && call.threw === undefined && call.at <= socket.endedAt ? call : null;
}

/** Codes with which a browser reports that no frame arrived. Clean ones did arrive: Firefox passes them on (measured). */
const withoutFrame = [1006, 1015];

/** The close event whose code came in a close frame; null where no frame arrived. */
export function arrivedClose(socket: EndedSocket): CloseEventFacts | null {
  const close = closeOf(socket);
  return close && (close.wasClean || !withoutFrame.includes(close.code)) ? close : null;
}

/** True where TLS failed by the page's own event: Firefox alone gives it (measured); no frame brought this 1015. */
export function sawTlsFail({ socket, browser }: Witnessed): boolean {
  const close = closeOf(socket);
  return browser === 'firefox' && close?.code === 1015 && !close.wasClean;
}

/**
 * True for an end after open with no frame and no text of the browser: cut below WebSocket. The page gets 1006, or,
 * with WebSocketStream, a rejected `closed`.
 */
export function isSilentCut(socket: EndedSocket): boolean {
  const close = closeOf(socket);
  const noFrame = (close?.code === 1006 && !close.wasClean) || socket.ending.kind === 'stream-error';
  return socket.everOpened && noFrame && socket.browserText === null;
}

/** A browser waits this long for the answer to a close frame, in milliseconds (measured). */
export const closingTimeout: Record<BrowserKind, number> = { chromium: 60_000, firefox: 20_000 };

/** The page's and the log's times of one message differ by up to so much, in milliseconds (measured: 9). */
const messageBlur = 50;

/** When the page sent its last message, by DevTools' log or by the file that leaves its messages out; null where neither says. */
export function lastLoggedSend({ network, recognisedInFile }: EndedSocket): number | null {
  const last = network?.messages.findLast(({ direction }) => direction === 'sent');
  return last?.at ?? recognisedInFile?.lastSentAt ?? null;
}

/** Whether a message left the page after a time. None leaves after `close()`. */
function hasSentSince(socket: EndedSocket, time: number): boolean {
  const last = lastLoggedSend(socket);
  return last !== null && last >= time - messageBlur;
}

/** Until when nobody saw what the page did with a socket; null where all of it was seen. */
const unseenUntil = ({ reportsLostAt, adopted, firstSeenAt }: EndedSocket): number | null =>
  reportsLostAt ?? (adopted ? firstSeenAt : null);

/**
 * True where a `close()` call may have come before recording did, or with reports that were lost: only so long does a
 * closing handshake last.
 */
export function mayHaveBeenAsked(socket: EndedSocket): boolean {
  const until = unseenUntil(socket);
  return (
    until !== null &&
    socket.closeCall === null &&
    socket.endedAt - until < closingTimeout.chromium + 2_000 &&
    !hasSentSince(socket, until)
  );
}

/** True where it may have opened without a record of it: reports were lost, and the browser has no words about the end. */
export const mayHaveOpened = ({ everOpened, reportsLostAt, browserText }: EndedSocket): boolean =>
  !everOpened && reportsLostAt !== undefined && browserText === null;

/** Milliseconds from open to end; null where the opening was not seen. */
export const lifetimeOf = (socket: EndedSocket): number | null =>
  socket.openedAt === null ? null : Math.max(0, socket.endedAt - socket.openedAt);

/** Milliseconds from creation to end; null where the creation was not seen. */
export const ageOf = (socket: EndedSocket): number | null =>
  socket.createdAt === null ? null : Math.max(0, socket.endedAt - socket.createdAt);

/** Milliseconds between the last data frame that counts (or the opening) and the end; null where data could not be counted. */
export const idleGapOf = (socket: EndedSocket, counts?: CountedSide): number | null =>
  idleTime(socket, socket.endedAt, counts);

/** Browsers slow timers of a hidden tab to one a minute after this long, in milliseconds. */
const throttledAfter = 5 * 60_000;

/** Milliseconds the tab had been hidden at the end, where long enough for its timers to starve; else null. */
export function hiddenLong(socket: EndedSocket): number | null {
  const { hiddenSince } = socket.surroundings;
  const hidden = hiddenSince === null ? 0 : socket.endedAt - hiddenSince;
  return hidden >= throttledAfter && socket.context.kind !== 'shared-worker' ? hidden : null;
}

/** True for a close that the reader rehearsed. */
export const wasRehearsed = (socket: EndedSocket): boolean => socket.ending.kind === 'rehearsed';

/**
 * True for a 1001 that may be Firefox's own: the start of a navigation, of a download too, and `window.stop()` close the
 * document's sockets with it, without a reason (measured). The page may be told of it, and may even stay.
 */
export function mayBeFirefoxLeaving({ socket, browser }: Witnessed): boolean {
  const close = arrivedClose(socket);
  return browser === 'firefox' && close?.code === 1001 && close.reason === '' && pageCallOf(socket) === null;
}
