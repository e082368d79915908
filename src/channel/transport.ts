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
