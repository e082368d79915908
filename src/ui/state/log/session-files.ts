import { type ReadonlySignal, signal } from '@preact/signals';
import type { FileProblem, ParsedSession } from '../../../model/session-file/parse-session-file.ts';
import type { Platform } from '../platform.ts';
import type { Problems } from '../problems.ts';
import { loadEnglish, sessionFileTexts } from '../words/english.ts';
import { inTasks } from './in-tasks.ts';
import type { PanelStore } from './panel-store.ts';

/** A file that was refused, and why. */
export interface RefusedFile {
  readonly fileName: string;
  readonly problems: readonly FileProblem[];
  readonly more: number;
}

/** What the reader ticked to leave with a session file. */
export interface ExportWishes {
  readonly includeSecrets: boolean;
  readonly includeMessages: boolean;
}

/** Session files in and out. */
export interface SessionFiles {
  readonly refused: ReadonlySignal<RefusedFile | null>;
  /** What has been done with a file for half a second and more; null where nothing is. */
  readonly underWay: ReadonlySignal<'exporting' | 'importing' | null>;
  forgetRefused(): void;
  /** Shows a session file, read-only, or says why it cannot: a folder, a file that went, one that is no session. */
  importFile(file: Pick<File, 'name' | 'size' | 'text'>): Promise<void>;
  /** Downloads the log on display. */
  exportSession(wishes: ExportWishes): Promise<void>;
}

/** Reads a chosen or dropped file; one that is too big is refused without being loaded. */
export async function readSessionFile(file: Pick<File, 'size' | 'text'>): Promise<ParsedSession> {
  const { parseInSlices, refusalOfSize } = await import('../../../model/session-file/parse-session-file.ts');
  return refusalOfSize(file.size) ?? inTasks(parseInSlices(await file.text()));
}

/** Milliseconds after which the reader hears what is being done. */
const whileLength = 500;

/** Makes the ways in and out of a panel's store, which can show closes once it is `ready`. */
export function createSessionFiles(
  platform: Platform,
  store: PanelStore,
  ready: Promise<void>,
  problems: Problems,
): SessionFiles {
  const refused = signal<RefusedFile | null>(null);
  const underWay = signal<'exporting' | 'importing' | null>(null);
  /** Says what is being done, if it takes a while. */
  const announced = async <Result>(
    what: 'exporting' | 'importing',
    work: Promise<Result>,
  ): Promise<Result> => {
    const timer = setTimeout(() => {
      underWay.value = what;
    }, whileLength);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
      underWay.value = null;
    }
  };
  const write = async (wishes: ExportWishes) => {
    const english = await loadEnglish(sessionFileTexts);
    const shown = store.shown.value;
    const { log } = shown;
    const now = Date.now();
    const { sessionFileName, sessionText } = await import('../../../log/copies/session-export.ts');
    const work = sessionText({
      rows: [...log.ended.value, ...log.live.value],
      log: {
        markers: log.markers.value,
        spans: log.spans.value,
        dropped: log.dropped.value,
        page: log.page.value,
      },
      // A file that is written again is still of the browser that it came from.
      browser: shown.kind === 'imported' ? shown.browser : platform.browserName,
      now,
      ...wishes,
      english,
    });
    await platform.download(sessionFileName(log.page.value.url, now), await inTasks(work));
  };
  return {
    refused,
    underWay,
    forgetRefused: () => {
      refused.value = null;
    },
    importFile: async (file) => {
      problems.withdraw('import');
      const parsed = await announced('importing', readSessionFile(file)).catch((reason: unknown) => {
        const values = { name: { verbatim: file.name }, text: { verbatim: String(reason) } };
        const message = { key: 'interface.problem.fileUnreadable', values } as const;
        problems.report({ id: 'import', message, retry: null });
        return null;
      });
      await ready;
      if (parsed?.ok) await announced('importing', store.importSession(file.name, parsed.session));
      else if (parsed) refused.value = { fileName: file.name, problems: parsed.problems, more: parsed.more };
    },
    exportSession: async (wishes) => {
      problems.withdraw('export');
      await announced('exporting', write(wishes)).catch((reason: unknown) => {
        const message = { key: 'session.failed', values: { problem: { verbatim: String(reason) } } } as const;
        problems.report({ id: 'export', message, retry: null });
      });
    },
  };
}
