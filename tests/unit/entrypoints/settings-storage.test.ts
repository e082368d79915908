import { afterAll, beforeEach, expect, test, vi } from 'vitest';

type Changes = Record<string, { readonly oldValue?: unknown; readonly newValue?: unknown }>;

let stored: Record<string, unknown> = {};
const listeners = new Set<(changes: Changes) => void>();

/** As much of the browser's storage as WXT's asks for. */
function fakeStorage() {
  const tell = (changes: Changes) => {
    for (const listener of listeners) listener(changes);
  };
  const area = {
    get: async (keys?: string | readonly string[]) => {
      const wanted = keys === undefined ? Object.keys(stored) : [keys].flat();
      return Object.fromEntries(wanted.filter((key) => key in stored).map((key) => [key, stored[key]]));
    },
    set: async (values: Record<string, unknown>) => {
      const before = { ...stored };
      Object.assign(stored, values);
      tell(
        Object.fromEntries(
          Object.entries(values).map(([key, newValue]) => [key, { oldValue: before[key], newValue }]),
        ),
      );
    },
    remove: async (keys: string | readonly string[]) => {
      for (const key of [keys].flat()) delete stored[key];
    },
    onChanged: {
      addListener: (listener: (changes: Changes) => void) => listeners.add(listener),
      removeListener: (listener: (changes: Changes) => void) => listeners.delete(listener),
    },
  };
  return area;
}

// WXT's storage takes the browser it finds when it is loaded.
vi.stubGlobal('chrome', { runtime: { id: 'closeframe' }, storage: { local: fakeStorage() } });
const { settingsStorage: storage } = await import('../../../entrypoints/panel/settings-storage.ts');
afterAll(() => vi.unstubAllGlobals());

beforeEach(() => {
  stored = {};
});

test('every setting is stored under a key of its own, and found again', async () => {
  expect(await storage.load()).toEqual({});
  await storage.save({ theme: 'dark', keepLog: false });
  expect(stored).toMatchObject({ 'settings.theme': 'dark', 'settings.keepLog': false });
  await storage.save({ theme: 'light' });
  expect(await storage.load()).toEqual({ theme: 'light', keepLog: false });
});

test('settings of an older version, one object, are taken over once, and later changes are kept', async () => {
  stored = {
    settings: { version: 1, language: 'fr', theme: 'dark' },
    'settings.theme': 'light',
  };
  expect(await storage.load()).toEqual({ language: 'fr', theme: 'light' });
  expect(stored).not.toHaveProperty('settings');
});

test('a change is announced with its key, until nobody listens', async () => {
  const heard: unknown[] = [];
  const stop = storage.onChange((changes) => heard.push(changes));
  await storage.save({ language: 'ar' });
  expect(heard).toEqual([{ language: 'ar' }]);
  stop();
  expect(listeners.size).toBe(0);
});
