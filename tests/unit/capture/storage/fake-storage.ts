import type { StorageArea } from '../../../../src/capture/storage/storage-area.ts';

/** A storage.session in memory, with a quota in characters of JSON. */
export class FakeStorage implements StorageArea {
  readonly items = new Map<string, string>();
  readonly #quota: number;

  constructor(quota = Number.POSITIVE_INFINITY) {
    this.#quota = quota;
  }

  async get(): Promise<Record<string, unknown>> {
    return Object.fromEntries([...this.items].map(([key, text]) => [key, JSON.parse(text)]));
  }

  async set(items: Record<string, unknown>): Promise<void> {
    const next = new Map(this.items);
    for (const [key, value] of Object.entries(items)) next.set(key, JSON.stringify(value));
    const used = [...next].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
    if (used > this.#quota) throw new Error('Session storage quota bytes exceeded. Values were not stored.');
    for (const [key, text] of next) this.items.set(key, text);
  }

  async remove(keys: string[]): Promise<void> {
    for (const key of keys) this.items.delete(key);
  }
}
