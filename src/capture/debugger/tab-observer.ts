import type { RehearsalProblem } from '../../model/recording.ts';
import type { GoneReason } from '../../model/socket.ts';
import { parseRecordId } from '../records/realm.ts';
import type { SocketLog } from '../records/socket-log.ts';
import { type SavedTracker, SocketTracker } from '../records/socket-tracker.ts';
import { withDeadline } from '../waiting.ts';
import { LogReader, type SavedLogReader } from './browser-log/log-reader.ts';
import type { DebuggerInterface, DebuggerTarget } from './debugger-interface.ts';
import { EventRouter } from './event-router.ts';
import { HookClient, type HookCode } from './hook/hook-client.ts';
import { HookInstaller } from './hook/hook-installer.ts';
import { SessionSetup } from './session-setup.ts';
import { type SavedSessions, type Session, Sessions } from './sessions.ts';
import { TargetLifecycle } from './target-lifecycle.ts';
import { trySendOf } from './try-send.ts';

interface TabObserverOptions {
  readonly debugger: DebuggerInterface;
  readonly hook: HookCode;
  readonly log: SocketLog;
  /** The tab's main document is another one now. */
  readonly onNavigated: (url: string) => void;
  /** Something was missed that nobody can tell any more. */
  readonly onGap: () => void;
  /** The page's address or title may have changed. */
  readonly onPageChanged: () => void;
  /** What `toSaved` gives is something else now. */
  readonly onStateChange: () => void;
}

/** What is kept of an observer besides its log. */
export interface SavedObserver {
  readonly tracker: SavedTracker;
  readonly browserLog: SavedLogReader;
  readonly sessions: SavedSessions;
}

/** Milliseconds that hooks may take to be paused; a page that hangs never answers. */
const pauseTimeout = 500;

/** The sessions of one tab's recording, and all that reads them. */
export class TabObserver {
  readonly sessions = new Sessions();
  /** Gives the debugger's events to the parts; whoever made the observer lets it listen. */
  readonly events: EventRouter;
  readonly #tracker: SocketTracker;
  readonly #setup: SessionSetup;
  readonly #client: HookClient;
  readonly #targets: TargetLifecycle;
  readonly #browserLog: LogReader;
  readonly #installer: HookInstaller;
  #settingUp: Promise<void> = Promise.resolve();

