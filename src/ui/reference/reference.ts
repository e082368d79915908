import { type ReadonlySignal, signal } from '@preact/signals';
import type { LocaleId } from '../../../locales/index.ts';
import { chooseLocale } from '../../i18n/index.ts';
import { loadBuiltInPacks, noPacks, type PackSet } from '../../registry/index.ts';
import { languageWish } from '../state/address/route.ts';
import type { Platform, StoredSettings } from '../state/platform.ts';
import { readSettings } from '../state/settings/settings.ts';
import { createTranslations, type TranslationsStore } from '../state/words/translations.ts';
import { parseReferenceAddress, type ReferencePage, withLanguage } from './reference-address.ts';

/** The reference page's state, and what can be done with it. */
export interface Reference extends Pick<ReferencePlatform, 'liveDemos' | 'copyText'> {
  readonly translations: TranslationsStore;
  readonly page: ReadonlySignal<ReferencePage>;
  readonly packs: ReadonlySignal<PackSet>;
  /** Goes to an address; from code to code without filling the browser's history. */
  go(hash: string): void;
  chooseLanguage(locale: LocaleId): void;
  dispose(): void;
}

/** What of the platform the page needs; it has nothing to record and nothing to export. */
export interface ReferencePlatform extends Pick<Platform, 'settings' | 'languages' | 'copyText'> {
  /** Address of the page that runs the live demos; null where the browser lets nobody watch such a page. */
  readonly liveDemos: string | null;
}

/**
 * Makes the reference page's state: the language wished for in the address before the remembered one before the
 * browser's; ready to be shown once the words are loaded. Packs follow by themselves.
 */
export async function createReference(platform: ReferencePlatform): Promise<Reference> {
  const translations = createTranslations(['about', 'interface', 'compare', 'codes', 'packs']);
  const page = signal(parseReferenceAddress(location.hash));
  const packs = signal<PackSet>(noPacks);
  let wish = languageWish(location);
  // The codes can be read without them; what failed is said in the panel, where settings are.
  let stored: StoredSettings = await platform.settings.load().catch(() => ({}));
  let { settings } = readSettings(stored);

  const speakWish = () => {
    const { language } = settings;
    const remembered = language === 'auto' ? platform.languages : [language];
    return translations.setLocale(chooseLocale([...(wish === null ? [] : [wish]), ...remembered]));
  };

  const applySettings = () => {
    document.documentElement.dataset.theme = settings.theme;
    packs.value = { ...packs.value, custom: settings.ownPacks };
    return speakWish();
  };

  const onAddress = () => {
    page.value = parseReferenceAddress(location.hash);
    const wished = languageWish(location);
    if (wished === null && wish !== null) history.replaceState(null, '', withLanguage(location.hash, wish));
    else if (wished !== wish) {
      wish = wished;
      void speakWish();
    }
  };

  const go = (hash: string) => {
    const next = parseReferenceAddress(hash);
    const address = withLanguage(hash, wish);
    if (next.page === 'codes' && page.value.page === 'codes') history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    page.value = next;
  };

  const chooseLanguage = (locale: LocaleId) => {
    if (wish !== null) {
      wish = locale;
      history.replaceState(null, '', withLanguage(location.hash, wish));
    }
    void translations.setLocale(locale);
    // The page has it already; only another visit would miss it, and can choose again.
    platform.settings.save({ language: locale }).catch(() => undefined);
  };

  window.addEventListener('hashchange', onAddress);
  window.addEventListener('popstate', onAddress);
  const unfollowSettings = platform.settings.onChange((changes) => {
    stored = { ...stored, ...changes };
    ({ settings } = readSettings(stored));
    void applySettings();
  });
  await applySettings();
  // Without these the search finds codes alone.
  translations.load(['causes', 'infrastructure']).catch(() => undefined);
  void loadBuiltInPacks().then((builtIn) => {
    packs.value = { ...packs.value, builtIn };
  });

  return {
    liveDemos: platform.liveDemos,
    copyText: platform.copyText,
    translations,
    page,
    packs,
    go,
    chooseLanguage,
    dispose: () => {
      unfollowSettings();
      window.removeEventListener('hashchange', onAddress);
      window.removeEventListener('popstate', onAddress);
    },
  };
}
