import type { CaptureMessage } from '../../channel/messages.ts';
import type { Transport } from '../../channel/transport.ts';
import type { LogDelta } from '../records/log-changes.ts';
import type { SocketLog } from '../records/socket-log.ts';
import { Throttle } from '../waiting.ts';
import { splitMessage } from './message-chunks.ts';

/** Milliseconds between two batches of changes: a close is sent within a frame. */
const changesInterval = 16;
/** Milliseconds between two batches of counters. */
const trafficInterval = 500;

/** Sends to every panel what changed in a log: the first change at once, then in batches. */
export class Broadcaster {
  readonly #log: SocketLog;
  readonly #keep: (delta: LogDelta) => void;
  readonly #panels = new Set<Transport<CaptureMessage>>();
  readonly #changes = new Throttle(changesInterval, () => this.flushChanges());
  readonly #traffic = new Throttle(trafficInterval, () => this.#flushTraffic());

  /** `keep` gets each batch of changes too, to put it where it outlives the service worker. */
  constructor(log: SocketLog, keep: (delta: LogDelta) => void) {
    this.#log = log;
    this.#keep = keep;
    log.onChange = () => this.#schedule();
  }

  get hasPanels(): boolean {
    return this.#panels.size > 0;
  }

  /** Sends to this panel too, from now on. */
  add(panel: Transport<CaptureMessage>): void {
    this.#panels.add(panel);
  }

  /** Sends nothing more to a panel. */
  remove(panel: Transport<CaptureMessage>): void {
    this.#panels.delete(panel);
  }

  /** Sends what has changed so far. */
  flush(): void {
    this.flushChanges();
    this.#flushTraffic();
  }

  /** Sends what has changed so far, without counters. */
  flushChanges(): void {
    const delta = this.#log.takeChanges();
    if (delta === null) return;
    this.#keep(delta);
    this.#send({ type: 'changes', ...delta });
  }

  /** Sends what is no change of the log, after the changes that came before it. */
  announce(message: CaptureMessage): void {
    this.flush();
    this.#send(message);
  }

  /** Stops the clocks; what has not been sent yet stays here. */
  stop(): void {
    this.#changes.stop();
    this.#traffic.stop();
  }

  #schedule(): void {
    if (this.#log.hasChanges) this.#changes.schedule();
    if (this.#log.hasTraffic) this.#traffic.schedule();
  }

  #flushTraffic(): void {
    const counters = this.#log.takeTraffic();
    if (counters.length > 0) this.#send({ type: 'traffic', counters });
  }

  #send(message: CaptureMessage): void {
    for (const chunk of splitMessage(message)) {
      for (const panel of this.#panels) panel.send(chunk);
    }
  }
}
