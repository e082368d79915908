import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { LocaleId } from '../../../locales/index.ts';
import { heldUntil } from '../../channel/transport.ts';
import { chooseLocale } from '../../i18n/index.ts';
import { defaultSort, type Sort } from '../../log/rows/columns.ts';
import type { SocketRecord } from '../../model/socket.ts';
import type { Meaning, PackSet } from '../../registry/index.ts';
import { createNavigation, type Navigation } from './address/navigation.ts';
import { languageWish } from './address/route.ts';
import { createLazyDiagnosis, diagnosisTexts, loadRowBuilderCode } from './log/lazy-diagnosis.ts';
import { createPanelStore, type PanelStore } from './log/panel-store.ts';
import { createSessionFiles, type SessionFiles } from './log/session-files.ts';
import { createNotices, type Notices } from './notices.ts';
import { createPackDrafts, type PackDrafts } from './packs/pack-drafts.ts';
import { createPacks } from './packs/packs.ts';
import { createLayout, type Layout } from './panel-layout.ts';
import type { Platform } from './platform.ts';
import { createProblems, type Problems } from './problems.ts';
import { loadSettings, type SettingsState } from './settings/settings-store.ts';
import { createTranslations, type TranslationsStore } from './words/translations.ts';

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
  readonly notices: Notices;
  readonly files: SessionFiles;
  readonly packs: ReadonlySignal<PackSet>;
  /** The user's own packs while they are written. */
  readonly packDrafts: PackDrafts;
  readonly sort: Signal<Sort>;
  readonly list: Signal<ListKind>;
  readonly filter: Signal<string>;
  /** How many lines pass the filter, for the tabs; null where nothing is filtered. */
  readonly matched: Signal<{ readonly closes: number; readonly open: number } | null>;
  /** The filter's field, for the key that goes to it. */
  readonly filterInput: { current: HTMLInputElement | null };
  /** Loads the built-in packs, for views that list every code. */
  needPacks(): void;
  /** What a code means for a socket, or by itself. */
  meaningOf(code: number, socket?: SocketRecord): Meaning;
  chooseLanguage(locale: LocaleId): void;
  /** Copies, and says on the panel what came of it. */
  copy(text: string): Promise<void>;
  /** Reloads the inspected page, once it is recorded; null where there is no such page. */
  readonly reloadAndRecord: (() => void) | null;
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
    () => void store.refresh(),
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
    (browser) => diagnosis.rowBuilder(packs, browser),
    {
      keepLog: () => settings.settings.value.keepLog,
      closesKept: () => settings.settings.value.closesKept,
    },
    problems,
    platform.capabilities.browser,
  );
  const navigation = createNavigation();
  const layout = createLayout(settings);
  const stopListening = platform.onNavigated(store.pageNavigated);

  const notices = createNotices();
  const { reloadPage } = platform;
  let stopWaiting = () => {};
  /** The page makes its first sockets at once, so it is loaded when all is in place to see them. */
  const reloadAndRecord = (reload: () => void) => {
    stopWaiting();
    const { kind } = store.recording.peek();
    if (kind !== 'on' && kind !== 'starting') store.live.toggleRecording();
    let asked = kind === 'on' || kind === 'starting';
    const stop = effect(() => {
      const now = store.recording.value.kind;
      asked ||= now === 'starting';
      if (now === 'on') reload();
      if (now === 'on' || (asked && now !== 'starting')) queueMicrotask(() => stopWaiting());
    });
    stopWaiting = stop;
  };

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
    notices,
    files: createSessionFiles(platform, store, diagnosis.ready, problems),
    packs: packs.packs,
    packDrafts: createPackDrafts(),
    route: navigation.route,
    go: navigation.go,
    showView: navigation.showView,
    sort: signal(defaultSort),
    list: signal<ListKind>('closes'),
    filter: signal(''),
    matched: signal(null),
    filterInput: { current: null },
    needPacks: packs.need,
    meaningOf: (code, socket) => diagnosis.explain(code, socket, packs.packs.value),
    chooseLanguage: (chosen) => {
      language = chosen;
      settings.change({ language: chosen });
      void translations.setLocale(chosen);
    },
    copy: async (text) => {
      try {
        await platform.copyText(text);
        notices.say({ key: 'interface.detail.copied' });
      } catch {
        // Why a browser refuses is nothing a reader can act on; that it did is said.
        notices.say({ key: 'interface.detail.copyFailed' });
      }
    },
    reloadAndRecord: reloadPage && (() => reloadAndRecord(reloadPage)),
    dispose: () => {
      stopFollowing();
      stopWaiting();
      notices.dispose();
      stopListening();
      settings.dispose();
      layout.dispose();
      navigation.dispose();
      store.dispose();
    },
  };
}
