import { type ReadonlySignal, signal } from '@preact/signals';
import type { SettingsStorage, StoredSettings } from '../platform.ts';
import type { Problems } from '../problems.ts';
import { type LayoutSettings, readSettings, type Settings } from './settings.ts';

/** The settings in force. */
export interface SettingsState {
  readonly settings: ReadonlySignal<Settings>;
  /** Names of stored settings that could not be read and have their defaults now. */
  readonly damaged: ReadonlySignal<readonly string[]>;
  /** In force at once, stored a moment later. */
  change(changes: Partial<Settings>): void;
  /** Stores what waits to be stored, and stops listening. */
  dispose(): void;
}

/** A dragged splitter changes with every move; only where it rests is stored. Milliseconds. */
const restBeforeSaving = 250;

type Key = keyof Settings;

/** The keys of `changes` under which they differ from `settings`. */
const changedKeys = (settings: Settings, changes: Partial<Settings>): Key[] =>
  (Object.keys(changes) as Key[]).filter((key) => changes[key] !== settings[key]);

/** The fields of a layout that differ from those of another. */
const changedFields = (from: LayoutSettings, to: LayoutSettings): Partial<LayoutSettings> =>
  Object.fromEntries(
    Object.entries(to).filter(([name, value]) => from[name as keyof LayoutSettings] !== value),
  );

/** Loads what is stored. Where that fails, every setting has its default, and the reader is told why. */
async function loadStored(storage: SettingsStorage, problems: Problems): Promise<StoredSettings> {
  try {
    return await storage.load();
  } catch (reason) {
    const values = { text: { verbatim: String(reason) } };
    problems.report({
      id: 'settings-load',
      message: { key: 'interface.problem.settingsLoad', values },
      retry: null,
    });
    return {};
  }
}

/**
 * Loads the settings, each one checked, and follows changes made in other panels. Each setting is stored by itself, and
 * only where it was changed here, so that two panels never overwrite each other's. What could not be stored holds, is
 * said to the reader, and is stored with the next change or when the reader asks for it.
 */
export async function loadSettings(storage: SettingsStorage, problems: Problems): Promise<SettingsState> {
  let stored = await loadStored(storage, problems);
  const first = readSettings(stored);
  const settings = signal(first.settings);
  const damaged = signal<readonly string[]>(first.damaged);
  /** Changed here and not stored yet: what another panel says of these is older. */
  const unsaved = new Set<Key>();
  let unsavedLayout: Partial<LayoutSettings> = {};
  let timer: ReturnType<typeof setTimeout> | null = null;

  const save = async () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const keys = [...unsaved];
    const saved = settings.value;
    try {
      await storage.save(Object.fromEntries(keys.map((key) => [key, saved[key]])));
    } catch (reason) {
      const values = { text: { verbatim: String(reason) } };
      problems.report({
        id: 'settings-save',
        message: { key: 'interface.problem.settingsSave', values },
        retry: () => void save(),
      });
      return;
    }
    problems.withdraw('settings-save');
    for (const key of keys) if (settings.value[key] === saved[key]) unsaved.delete(key);
    if (!unsaved.has('layout')) unsavedLayout = {};
  };
  const stop = storage.onChange((changes) => {
    stored = { ...stored, ...changes };
    const read = readSettings(stored);
    const taken = (Object.keys(changes) as Key[]).filter((key) => key in read.settings && !unsaved.has(key));
    const next = { ...settings.value, ...Object.fromEntries(taken.map((key) => [key, read.settings[key]])) };
    if ('layout' in changes && unsaved.has('layout'))
      next.layout = { ...read.settings.layout, ...unsavedLayout };
    settings.value = next;
    damaged.value = read.damaged;
  });

  return {
    settings,
    damaged,
    change: (changes) => {
      for (const key of changedKeys(settings.value, changes)) unsaved.add(key);
      if (changes.layout)
        unsavedLayout = { ...unsavedLayout, ...changedFields(settings.value.layout, changes.layout) };
      settings.value = { ...settings.value, ...changes };
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => void save(), restBeforeSaving);
    },
    dispose: () => {
      if (timer !== null) void save();
      stop();
    },
  };
}
