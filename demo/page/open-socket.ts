/** A CloseEvent's three fields. */
export interface Close {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
}

/** One event of a socket, as a page, frame or worker sees it. */
export type SeenEvent =
  | { readonly event: 'open' }
  | { readonly event: 'error' }
  | { readonly event: 'close'; readonly close: Close }
  | { readonly event: 'threw'; readonly exception: string };

/** What a frame or a worker posts to the page. */
export type Message = SeenEvent & { readonly ticket: string };

/** Opens a socket and reports each of its events; null where the constructor threw. */
export function openSocket(
  url: string,
  protocols: readonly string[],
  report: (seen: SeenEvent) => void,
): WebSocket | null {
  try {
    const socket = new WebSocket(url, [...protocols]);
    socket.addEventListener('open', () => report({ event: 'open' }));
    socket.addEventListener('error', () => report({ event: 'error' }));
    socket.addEventListener('close', ({ code, reason, wasClean }) =>
      report({ event: 'close', close: { code, reason, wasClean } }),
    );
    return socket;
  } catch (exception) {
    report({ event: 'threw', exception: nameOf(exception) });
    return null;
  }
}

/** The name of an exception, e.g. `InvalidAccessError`. */
export const nameOf = (exception: unknown): string =>
  exception instanceof Error ? exception.name : String(exception);

/** A ticket is the last part of a socket's path, after `~`: it names the socket in the server's log. */
export const ticketOf = (url: string): string => decodeURIComponent(url.slice(url.lastIndexOf('/~') + 2));
