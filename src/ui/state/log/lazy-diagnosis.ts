import type { MessageFile } from '../../../../locales/messages.ts';
import type { PackSource, RowBuilder } from '../../../log/rows/row-builder.ts';
import type { BrowserKind } from '../../../model/browser-kind.ts';
import type { SocketRecord } from '../../../model/socket.ts';
import type { Meaning, PackSet } from '../../../registry/index.ts';
import type { TranslationsStore } from '../words/translations.ts';

/** What a panel needs from the first close on, and not before. */
export interface LazyDiagnosis {
  /** Done when all of it is there. */
  readonly ready: Promise<void>;
  /** An rowBuilder that may be made early, and be asked for nothing before `ready`. */
  rowBuilder(packs: PackSource, browser: BrowserKind): RowBuilder;
  /** What a code means for a socket, or by itself. Throws before `ready`. */
  explain(code: number, socket: SocketRecord | undefined, packs: PackSet): Meaning;
}

type Loaded = typeof import('../../../log/rows/row-builder.ts');

/** The words of a close. */
export const diagnosisTexts: readonly MessageFile[] = ['causes', 'codes', 'infrastructure', 'protocols'];

/** Begins to load diagnosis. */
export function loadRowBuilderCode(): Promise<Loaded> {
  const code = import('../../../log/rows/row-builder.ts');
  // A failure waits for `createLazyDiagnosis`, and is no surprise until then.
  code.catch(() => undefined);
  return code;
}

/** Waits for diagnosis and the words of causes and codes; the first paint has no close, and needs none of them. */
export function createLazyDiagnosis(code: Promise<Loaded>, translations: TranslationsStore): LazyDiagnosis {
  let loaded: Loaded | null = null;
  const there = (): Loaded => {
    if (!loaded) throw new Error('A close was shown before what it needs was loaded');
    return loaded;
  };
  const ready = Promise.all([code, translations.load(diagnosisTexts)]).then(([rowBuilder]) => {
    loaded = rowBuilder;
  });

  return {
    ready,
    rowBuilder: (packs, browser) => {
      let made: RowBuilder | null = null;
      const rowBuilder = () => {
        made ??= there().createRowBuilder(packs, browser);
        return made;
      };
      return {
        reset: () => made?.reset(),
        forget: (ids) => made?.forget(ids),
        build: (changed, spans, changedSpans) =>
          changed.length === 0 && !made ? [] : rowBuilder().build(changed, spans, changedSpans),
        *buildAll(records, spans) {
          return records.length === 0 ? [] : yield* rowBuilder().buildAll(records, spans);
        },
        rebuild: (rows, spans) => (rows.length === 0 ? [] : rowBuilder().rebuild(rows, spans)),
      };
    },
    explain: (code, socket, packs) => there().explain(code, socket, packs),
  };
}
