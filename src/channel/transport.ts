/** A two-way line for messages; what arrives is `unknown` until `parse` has narrowed it. */
export interface Transport<Outgoing> {
  /** Sends one message; after `close` it does nothing. */
  send(message: Outgoing): void;
  /** Listens for messages; returns the cleanup. */
  onMessage(listener: (message: unknown) => void): () => void;
  /** Listens for the line going down (not for our own `close`); returns the cleanup. */
  onDisconnect(listener: () => void): () => void;
  close(): void;
}

/** The same line, but messages wait, in order, until a promise is fulfilled. */
export function heldUntil<Outgoing>(done: Promise<void>, line: Transport<Outgoing>): Transport<Outgoing> {
  return {
    send: (message) => line.send(message),
    onMessage: (listener) => {
      let early: unknown[] | null = [];
      const release = () => {
        const waited = early ?? [];
        early = null;
        for (const message of waited) listener(message);
      };
      // Whoever made the promise handles its failure; here nothing is delivered.
      done.then(release, () => undefined);
      const stop = line.onMessage((message) => {
        if (early) early.push(message);
        else listener(message);
      });
      return () => {
        early = [];
        stop();
      };
    },
    onDisconnect: (listener) => line.onDisconnect(listener),
    close: () => line.close(),
  };
}
