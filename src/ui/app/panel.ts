import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { LocaleId } from '../../../locales/index.ts';
import { chooseLocale } from '../../i18n/index.ts';
import type { SocketRecord } from '../../model/socket.ts';
import { lookup, type Meaning, type PackSet } from '../../registry/index.ts';
import type { Axis } from '../components/Splitter.tsx';
import type { SectionId } from '../detail/Section.tsx';
import { defaultSort, type Sort } from '../live/columns.ts';
import type { Platform } from '../platform.ts';
import { createInterpreter, lookupContext } from '../store/interpreter.ts';
import { createPacks } from '../store/packs.ts';
import { createPanelStore, type PanelStore } from '../store/panel-store.ts';
import type { Row } from '../store/row.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import { languageWish } from './route.ts';
import { createWords, type WordsStore } from './words.ts';

/** What the live view lists. */
export type ListKind = 'closes' | 'open' | 'groups';

/** Everything that the panel's views share. */
export interface Panel extends Pick<Navigation, 'route' | 'go' | 'showView'> {
  readonly platform: Platform;
  readonly store: PanelStore;
  readonly words: WordsStore;
  readonly packs: ReadonlySignal<PackSet>;
  readonly sort: Signal<Sort>;
  readonly list: Signal<ListKind>;
  readonly filter: Signal<string>;
  /** The filter's field, for the key that goes to it. */
  readonly filterInput: { current: HTMLInputElement | null };
  readonly timelineOpen: ReadonlySignal<boolean>;
  setTimelineOpen(open: boolean): void;
  readonly selectedId: Signal<string | null>;
  /** A second close, chosen to be compared with the first. */
  readonly secondId: Signal<string | null>;
  /** The close for which something to compare it with is being chosen. */
  readonly comparing: Signal<Row | null>;
  /** The list's part of the view in per cent, beside and above the detail. */
  readonly share: ReadonlySignal<Readonly<Record<Axis, number>>>;
  readonly shutSections: ReadonlySignal<ReadonlySet<SectionId>>;
  setShare(axis: Axis, share: number): void;
  setSection(id: SectionId, open: boolean): void;
  setKeepLog(keep: boolean): void;
  importFile(name: string, text: string): Promise<void>;
  exportSession(): void;
  /** Loads the built-in packs, for views that list every code. */
  needPacks(): void;
  /** What a code means for a socket, or by itself. */
  meaningOf(code: number, socket?: SocketRecord): Meaning;
  chooseLanguage(locale: LocaleId): void;
  dispose(): void;
}

/** Height of the panel, in pixels, from which the timeline is unfolded at first. */
const roomForTimeline = 480;

/** Makes the panel over its surroundings; ready to be shown once the first words are loaded. */
export async function createPanel(platform: Platform): Promise<Panel> {
  const words = createWords(['interface', 'causes', 'codes', 'compare', 'log']);
  const packs = createPacks(
    () => words.need(['packs']),
    () => store.refresh(),
  );
  const wish = languageWish(window.location);
  await words.speak(chooseLocale([...(wish ? [wish] : []), ...platform.languages]));
  const store = createPanelStore(platform.connect(), () => createInterpreter(packs));
  const navigation = createNavigation();
  const share = signal<Record<Axis, number>>({ inline: 55, block: 50 });
  const timelineOpen = signal(window.innerHeight >= roomForTimeline);
  const shutSections = signal<ReadonlySet<SectionId>>(new Set<SectionId>(['socket']));
  return {
    platform,
    store,
    words,
    packs: packs.packs,
    route: navigation.route,
    go: navigation.go,
    showView: navigation.showView,
    sort: signal(defaultSort),
    list: signal<ListKind>('closes'),
    filter: signal(''),
    filterInput: { current: null },
    timelineOpen,
    setTimelineOpen: (open) => {
      timelineOpen.value = open;
    },
    selectedId: signal<string | null>(null),
    secondId: signal<string | null>(null),
    comparing: signal<Row | null>(null),
    share,
    shutSections,
    setShare: (axis, size) => {
      share.value = { ...share.value, [axis]: size };
    },
    setSection: (id, open) => {
      if (open !== shutSections.value.has(id)) return;
      const next = new Set(shutSections.value);
      if (open) next.delete(id);
      else next.add(id);
      shutSections.value = next;
    },
    setKeepLog: store.setKeepLog,
    importFile: async (name, text) => {
      const { parseSessionFile } = await import('../../model/session-file-parse.ts');
      const parsed = parseSessionFile(text);
      if (parsed.ok) store.importSession(name, parsed.session.log);
    },
    exportSession: () => undefined,
    needPacks: packs.need,
    meaningOf: (code, socket) => lookup(code, socket ? lookupContext(socket) : {}, packs.packs.value),
    chooseLanguage: (locale) => {
      void words.speak(locale);
    },
    dispose: () => {
      navigation.dispose();
      store.dispose();
    },
  };
}
