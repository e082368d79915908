import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CaptureMessage, PanelMessage, RecordingState, Snapshot } from '../../../channel/messages.ts';
import { parseCaptureMessage } from '../../../channel/parse.ts';
import type { Transport } from '../../../channel/transport.ts';
import type { RowBuilder } from '../../../log/rows/row-builder.ts';
import { type BrowserKind, browserKindOf } from '../../../model/browser-kind.ts';
import type { Slices } from '../../../model/lists/slices.ts';
import { problemIds } from '../../../model/recording.ts';
import type { ImportedSession } from '../../../model/session-file/imported-session.ts';
import type { Problems } from '../problems.ts';
import { createFrameScheduler } from './frame-scheduler.ts';
import { inTasks } from './in-tasks.ts';
import { createLogModel } from './log-model.ts';
import {
  createSelection,
  type ImportedLog,
  type LiveLog,
  type Rehearsed,
  type ShownLog,
} from './shown-log.ts';

/** The line to capture. 'none': a page without DevTools, which has nothing to record. */
export type Line = 'none' | 'connecting' | 'up' | 'lost';

/** Everything the panel shows, and what it can do. */
export interface PanelStore {
  readonly line: ReadonlySignal<Line>;
  readonly recording: ReadonlySignal<RecordingState>;
  readonly keepLog: ReadonlySignal<boolean>;
  readonly live: LiveLog;
  /** The log on show: the imported one while there is one. */
  readonly shown: ReadonlySignal<ShownLog>;
  /** The inspected page went elsewhere: one that could not be recorded may have given way to one that can. */
  pageNavigated(): void;
  setKeepLog(keep: boolean): void;
  /** Shows a session once every row of it is made; of two at once, the later one stays. */
  importSession(name: string, session: ImportedSession): Promise<void>;
  leaveImported(): void;
  /** Looks every row up again, e.g. after packs were loaded. */
  refresh(): Promise<void>;
  /** Ends the line; the store keeps what it has. */
  dispose(): void;
}

/**
 * Makes the panel's store over a line to capture, or over none. Recording is started once, when the first
 * snapshot says that it is off: opening the panel is the wish to record.
 */
export function createPanelStore(
  transport: Transport<PanelMessage> | null,
  makeRowBuilder: (browser: BrowserKind) => RowBuilder,
  wishes: { readonly keepLog: () => boolean; readonly closesKept: () => number },
  problems: Problems,
  browserKind: BrowserKind = 'chromium',
): PanelStore {
  const line = signal<Line>(transport ? 'connecting' : 'none');
  const recording = signal<RecordingState>({ kind: 'off' });
  const keepLog = signal(wishes.keepLog());
  const log = createLogModel(makeRowBuilder(browserKind), wishes.closesKept);
  const imported = signal<ImportedLog | null>(null);
  const rehearsed = signal<Rehearsed | null>(null);
  let greeted = false;
  let imports = 0;

  const send = (message: PanelMessage) => transport?.send(message);

  const live: LiveLog = {
    kind: 'live',
    browserKind,
    log,
    selection: createSelection(),
    rehearsed,
    toggleRecording: () => {
      const { kind } = recording.value;
      send({ type: kind === 'on' || kind === 'starting' ? 'stop-recording' : 'start-recording' });
    },
    clear: () => send({ type: 'clear' }),
    rehearse: (socketId, code, reason) => send({ type: 'rehearse', socketId, code, reason }),
  };
  const shown = computed<ShownLog>(() => imported.value ?? live);

  const onSnapshot = (snapshot: Snapshot): Slices<void> | undefined => {
    line.value = 'up';
    recording.value = snapshot.state;
    keepLog.value = wishes.keepLog();
    if (snapshot.keepLog !== keepLog.value) send({ type: 'set-keep-log', keep: keepLog.value });
    // A later one may hold the whole of a long log.
    if (greeted) return log.load(snapshot.log);
    greeted = true;
    log.replace(snapshot.log);
    if (snapshot.state.kind === 'off') send({ type: 'start-recording' });
    return undefined;
  };

  const receive = (message: Exclude<CaptureMessage, Snapshot>) => {
    switch (message.type) {
      case 'older':
        return log.addOlder(message.sockets, message.following);
      case 'changes':
        return log.change(message);
      case 'traffic':
        return log.count(message.counters);
      case 'state':
        recording.value = message.state;
        return;
      case 'cleared':
        for (const id of problemIds) problems.withdraw(id);
        return log.replace(message.log);
      case 'page':
        return log.setPage({ url: message.url, title: message.title });
      case 'rehearsed':
        rehearsed.value = { socketId: message.socketId, problem: message.problem };
        return;
      case 'problem':
        problems.report({
          id: message.id,
          message: {
            key: `interface.problem.${message.id}`,
            values: { detail: { verbatim: message.detail } },
          },
          retry: null,
        });
    }
  };

  const scheduler = createFrameScheduler({
    deliver: (message) => {
      if (message.type === 'snapshot') return onSnapshot(message);
      receive(message);
      return undefined;
    },
    askForMore: () => send({ type: 'more' }),
  });
  const cleanups = transport
    ? [
        transport.onMessage((received) => {
          const message = parseCaptureMessage(received);
          if (message) scheduler.put(message);
        }),
        transport.onDisconnect(() => {
          line.value = 'lost';
        }),
      ]
    : [];

  return {
    line,
    recording,
    keepLog,
    live,
    shown,
    pageNavigated: () => {
      const state = recording.value;
      if (state.kind !== 'interrupted' || state.why !== 'forbidden-page') return;
      send({ type: 'start-recording' });
    },
    setKeepLog: (keep) => {
      keepLog.value = keep;
      send({ type: 'set-keep-log', keep });
    },
    importSession: async (name, session) => {
      imports += 1;
      const own = imports;
      const { browser, exportedAt } = session;
      const kind = browserKindOf(browser);
      const file = createLogModel(makeRowBuilder(kind));
      await inTasks(file.load(session.log));
      if (own !== imports) return;
      imported.value = {
        kind: 'imported',
        name,
        browser,
        browserKind: kind,
        exportedAt,
        log: file,
        selection: createSelection(),
      };
    },
    leaveImported: () => {
      imported.value = null;
    },
    refresh: async () => {
      await inTasks(log.refresh());
      if (imported.value) await inTasks(imported.value.log.refresh());
    },
    dispose: () => {
      for (const cleanup of cleanups) cleanup();
      scheduler.close();
      transport?.close();
    },
  };
}
