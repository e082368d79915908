import type { Transport } from './transport.ts';

/**
 * Two ends of a line within one program, for tests, demos and plain pages. Messages are JSON on their way, as a real
 * port's are, and arrive in order in a later microtask. Closing one end disconnects the other.
 */
export function memoryPair<A, B>(): [Transport<A>, Transport<B>] {
  const left = new MemoryEnd<A>();
  const right = new MemoryEnd<B>();
  left.peer = right;
  right.peer = left;
  return [left, right];
}

class MemoryEnd<Outgoing> implements Transport<Outgoing> {
  peer: MemoryEnd<unknown> | null = null;
  readonly #messageListeners = new Set<(message: unknown) => void>();
  readonly #disconnectListeners = new Set<() => void>();

  send(message: Outgoing): void {
    const peer = this.peer;
    if (peer === null) return;
    const copy: unknown = JSON.parse(JSON.stringify(message));
    queueMicrotask(() => {
      for (const listener of peer.#messageListeners) listener(copy);
    });
  }

  onMessage(listener: (message: unknown) => void): () => void {
    this.#messageListeners.add(listener);
    return () => this.#messageListeners.delete(listener);
  }

  onDisconnect(listener: () => void): () => void {
    this.#disconnectListeners.add(listener);
    return () => this.#disconnectListeners.delete(listener);
  }

  close(): void {
    const peer = this.peer;
    this.peer = null;
    this.#messageListeners.clear();
    this.#disconnectListeners.clear();
    if (peer === null) return;
    peer.peer = null;
    queueMicrotask(() => {
      for (const listener of peer.#disconnectListeners) listener();
    });
  }
}
