import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { LocaleId } from '../../../locales/index.ts';
import { heldUntil } from '../../channel/transport.ts';
import { chooseLocale } from '../../i18n/index.ts';
import { defaultSort, type Sort } from '../../log/rows/columns.ts';
import type { SocketRecord } from '../../model/socket.ts';
import type { Meaning, PackSet } from '../../registry/index.ts';
import { createLazyDiagnosis, diagnosisTexts, loadRowBuilderCode } from './lazy-diagnosis.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import { createPackDrafts, type PackDrafts } from './pack-drafts.ts';
import { createPacks } from './packs.ts';
import { createLayout, type Layout } from './panel-layout.ts';
import { createPanelStore, type PanelStore } from './panel-store.ts';
import type { Platform } from './platform.ts';
import { createProblems, type Problems } from './problems.ts';
import { languageWish } from './route.ts';
import { createSessionFiles, type SessionFiles } from './session-files.ts';
import { loadSettings, type SettingsState } from './settings-store.ts';
import { createTranslations, type TranslationsStore } from './translations.ts';

/** What the live view lists. */
export type ListKind = 'closes' | 'open' | 'groups';

/** Everything that the panel's views share. */
export interface Panel extends Pick<Navigation, 'route' | 'go' | 'showView'> {
  readonly platform: Platform;
  readonly store: PanelStore;
  readonly settings: SettingsState;
  readonly layout: Layout;
  readonly translations: TranslationsStore;
  /** Done once closes can be shown, which may be after the first paint. */
  readonly ready: Promise<void>;
  /** What kept the panel from being able to show closes; null where nothing did. */
  readonly failure: ReadonlySignal<string | null>;
  /** Our own failures. */
  readonly problems: Problems;
  readonly files: SessionFiles;
  readonly packs: ReadonlySignal<PackSet>;
  /** The user's own packs while they are written. */
  readonly packDrafts: PackDrafts;
  readonly sort: Signal<Sort>;
  readonly list: Signal<ListKind>;
  readonly filter: Signal<string>;
  /** The filter's field, for the key that goes to it. */
  readonly filterInput: { current: HTMLInputElement | null };
  /** Loads the built-in packs, for views that list every code. */
  needPacks(): void;
  /** What a code means for a socket, or by itself. */
  meaningOf(code: number, socket?: SocketRecord): Meaning;
  chooseLanguage(locale: LocaleId): void;
  dispose(): void;
}

/**
 * Makes the panel over its surroundings, ready to be painted: with the settings and the words of a panel without a
 * close. What a close needs is loaded from then on; until it is there, what capture says waits.
 */
export async function createPanel(platform: Platform): Promise<Panel> {
  const rowBuilderCode = loadRowBuilderCode();
  const problems = createProblems();
  const settings = await loadSettings(platform.settings, problems);
  const translations = createTranslations(
    ['interface', 'filter', 'groups', 'session', 'settings', 'timeline'],
    diagnosisTexts,
  );
  const packs = createPacks(
    () => translations.load(['packs']),
    () => store.refresh(),
  );
  const wish = languageWish(window.location);
  const localeOf = (language: LocaleId | 'auto') =>
    language === 'auto' ? chooseLocale(platform.languages) : language;
  let { language, closesKept } = settings.settings.value;
  await translations.setLocale(wish ? chooseLocale([wish]) : localeOf(language));

  const diagnosis = createLazyDiagnosis(rowBuilderCode, translations);
  const failure = signal<string | null>(null);
  diagnosis.ready.catch((reason: unknown) => {
    failure.value = String(reason);
  });
  const line = platform.connect();
  const store = createPanelStore(
    line && heldUntil(diagnosis.ready, line),
    () => diagnosis.rowBuilder(packs),
    {
      keepLog: () => settings.settings.value.keepLog,
      closesKept: () => settings.settings.value.closesKept,
    },
    problems,
  );
  const navigation = createNavigation();
  const layout = createLayout(settings);
  const stopListening = platform.onNavigated(store.pageNavigated);

  const stopFollowing = effect(() => {
    const now = settings.settings.value;
    document.documentElement.dataset.theme = now.theme;
    if (now.ownPacks !== packs.packs.peek().custom) packs.setCustom(now.ownPacks);
    if (now.keepLog !== store.keepLog.peek()) store.setKeepLog(now.keepLog);
    if (now.closesKept !== closesKept) store.live.log.trim();
    closesKept = now.closesKept;
    if (now.language === language) return;
    language = now.language;
    void translations.setLocale(localeOf(language));
  });

  return {
    platform,
    store,
    settings,
    layout,
    translations,
    ready: diagnosis.ready,
    failure,
    problems,
    files: createSessionFiles(platform, store, diagnosis.ready, problems),
    packs: packs.packs,
    packDrafts: createPackDrafts(),
    route: navigation.route,
    go: navigation.go,
    showView: navigation.showView,
    sort: signal(defaultSort),
    list: signal<ListKind>('closes'),
    filter: signal(''),
    filterInput: { current: null },
    needPacks: packs.need,
    meaningOf: (code, socket) => diagnosis.explain(code, socket, packs.packs.value),
    chooseLanguage: (chosen) => {
      language = chosen;
      settings.change({ language: chosen });
      void translations.setLocale(chosen);
    },
    dispose: () => {
      stopFollowing();
      stopListening();
      settings.dispose();
      layout.dispose();
      navigation.dispose();
      store.dispose();
    },
  };
}
