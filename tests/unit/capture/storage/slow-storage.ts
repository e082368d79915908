import { delay } from '../../../../src/capture/waiting.ts';
import { FakeStorage } from './fake-storage.ts';

/** A storage of which each call takes a moment, and of which the service worker may be stopped at any of them. */
export class SlowStorage extends FakeStorage {
  /** Calls that are still carried out before the service worker is stopped. */
  callsLeft = Number.POSITIVE_INFINITY;
  /** What a call is refused with, by its place; null where it is not. */
  refusal: () => string | null = () => null;
  /** Milliseconds that a call takes. */
  latency = 0;

  override async set(items: Record<string, unknown>): Promise<void> {
    await this.#turn();
    const refusal = this.refusal();
    if (refusal !== null) throw new Error(refusal);
    await super.set(items);
  }

  override async remove(keys: string[]): Promise<void> {
    await this.#turn();
    await super.remove(keys);
  }

  /** A service worker that was stopped goes on nowhere: its calls never settle. */
  async #turn(): Promise<void> {
    if (this.latency > 0) await delay(this.latency);
    else await Promise.resolve();
    if (this.callsLeft <= 0) await new Promise(() => {});
    this.callsLeft -= 1;
  }
}
