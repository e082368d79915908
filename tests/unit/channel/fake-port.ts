import type { PortLike } from '../../../src/channel/port.ts';

class FakeEvent<Arguments extends unknown[]> {
  readonly listeners = new Set<(...given: Arguments) => void>();
  addListener(listener: (...given: Arguments) => void): void {
    this.listeners.add(listener);
  }
  removeListener(listener: (...given: Arguments) => void): void {
    this.listeners.delete(listener);
  }
  emit(...given: Arguments): void {
    for (const listener of [...this.listeners]) listener(...given);
  }
}

/** A `runtime.Port` whose other end is the test. */
export class FakePort implements PortLike {
  readonly sent: unknown[] = [];
  readonly onMessage = new FakeEvent<[unknown]>();
  readonly onDisconnect = new FakeEvent<[]>();
  disconnected = false;

  postMessage(message: unknown): void {
    if (this.disconnected) throw new Error('Attempting to use a disconnected port object');
    this.sent.push(message);
  }

  disconnect(): void {
    this.disconnected = true;
  }

  receive(message: unknown): void {
    this.onMessage.emit(message);
  }

  hangUp(): void {
    this.disconnected = true;
    this.onDisconnect.emit();
  }

  listenerCount(): number {
    return this.onMessage.listeners.size + this.onDisconnect.listeners.size;
  }
}
