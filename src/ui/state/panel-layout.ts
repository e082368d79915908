import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ColumnChoices } from '../../log/rows/column-layout.ts';
import type { ColumnId } from '../../log/rows/columns.ts';
import type { SettingsState } from './settings/settings-store.ts';

/** The direction in which the list and the detail stand beside each other. */
export type Axis = 'inline' | 'block';

/** The sections of the detail that can be shut; each stays as the reader left it. */
export type SectionId =
  | 'evidence'
  | 'handshake'
  | 'last-words'
  | 'calls'
  | 'about'
  | 'candidates'
  | 'socket'
  | 'rehearse';

/** How the live view is laid out, as the reader left it. */
export interface Layout {
  /** The list's part of the view in per cent, beside and above the detail. */
  readonly share: ReadonlySignal<Readonly<Record<Axis, number>>>;
  /** Whether a section of the detail is open; `byDefault` until the reader opens or folds it. */
  isOpen(id: SectionId, byDefault: boolean): boolean;
  readonly timelineOpen: ReadonlySignal<boolean>;
  /** Which columns the list of closes shows, and how wide, where the reader chose that. */
  readonly columns: ReadonlySignal<ColumnChoices>;
  setColumnWidth(column: ColumnId, width: number): void;
  showColumn(column: ColumnId, shown: boolean): void;
  resetColumns(): void;
  setShare(axis: Axis, share: number): void;
  setSection(id: SectionId, open: boolean, byDefault: boolean): void;
  setTimelineOpen(open: boolean): void;
  /** Stops following the window's size. */
  dispose(): void;
}

/** A panel smaller than this, in pixels, has the timeline folded until it is opened there. */
const roomForTimeline = { width: 560, height: 480 };

type Room = 'roomy' | 'narrow' | 'low';

function roomOfWindow(): Room {
  if (window.innerHeight < roomForTimeline.height) return 'low';
  return window.innerWidth < roomForTimeline.width ? 'narrow' : 'roomy';
}

/** The layout that the settings hold. */
export function createLayout({ settings, change }: SettingsState): Layout {
  const layout = computed(() => settings.value.layout);
  const room = signal(roomOfWindow());
  const measure = () => {
    room.value = roomOfWindow();
  };
  window.addEventListener('resize', measure);
  /** What is opened in a small panel is open in one like it alone: elsewhere the fix of a close may need the room. */
  const openWhereSmall = signal({ narrow: false, low: false });
  const set = (changes: Partial<typeof layout.value>) => change({ layout: { ...layout.value, ...changes } });
  const columns = computed(() => ({ widths: layout.value.columnWidths, shown: layout.value.columnsShown }));
  const folded = computed(() => new Set(layout.value.foldedSections));
  const opened = computed(() => new Set(layout.value.openedSections));
  const isOpen = (id: SectionId, byDefault: boolean) =>
    byDefault ? !folded.value.has(id) : opened.value.has(id);
  return {
    share: computed(() => ({ inline: layout.value.inlineShare, block: layout.value.blockShare })),
    isOpen,
    timelineOpen: computed(() =>
      room.value === 'roomy' ? layout.value.timelineOpen : openWhereSmall.value[room.value],
    ),
    columns,
    setColumnWidth: (column, width) => set({ columnWidths: { ...columns.value.widths, [column]: width } }),
    showColumn: (column, shown) => set({ columnsShown: { ...columns.value.shown, [column]: shown } }),
    resetColumns: () => set({ columnWidths: {}, columnsShown: {} }),
    setShare: (axis, share) => set(axis === 'inline' ? { inlineShare: share } : { blockShare: share }),
    setSection: (id, open, byDefault) => {
      if (open === isOpen(id, byDefault)) return;
      const without = (ids: readonly string[]) => ids.filter((other) => other !== id);
      const { foldedSections, openedSections } = layout.value;
      if (byDefault) set({ foldedSections: open ? without(foldedSections) : [...foldedSections, id] });
      else set({ openedSections: open ? [...openedSections, id] : without(openedSections) });
    },
    setTimelineOpen: (open) => {
      if (room.value === 'roomy') set({ timelineOpen: open });
      else openWhereSmall.value = { ...openWhereSmall.value, [room.value]: open };
    },
    dispose: () => window.removeEventListener('resize', measure),
  };
}
