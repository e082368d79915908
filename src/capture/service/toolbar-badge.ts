/** A button has room for four characters. */
const most = 999;

/** The count on the extension's button in the browser's toolbar, for each tab that is recorded. */
export class ToolbarBadge {
  readonly #write: (tabId: number, text: string) => void;
  readonly #counts = new Map<number, number>();
  /** Null until it is known whether the reader wants it. */
  #wanted: boolean | null = null;

  /** `write` puts a text on a tab's button; '' takes it away. */
  constructor(write: (tabId: number, text: string) => void) {
    this.#write = write;
  }

  /** The reader wants it, or not. */
  turn(wanted: boolean): void {
    const before = this.#wanted;
    this.#wanted = wanted;
    if (wanted !== before) for (const tabId of this.#counts.keys()) this.#draw(tabId);
  }

  /** A tab's count; null takes it away. */
  show(tabId: number, count: number | null): void {
    if (count === null) this.#counts.delete(tabId);
    else this.#counts.set(tabId, count);
    this.#draw(tabId);
  }

  #draw(tabId: number): void {
    if (this.#wanted === null) return;
    const count = this.#wanted ? (this.#counts.get(tabId) ?? 0) : 0;
    this.#write(tabId, count === 0 ? '' : count > most ? `${most}+` : `${count}`);
  }
}
