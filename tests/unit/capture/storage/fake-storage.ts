import type { StorageArea } from '../../../../src/capture/storage/storage-area.ts';

/** A storage.session in memory, with a quota in characters of JSON. */
export class FakeStorage implements StorageArea {
  readonly items = new Map<string, string>();
  quota: number;
  /** What every call fails with, where it is not null. */
  fault: string | null = null;

  constructor(quota = Number.POSITIVE_INFINITY) {
    this.quota = quota;
  }

  /** Characters in use. */
  get used(): number {
    return sizeOf(this.items);
  }

  async get(): Promise<Record<string, unknown>> {
    if (this.fault !== null) throw new Error(this.fault);
    return Object.fromEntries([...this.items].map(([key, text]) => [key, JSON.parse(text)]));
  }

  async getBytesInUse(key: string): Promise<number> {
    return this.items.get(key)?.length ?? 0;
  }

  async set(items: Record<string, unknown>): Promise<void> {
    if (this.fault !== null) throw new Error(this.fault);
    const next = new Map(this.items);
    for (const [key, value] of Object.entries(items)) next.set(key, JSON.stringify(value));
    if (sizeOf(next) > this.quota)
      throw new Error('Session storage quota bytes exceeded. Values were not stored.');
    for (const [key, text] of next) this.items.set(key, text);
  }

  async remove(keys: string[]): Promise<void> {
    for (const key of keys) this.items.delete(key);
  }
}

const sizeOf = (items: ReadonlyMap<string, string>) =>
  [...items].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
