import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ColumnChoices } from '../../log/rows/column-layout.ts';
import type { ColumnId } from '../../log/rows/columns.ts';
import type { SettingsState } from './settings-store.ts';

/** The direction in which the list and the detail stand beside each other. */
export type Axis = 'inline' | 'block';

/** The sections of the detail that can be shut; each stays as the reader left it. */
export type SectionId = 'evidence' | 'fix' | 'calls' | 'about' | 'candidates' | 'socket' | 'rehearse';

/** How the live view is laid out, as the reader left it. */
export interface Layout {
  /** The list's part of the view in per cent, beside and above the detail. */
  readonly share: ReadonlySignal<Readonly<Record<Axis, number>>>;
  readonly shutSections: ReadonlySignal<ReadonlySet<string>>;
  readonly timelineOpen: ReadonlySignal<boolean>;
  /** Which columns the list of closes shows, and how wide, where the reader chose that. */
  readonly columns: ReadonlySignal<ColumnChoices>;
  setColumnWidth(column: ColumnId, width: number): void;
  showColumn(column: ColumnId, shown: boolean): void;
  resetColumns(): void;
  setShare(axis: Axis, share: number): void;
  setSection(id: SectionId, open: boolean): void;
  setTimelineOpen(open: boolean): void;
  /** Stops following the window's size. */
  dispose(): void;
}

/** A panel smaller than this, in pixels, has the timeline folded until it is opened there. */
const roomForTimeline = { width: 560, height: 480 };

/** The layout that the settings hold. */
export function createLayout({ settings, change }: SettingsState): Layout {
  const layout = computed(() => settings.value.layout);
  const isRoomy = () =>
    window.innerHeight >= roomForTimeline.height && window.innerWidth >= roomForTimeline.width;
  const roomy = signal(isRoomy());
  const measure = () => {
    roomy.value = isRoomy();
  };
  window.addEventListener('resize', measure);
  const chosenHere = signal<boolean | null>(null);
  const set = (changes: Partial<typeof layout.value>) => change({ layout: { ...layout.value, ...changes } });
  const shutSections = computed(() => new Set(layout.value.foldedSections));
  const columns = computed(() => ({ widths: layout.value.columnWidths, shown: layout.value.columnsShown }));
  return {
    share: computed(() => ({ inline: layout.value.inlineShare, block: layout.value.blockShare })),
    shutSections,
    timelineOpen: computed(() => chosenHere.value ?? (roomy.value && layout.value.timelineOpen)),
    columns,
    setColumnWidth: (column, width) => set({ columnWidths: { ...columns.value.widths, [column]: width } }),
    showColumn: (column, shown) => set({ columnsShown: { ...columns.value.shown, [column]: shown } }),
    resetColumns: () => set({ columnWidths: {}, columnsShown: {} }),
    setShare: (axis, share) => set(axis === 'inline' ? { inlineShare: share } : { blockShare: share }),
    setSection: (id, open) => {
      if (open !== shutSections.value.has(id)) return;
      const others = layout.value.foldedSections.filter((folded) => folded !== id);
      set({ foldedSections: open ? others : [...others, id] });
    },
    setTimelineOpen: (open) => {
      chosenHere.value = open;
      set({ timelineOpen: open });
    },
    dispose: () => window.removeEventListener('resize', measure),
  };
}
