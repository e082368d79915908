import type Protocol from 'devtools-protocol/types/protocol.js';
import { limits } from '../../../model/limits.ts';

interface Seen {
  readonly times: number;
  readonly inRound: number;
  readonly round: number;
}

/**
 * The browser repeats all of a page's log when recording begins again, and when a page comes back from the
 * back-forward cache (measured on Chromium 156). Entries that are alike to the microsecond are told apart by their
 * number, so that none of a hundred sockets loses its text where clocks are coarse.
 */
export class LogReplays {
  readonly #seen = new Map<string, Seen>();
  #round = 0;

  /** The browser may repeat entries from now on. */
  mayRepeat(): void {
    this.#round += 1;
  }

  /** Whether an entry came before; if not, it has now. */
  isRepeated({ timestamp, source, text }: Protocol.Log.LogEntry): boolean {
    const key = `${timestamp} ${source} ${text.length}`;
    const known = this.#seen.get(key) ?? { times: 0, inRound: 0, round: this.#round };
    const inRound = (known.round === this.#round ? known.inRound : 0) + 1;
    const isRepeated = inRound <= known.times;
    this.#seen.set(key, { times: Math.max(known.times, inRound), inRound, round: this.#round });
    for (const oldest of this.#seen.keys()) {
      if (this.#seen.size <= limits.rememberedTexts) break;
      this.#seen.delete(oldest);
    }
    return isRepeated;
  }
}
