import { type ReadonlySignal, signal } from '@preact/signals';
import type { SettingsStore } from './platform.ts';
import { readSettings, type Settings } from './settings.ts';

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

/** Loads the settings, each one checked, and follows changes made in other panels. */
export async function loadSettings(store: SettingsStore): Promise<SettingsState> {
  const first = readSettings(await store.load());
  const settings = signal(first.settings);
  const damaged = signal<readonly string[]>(first.damaged);
  let timer: ReturnType<typeof setTimeout> | null = null;
  let written = '';

  const save = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    written = JSON.stringify(settings.value);
    void store.save(settings.value);
  };
  const stop = store.onChange((stored) => {
    const read = readSettings(stored);
    // An echo of our own writing, which may be older than what is in force by now.
    if (timer !== null || JSON.stringify(read.settings) === written) return;
    settings.value = read.settings;
    damaged.value = read.damaged;
  });

  return {
    settings,
    damaged,
    change: (changes) => {
      settings.value = { ...settings.value, ...changes };
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(save, restBeforeSaving);
    },
    dispose: () => {
      if (timer !== null) save();
      stop();
    },
  };
}
