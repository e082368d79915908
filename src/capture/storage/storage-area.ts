/** What is used of `storage.session`. */
export interface StorageArea {
  get(keys: null): Promise<Record<string, unknown>>;
  getBytesInUse(key: string): Promise<number>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** What the keys of a tab begin with. */
export const keyPrefix = (tabId: number) => `tab:${tabId}:`;

/** The tabs of which something was kept. */
export function keptTabs(items: Readonly<Record<string, unknown>>): number[] {
  return Object.keys(items).flatMap((key) => {
    const tabId = /^tab:(\d+):head$/.exec(key)?.[1];
    return tabId === undefined ? [] : [Number(tabId)];
  });
}
