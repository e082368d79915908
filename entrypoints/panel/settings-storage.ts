import { storage } from 'wxt/utils/storage';
import type { SettingsStorage, StoredSettings } from '../../src/ui/state/platform.ts';
import { defaultSettings, type Settings } from '../../src/ui/state/settings/settings.ts';

const keys = Object.keys(defaultSettings) as (keyof Settings)[];

/** One item for each setting; null where it was never changed. What it holds is checked by whoever reads it. */
const items = keys.map(
  (key) =>
    [key, storage.defineItem<unknown>(`local:settings.${key}`, { fallback: null, version: 1 })] as const,
);

/** Where all settings stood as one object before each had an item of its own. */
const oldKey = 'local:settings';

/** Takes the settings of an older version over, but for those that were changed since. */
async function takeOverOldSettings(): Promise<void> {
  const old = await storage.getItem<unknown>(oldKey);
  if (typeof old !== 'object' || old === null) return;
  const values = old as Readonly<Record<string, unknown>>;
  for (const [key, item] of items)
    if (values[key] !== undefined && (await item.getValue()) === null) await item.setValue(values[key]);
  await storage.removeItem(oldKey);
}

async function load(): Promise<StoredSettings> {
  await takeOverOldSettings();
  const found = await Promise.all(items.map(async ([key, item]) => [key, await item.getValue()] as const));
  return Object.fromEntries(found.filter(([, value]) => value !== null));
}

/** The settings in the browser's storage for extensions, which all panels and the reference page share. */
export const settingsStorage: SettingsStorage = {
  load,
  save: async (changes) => {
    await Promise.all(items.flatMap(([key, item]) => (key in changes ? [item.setValue(changes[key])] : [])));
  },
  onChange: (listener) => {
    const stops = items.map(([key, item]) => item.watch((value) => listener({ [key]: value ?? undefined })));
    return () => {
      for (const stop of stops) stop();
    };
  },
};
