import * as v from 'valibot';
import type { LocaleId } from '../../../locales/index.ts';
import type { SettingsStore } from '../platform.ts';

/** What of the settings concerns this page. Damaged parts read as absent; the rest of the settings is left alone. */
const preferencesSchema = v.fallback(
  v.looseObject({
    language: v.fallback(v.nullable(v.string()), null),
    theme: v.fallback(v.picklist(['auto', 'light', 'dark']), 'auto'),
  }),
  { language: null, theme: 'auto' },
);

export type Preferences = v.InferOutput<typeof preferencesSchema>;

/** Reads the stored settings as far as this page needs them. */
export const readPreferences = (stored: unknown): Preferences => v.parse(preferencesSchema, stored);

/** Remembers the language for the panel and for this page, and keeps all other settings as they are. */
export async function rememberLanguage(store: SettingsStore, language: LocaleId): Promise<void> {
  const stored = await store.load();
  await store.save({ ...(typeof stored === 'object' ? stored : {}), language });
}
