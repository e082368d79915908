import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CaptureMessage, PanelMessage, RecordingState, Snapshot } from '../../channel/messages.ts';
import { parseCaptureMessage } from '../../channel/parse.ts';
import type { Transport } from '../../channel/transport.ts';
import type { RowBuilder } from '../../log/rows/row-builder.ts';
import type { ImportedSession } from '../../model/session-file/imported-session.ts';
import { createFrameScheduler } from './frame-scheduler.ts';
import { createLogModel, type LogModel } from './log-model.ts';

/** The line to capture. 'none': a page without DevTools, which has nothing to record. */
export type Line = 'none' | 'connecting' | 'up' | 'lost';

/** What came of a rehearsal; `problem` is null where the page's socket got its close. */
export interface Rehearsed {
  readonly socketId: string;
  readonly problem: string | null;
}

/** A session file on display, never mixed with the live log. */
export interface ShownSession extends Pick<ImportedSession, 'browser' | 'exportedAt'> {
  /** The file's name. */
  readonly name: string;
  readonly log: LogModel;
}

/** Everything the panel shows, and what it can be told to do. */
export interface PanelStore {
  readonly line: ReadonlySignal<Line>;
  readonly recording: ReadonlySignal<RecordingState>;
  readonly keepLog: ReadonlySignal<boolean>;
  readonly live: LogModel;
  readonly imported: Signal<ShownSession | null>;
  /** The log on display: the imported one while there is one. */
  readonly shown: ReadonlySignal<LogModel>;
  readonly rehearsed: ReadonlySignal<Rehearsed | null>;
  send(message: PanelMessage): void;
  toggleRecording(): void;
  /** The inspected page went elsewhere: one that could not be recorded may have given way to one that can. */
  pageNavigated(): void;
  setKeepLog(keep: boolean): void;
  importSession(name: string, session: ImportedSession): void;
  leaveImported(): void;
  /** Looks every row up again, e.g. after packs were loaded. */
  refresh(): void;
  /** Ends the line; the store keeps what it has. */
  dispose(): void;
}

/**
 * Makes the panel's store over a line to capture, or over none. Recording is started once, when the first
 * snapshot says that it is off: opening the panel is the wish to record.
 */
export function createPanelStore(
  transport: Transport<PanelMessage> | null,
  makeRowBuilder: () => RowBuilder,
  wishes: { readonly keepLog: () => boolean; readonly closesKept: () => number },
): PanelStore {
  const line = signal<Line>(transport ? 'connecting' : 'none');
  const recording = signal<RecordingState>({ kind: 'off' });
  const keepLog = signal(wishes.keepLog());
  const live = createLogModel(makeRowBuilder(), wishes.closesKept);
  const imported = signal<ShownSession | null>(null);
  const shown = computed(() => imported.value?.log ?? live);
  const rehearsed = signal<Rehearsed | null>(null);
  let greeted = false;

  const send = (message: PanelMessage) => transport?.send(message);

  const onSnapshot = (snapshot: Snapshot) => {
    line.value = 'up';
    recording.value = snapshot.state;
    keepLog.value = wishes.keepLog();
    if (snapshot.keepLog !== keepLog.value) send({ type: 'set-keep-log', keep: keepLog.value });
    live.replace(snapshot.log);
    if (!greeted && snapshot.state.kind === 'off') send({ type: 'start-recording' });
    greeted = true;
  };

  const receive = (message: CaptureMessage) => {
    switch (message.type) {
      case 'snapshot':
        return onSnapshot(message);
      case 'older':
        return live.addOlder(message.sockets);
      case 'changes':
        return live.change(message);
      case 'traffic':
        return live.count(message.counters);
      case 'state':
        recording.value = message.state;
        return;
      case 'cleared':
        return live.replace(message.log);
      case 'page':
        return live.setPage({ url: message.url, title: message.title });
      case 'rehearsed':
        rehearsed.value = { socketId: message.socketId, problem: message.problem };
    }
  };

  const scheduler = createFrameScheduler({ deliver: receive, askForMore: () => send({ type: 'more' }) });
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
    imported,
    shown,
    rehearsed,
    send,
    toggleRecording: () => {
      const { kind } = recording.value;
      send({ type: kind === 'on' || kind === 'starting' ? 'stop-recording' : 'start-recording' });
    },
    pageNavigated: () => {
      const state = recording.value;
      if (state.kind !== 'interrupted' || state.why !== 'forbidden-page') return;
      send({ type: 'start-recording' });
    },
    setKeepLog: (keep) => {
      keepLog.value = keep;
      send({ type: 'set-keep-log', keep });
    },
    importSession: (name, { log, browser, exportedAt }) => {
      const store = createLogModel(makeRowBuilder());
      store.replace(log);
      imported.value = { name, browser, exportedAt, log: store };
    },
    leaveImported: () => {
      imported.value = null;
    },
    refresh: () => {
      live.refresh();
      imported.value?.log.refresh();
    },
    dispose: () => {
      for (const cleanup of cleanups) cleanup();
      scheduler.close();
      transport?.close();
    },
  };
}
