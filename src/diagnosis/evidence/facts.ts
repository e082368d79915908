import {
  type BrowserText,
  type CloseCall,
  type CloseEventFacts,
  closeOf,
  type EndedSocket,
} from '../../model/socket.ts';
import { type CountedSide, idleTime } from '../../model/times.ts';
import { type BrowserTextKind, recogniseText } from './browser-text.ts';

/** Every rule asks for the same text: it is looked up once a record. */
const kinds = new WeakMap<BrowserText, { readonly kind: BrowserTextKind | null }>();

/** What the browser's text about a socket tells; null where there is none, or none that is known. */
export function textKindOf({ browserText }: EndedSocket): BrowserTextKind | null {
  if (!browserText) return null;
  const known = kinds.get(browserText) ?? { kind: recogniseText(browserText.text)?.kind ?? null };
  kinds.set(browserText, known);
  return known.kind;
}

/** The HTTP status with which the handshake was refused, where DevTools' network log tells it; else null. */
export function refusedStatusOf({ everOpened, network }: EndedSocket): number | null {
  const status = network?.handshake.status ?? null;
  return everOpened || status === 101 ? null : status;
}

/** The page's `close()` call that came before the end and did not throw; null where there was none. */
export function pageCallOf(socket: EndedSocket): CloseCall | null {
  const call = socket.closeCall;
  return call && call.threw === undefined && call.at <= socket.endedAt ? call : null;
}

/** The close event whose code came in a close frame (any but 1006); null where no frame arrived. */
export function arrivedClose(socket: EndedSocket): CloseEventFacts | null {
  const close = closeOf(socket);
  return close && close.code !== 1006 ? close : null;
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

/** Chromium waits this long for the answer to a close frame, in milliseconds (measured). */
export const closingTimeout = 60_000;

/** True where a `close()` call may have come before recording did: only so long does a closing handshake last. */
export const mayHaveBeenAsked = (socket: EndedSocket): boolean =>
  socket.adopted && socket.closeCall === null && socket.endedAt - socket.firstSeenAt < closingTimeout + 2_000;

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
