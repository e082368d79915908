import { limits } from '../../../model/limits.ts';
import type { BrowserText } from '../../../model/socket.ts';

/** What waits because of a text of the browser's log. */
interface WithText {
  readonly text: { readonly url: string; readonly text: BrowserText };
}

/** Texts of the browser's log that wait for something, the oldest first; bounded in number and in characters. */
export class TextQueue<Waiting extends WithText> {
  #waiting: Waiting[] = [];
  #length = 0;

  get size(): number {
    return this.#waiting.length;
  }

  /** Whether one more may have no room. */
  get isFull(): boolean {
    return this.#waiting.length >= limits.waitingTexts || this.#length >= limits.waitingTextsLength;
  }

  /** The newest, as many as there are up to `count`. */
  newest(count: number): readonly Waiting[] {
    return this.#waiting.slice(-count);
  }

  /** Adds one; gives the oldest that there is no room for any more. */
  add(waiting: Waiting): readonly Waiting[] {
    this.#waiting.push(waiting);
    this.#length += lengthOf(waiting);
    let over = 0;
    let length = this.#length;
    while (this.#waiting.length - over > limits.waitingTexts || length > limits.waitingTextsLength) {
      const oldest = this.#waiting[over];
      if (oldest === undefined) break;
      length -= lengthOf(oldest);
      over += 1;
    }
    this.#length = length;
    return this.#waiting.splice(0, over);
  }

  /** Takes the oldest of which this is true; null where there is none. */
  take(isWanted: (waiting: Waiting) => boolean): Waiting | null {
    return this.#takeAt(this.#waiting.findIndex(isWanted));
  }

  /** The newest of which this is true, at most so many. */
  newestOf(count: number, isWanted: (waiting: Waiting) => boolean): readonly Waiting[] {
    return count === 0 ? [] : this.#waiting.filter(isWanted).slice(-count);
  }

  #takeAt(index: number): Waiting | null {
    const [taken = null] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (taken !== null) this.#length -= lengthOf(taken);
    return taken;
  }

  /** Whether this is true of any. */
  some(test: (waiting: Waiting) => boolean): boolean {
    return this.#waiting.some(test);
  }

  /** Takes all of which this is true, the oldest first. */
  takeAll(isWanted: (waiting: Waiting) => boolean): readonly Waiting[] {
    const taken = this.#waiting.filter(isWanted);
    if (taken.length === 0) return taken;
    const gone = new Set(taken);
    this.#waiting = this.#waiting.filter((waiting) => !gone.has(waiting));
    for (const waiting of taken) this.#length -= lengthOf(waiting);
    return taken;
  }

  clear(): void {
    this.#waiting = [];
    this.#length = 0;
  }
}

const lengthOf = ({ text: { url, text } }: WithText) => url.length + text.text.length;
