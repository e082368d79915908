import * as v from 'valibot';
import { type LocaleId, locales } from '../../../../locales/index.ts';
import type { StackChoice } from '../../../diagnosis/snippets/choose-snippet.ts';
import { stackIds } from '../../../diagnosis/types.ts';
import { type ColumnChoices, columnWidth } from '../../../log/rows/column-layout.ts';
import { columnIds } from '../../../log/rows/columns.ts';
import { type CustomPack, customPackLimits, parseCustomPack } from '../../../registry/custom/custom-pack.ts';

/** Bounds of how many closes a log keeps. */
export const closesKept = { least: 100, most: 10_000 } as const;

/** How the live view is laid out; shares in percent of the list beside its detail. */
export interface LayoutSettings {
  readonly inlineShare: number;
  readonly blockShare: number;
  /** Ids of the detail's sections that the reader folded, of those that are open at first. */
  readonly foldedSections: readonly string[];
  /** Ids of those that the reader opened, of those that are folded at first. */
  readonly openedSections: readonly string[];
  readonly timelineOpen: boolean;
  /** The width of columns of the list of closes that were resized, in CSS pixels. */
  readonly columnWidths: ColumnChoices['widths'];
  /** Columns of that list that were shown or hidden on request. */
  readonly columnsShown: ColumnChoices['shown'];
}

/** Everything a user can choose; each is stored by itself, under its name. */
export interface Settings {
  /** 'auto': the browser's language. */
  readonly language: LocaleId | 'auto';
  /** 'auto': as DevTools has it. */
  readonly theme: 'auto' | 'light' | 'dark';
  /** Keep the log when the page navigates. */
  readonly keepLog: boolean;
  /** Start recording when DevTools opens, not only when the panel is shown. */
  readonly recordOnOpen: boolean;
  /** Read what messages say in DevTools' network log, once a socket has ended. */
  readonly readMessages: boolean;
  readonly closesKept: number;
  /** Count abnormal closes on the extension's button in the browser's toolbar. */
  readonly badge: boolean;
  readonly layout: LayoutSettings;
  readonly ownPacks: readonly CustomPack[];
  /** The server that fixes have their snippets for; 'auto': the one that the handshake points to. */
  readonly serverStack: StackChoice;
  /** The version before an update that the reader was not told of yet; empty where there is none. */
  readonly updatedFrom: string;
}

export const defaultSettings: Settings = {
  language: 'auto',
  theme: 'auto',
  keepLog: true,
  recordOnOpen: false,
  readMessages: true,
  closesKept: closesKept.most,
  badge: true,
  layout: {
    inlineShare: 53,
    blockShare: 50,
    foldedSections: [],
    openedSections: [],
    timelineOpen: true,
    columnWidths: {},
    columnsShown: {},
  },
  ownPacks: [],
  serverStack: 'auto',
  updatedFrom: '',
};

const share = v.pipe(v.number(), v.minValue(20), v.maxValue(80));

const fields = {
  language: v.picklist(['auto', ...locales.map(({ id }) => id)]),
  theme: v.picklist(['auto', 'light', 'dark']),
  keepLog: v.boolean(),
  recordOnOpen: v.boolean(),
  readMessages: v.boolean(),
  closesKept: v.pipe(v.number(), v.integer(), v.minValue(closesKept.least), v.maxValue(closesKept.most)),
  serverStack: v.picklist(['auto', ...stackIds]),
  badge: v.boolean(),
  updatedFrom: v.pipe(v.string(), v.maxLength(50)),
};

const columnId = v.picklist(columnIds);
const sectionIds = v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(100));

const layoutFields = {
  inlineShare: share,
  blockShare: share,
  foldedSections: sectionIds,
  openedSections: sectionIds,
  timelineOpen: v.boolean(),
  columnWidths: v.record(
    columnId,
    v.pipe(v.number(), v.minValue(columnWidth.least), v.maxValue(columnWidth.most)),
  ),
  columnsShown: v.record(columnId, v.boolean()),
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Settings as stored, each checked by itself: one that is damaged falls back to its default and is named in
 * `damaged` (`layout.inlineShare`, `ownPacks[2]`). One that is absent has its default and is no damage.
 */
export function readSettings(stored: unknown): { settings: Settings; damaged: string[] } {
  const damaged: string[] = [];
  if (stored !== undefined && stored !== null && !isRecord(stored)) damaged.push('settings');
  const source = isRecord(stored) ? stored : {};
  const take = <Value>(
    from: Readonly<Record<string, unknown>>,
    name: string,
    schema: v.GenericSchema<unknown, Value>,
    fallback: Value,
    path = name,
  ): Value => {
    const value = from[name];
    if (value === undefined) return fallback;
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    damaged.push(path);
    return fallback;
  };
  const layoutSource = take(source, 'layout', v.record(v.string(), v.unknown()), {});
  const { layout } = defaultSettings;
  const layoutOf = <Name extends keyof LayoutSettings>(
    name: Name,
    schema: v.GenericSchema<unknown, LayoutSettings[Name]>,
  ) => take(layoutSource, name, schema, layout[name], `layout.${name}`);
  const packs = readPacks(take(source, 'ownPacks', v.array(v.unknown()), []));
  damaged.push(...packs.damaged);
  return {
    settings: {
      language: take(source, 'language', fields.language, defaultSettings.language),
      theme: take(source, 'theme', fields.theme, defaultSettings.theme),
      keepLog: take(source, 'keepLog', fields.keepLog, defaultSettings.keepLog),
      recordOnOpen: take(source, 'recordOnOpen', fields.recordOnOpen, defaultSettings.recordOnOpen),
      readMessages: take(source, 'readMessages', fields.readMessages, defaultSettings.readMessages),
      closesKept: take(source, 'closesKept', fields.closesKept, defaultSettings.closesKept),
      badge: take(source, 'badge', fields.badge, defaultSettings.badge),
      layout: {
        inlineShare: layoutOf('inlineShare', layoutFields.inlineShare),
        blockShare: layoutOf('blockShare', layoutFields.blockShare),
        foldedSections: layoutOf('foldedSections', layoutFields.foldedSections),
        openedSections: layoutOf('openedSections', layoutFields.openedSections),
        timelineOpen: layoutOf('timelineOpen', layoutFields.timelineOpen),
        columnWidths: layoutOf('columnWidths', layoutFields.columnWidths),
        columnsShown: layoutOf('columnsShown', layoutFields.columnsShown),
      },
      ownPacks: packs.packs,
      serverStack: take(source, 'serverStack', fields.serverStack, defaultSettings.serverStack),
      updatedFrom: take(source, 'updatedFrom', fields.updatedFrom, defaultSettings.updatedFrom),
    },
    damaged,
  };
}

/** Packs are kept one by one: a damaged one does not take the others with it. */
function readPacks(stored: readonly unknown[]): { packs: CustomPack[]; damaged: string[] } {
  const packs: CustomPack[] = [];
  const damaged: string[] = [];
  stored.forEach((value, index) => {
    const parsed = parseCustomPack(JSON.stringify(value) ?? '');
    if (parsed.ok && packs.length < customPackLimits.packs) packs.push(parsed.pack);
    else damaged.push(`ownPacks[${index}]`);
  });
  return { packs, damaged };
}
