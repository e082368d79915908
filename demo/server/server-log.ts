/** How a socket ended as the server saw it. */
export interface ServerView {
  /** The close frame that the browser sent; null where it sent none. `code` is null for an empty one. */
  readonly closeFrame: { readonly code: number | null; readonly reason: string } | null;
}

/** What a server's own log would say, by the ticket in each socket's URL. */
export interface ServerLog {
  note(ticket: string, view: ServerView): void;
  /** The first thing noted for a ticket, or null while there is none. */
  read(ticket: string): ServerView | null;
  /** Waits for the note. */
  wait(ticket: string): Promise<ServerView>;
}

/** Views kept; a flood of sockets must not grow the demo server without end. */
const keptViews = 5_000;

/** Makes an empty log. The first note of a ticket counts: what comes after a close frame says nothing new. */
export function createServerLog(): ServerLog {
  const views = new Map<string, ServerView>();
  const waiting = new Map<string, ((view: ServerView) => void)[]>();
  return {
    note(ticket, view) {
      if (views.has(ticket)) return;
      views.set(ticket, view);
      const [oldest] = views.keys();
      if (views.size > keptViews && oldest !== undefined) views.delete(oldest);
      for (const resolve of waiting.get(ticket) ?? []) resolve(view);
      waiting.delete(ticket);
    },
    read: (ticket) => views.get(ticket) ?? null,
    wait(ticket) {
      const known = views.get(ticket);
      if (known) return Promise.resolve(known);
      return new Promise((resolve) => {
        waiting.set(ticket, [...(waiting.get(ticket) ?? []), resolve]);
      });
    },
  };
}