  constructor(options: TabObserverOptions) {
    const { hook, sessions } = { ...options, sessions: this.sessions };
    const send = trySendOf(options.debugger);
    this.#tracker = new SocketTracker(options.log, {
      onMissed: (realm) => {
        const session = this.sessions.byKey(realm.session);
        const asked = this.sessions.realmByIndex(realm.index);
        if (session !== null && asked !== null) this.#installer.resync(session.address, asked);
      },
      onGap: options.onGap,
    });
    this.#browserLog = new LogReader(this.#tracker);
    this.#setup = new SessionSetup(send, hook, sessions, options.onStateChange);
    this.#client = new HookClient(send, hook);
    this.#installer = new HookInstaller(this.#client, this.#tracker);
    this.#targets = new TargetLifecycle(
      sessions,
      this.#setup,
      this.#installer,
      this.#tracker,
      options.onNavigated,
    );
    this.events = new EventRouter({
      hook,
      sessions,
      tracker: this.#tracker,
      browserLog: this.#browserLog,
      targets: this.#targets,
      onPageChanged: options.onPageChanged,
      onStateChange: options.onStateChange,
    });
  }

  /** The debugger was attached to the tab. */
  addTab(target: DebuggerTarget): void {
    const facts = { kind: 'tab', targetId: '', url: '', parent: null, since: Date.now() } as const;
    const session = this.sessions.add({ target, sessionId: null }, { ...facts, hooked: false });
    this.#browserLog.mayRepeat();
    this.#settingUp = this.#setup.setUpFrames(session, false);
  }

  /** Settles when the hook is in every document that was there when the tab was added. */
  async settled(): Promise<void> {
    await this.#settingUp;
    await this.#installer.settled();
  }

  /** The debugger was attached to a shared worker, which runs already. */
  addSharedWorker(target: DebuggerTarget, targetId: string, url: string): void {
    const facts = { kind: 'shared-worker', targetId, url, parent: null, since: Date.now() } as const;
    this.#setup.setUpWorker(
      this.sessions.add({ target, sessionId: null }, { ...facts, hooked: false }),
      false,
    );
  }

  /** A target that was attached by itself ended. */
  targetGone(target: DebuggerTarget, why: GoneReason): void {
    const session = this.sessions.get({ target, sessionId: null });
    if (session === null) return;
    for (const realm of this.sessions.remove(session.key)) this.#tracker.gone(realm, why);
  }

  /** Recording ends. `gone`: so did every socket that still lives; the others leave the log. */
  end(gone: GoneReason | null): void {
    if (gone !== null) {
      for (const session of this.sessions.all()) {
        for (const realm of this.sessions.remove(session.key)) this.#tracker.gone(realm, gone);
      }
    }
    this.#targets.stop();
    this.#tracker.end();
    this.#browserLog.end(Date.now());
    this.sessions.clear();
  }

  /**
   * Gets ready for the debugger to be detached, before `end`: lets new children run, and has every hook paused, or as
   * many as answer in time. Gives the targets to detach from.
   */
  async release(): Promise<DebuggerTarget[]> {
    const sessions = this.sessions.all();
    const own = sessions.flatMap(({ parent, address }) => (parent === null ? [address] : []));
    for (const address of own) this.#setup.stopWaiting(address);
    const pausing = sessions.flatMap(({ key, address }) =>
      this.sessions.realmsOf(key).map((realm) => this.#client.pause(address, realm)),
    );
    await withDeadline(Promise.all(pausing), pauseTimeout, null);
    for (const address of own) this.#setup.release(address);
    return own.map(({ target }) => target);
  }

  /** Makes a socket of the page end with a code; gives a problem, or null. */
  async rehearse(socketId: string, code: number, reason: string): Promise<RehearsalProblem | null> {
    const named = parseRecordId(socketId);
    const realm = named === null ? null : this.sessions.realmByIndex(named.realm);
    const session = realm === null ? null : this.sessions.byKey(realm.session);
    if (named === null || realm === null || session === null) return 'no-such-socket';
    return this.#client.rehearse(session.address, realm, named.socket, code, reason);
  }

  /** Whether the tab's session is still ours. */
  isAttached(target: DebuggerTarget): Promise<boolean> {
    return this.#setup.isAttached({ target, sessionId: null });
  }

  /** The service worker was stopped, and what came meanwhile may be lost: asks the browser and the hooks again. */
  resync(): void {
    for (const session of this.sessions.all().filter(({ parent }) => parent === null)) {
      this.#targets.reattachChildren(session);
      void this.#catchUp(session);
    }
  }

  /** Asks for what was missed of a session; its log first, since sockets that failed claim what stands there. */
  async #catchUp(session: Session): Promise<void> {
    await this.#setup.repeatLog(session, () => this.#browserLog.repeatsFromStart(session));
    this.#browserLog.caughtUp(session);
    for (const realm of this.sessions.realmsOf(session.key)) this.#installer.resync(session.address, realm);
  }

  toSaved(): SavedObserver {
    return {
      tracker: this.#tracker.toSaved(),
      browserLog: this.#browserLog.toSaved(this.sessions.all()),
      sessions: this.sessions.toSaved(),
    };
  }

  restore(saved: SavedObserver): void {
    this.sessions.restore(saved.sessions);
    this.#tracker.restore(saved.tracker, (index) => this.sessions.realmByIndex(index));
    this.#browserLog.restore(saved.browserLog, this.sessions.all());
  }
}
