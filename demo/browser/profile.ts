import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trustAuthority } from './trust.ts';

export interface ProfileWishes {
  /** More preferences, in Firefox. */
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
  /** Root certificate (DER) to be trusted. */
  readonly authority?: Buffer;
  /** What pages and extensions read as `navigator.languages`, e.g. 'pt-BR'. */
  readonly language?: string;
  /** Look of DevTools, which its panels follow. */
  readonly theme?: 'light' | 'dark';
  /** Where DevTools opens; 'undocked' gives it, and so the panel, a window of its own. */
  readonly dock?: 'right' | 'bottom' | 'undocked';
}

export interface Profile {
  readonly folder: string;
  remove(): Promise<void>;
}

/** The preferences as Chromium keeps them; DevTools' own values are JSON in strings. */
const preferencesFor = ({ language = 'en-US', theme = 'light', dock = 'right' }: ProfileWishes) => ({
  intl: { accept_languages: language, selected_languages: language },
  devtools: {
    preferences: { currentDockState: JSON.stringify(dock) },
    synced_preferences_sync_disabled: { 'ui-theme': JSON.stringify(theme === 'dark' ? 'dark' : 'default') },
  },
});

/** Makes an empty folder for a profile in the system's folder for temporary files. */
export async function makeProfileFolder(): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'closeframe-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Makes a fresh Chromium profile. */
export async function makeProfile(wishes: ProfileWishes): Promise<Profile> {
  const profile = await makeProfileFolder();
  await mkdir(join(profile.folder, 'Default'));
  if (wishes.authority) trustAuthority(profile.folder, wishes.authority);
  const preferences = join(profile.folder, 'Default', 'Preferences');
  await writeFile(preferences, JSON.stringify(preferencesFor(wishes)));
  return profile;
}
