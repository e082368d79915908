import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trustAuthority } from './trust.ts';

export interface ProfileWishes {
  /** Root certificate (DER) to be trusted. */
  readonly authority?: Buffer;
  /** What pages and extensions read as `navigator.languages`, e.g. 'pt-BR'. */
  readonly language?: string;
}

export interface Profile {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Makes a fresh browser profile in the system's folder for temporary files. */
export async function makeProfile({ authority, language = 'en-US' }: ProfileWishes): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'closeframe-'));
  await mkdir(join(folder, 'Default'));
  if (authority) trustAuthority(folder, authority);
  const preferences = { intl: { accept_languages: language, selected_languages: language } };
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
