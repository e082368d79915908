import type { GoneReason } from '../../model/socket.ts';
import { PageVisibility } from '../records/page-visibility.ts';
import { type Realm, socketOf } from '../records/realm.ts';
import type { SocketLog } from '../records/socket-log.ts';
import { SocketTracker } from '../records/socket-tracker.ts';
import { LogReader } from './browser-log/log-reader.ts';
import type {
  DebuggerInterface,
  DebuggerTarget,
  ProtocolEvent,
  SessionAddress,
} from './debugger-interface.ts';
import { EventRouter } from './event-router.ts';
import { type HookCode, HookClient } from './hook/hook-client.ts';
import { HookInstaller } from './hook/hook-installer.ts';
import { ReportReader } from './hook/hook-report-router.ts';
import { SessionSetup } from './session-setup.ts';
import { type SavedSessions, Sessions } from './sessions.ts';
import { TargetLifecycle } from './target-lifecycle.ts';
import { trySendOf } from './try-send.ts';

export interface ObserverOptions {
  readonly debugger: DebuggerInterface;
  readonly hook: HookCode;
  readonly book: SocketLog;
  /** The tab's main document is another one now. */
  readonly onNavigated: (url: string) => void;
  /** The page's address or title may have changed. */
  readonly onPageChanged: () => void;
}

/** Milliseconds between two looks at what waits for its other half. */
const expiryInterval = 250;

/** Makes of the debugger's events what the log is to hold. */
export class TabObserver {
  readonly sessions = new Sessions();
  readonly #options: ObserverOptions;
  readonly #page: PageVisibility;
  readonly #tracker: SocketTracker;
  readonly #setup: SessionSetup;
  readonly #commands: HookClient;
  readonly #targets: TargetLifecycle;
  readonly #log: LogReader;
  readonly #hooking: HookInstaller;
  readonly #events: EventRouter;
  #settingUp: Promise<void> = Promise.resolve();
  #expiryTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: ObserverOptions) {
    this.#options = options;
    this.#page = new PageVisibility(options.book);
    this.#tracker = new SocketTracker(options.book, {
      surroundingsOf: (realm) => this.#page.surroundingsOf(realm),
      contextOf: (key) => this.#contextOf(key),
      now: Date.now,
    });
    this.#log = new LogReader(this.#tracker);
    const send = trySendOf(options.debugger);
    this.#setup = new SessionSetup(send, options.hook, {
      onFrameTree: (session, tree) => this.#targets.frameTree(session, tree),
      onEnabled: (session) => {
        session.hooked = true;
      },
      onController: (session, objectId) => {
        for (const realm of this.sessions.realmsOf(session.key)) realm.controller = objectId;
      },
    });
    this.#commands = new HookClient(send, options.hook);
    this.#hooking = new HookInstaller(this.#commands, this.#tracker);
    this.#targets = new TargetLifecycle(this.sessions, this.#setup, {
      onGone: (realm, why) => this.#tracker.gone(realm, why, Date.now()),
      onReturned: (realm) => this.#tracker.returned(realm),
      onUnhookedRealm: (session, realm) => this.#hooking.begin(session.address, realm),
      onNavigated: options.onNavigated,
      now: Date.now,
    });
    this.#events = new EventRouter({
      bindingName: options.hook.bindingName,
      sessions: this.sessions,
      reports: new ReportReader(this.#page, this.#targets, this.#tracker),
      log: this.#log,
      targets: this.#targets,
      onPageChanged: options.onPageChanged,
    });
  }

  /** The debugger was attached to the tab. */
  addTab(target: DebuggerTarget): void {
    const facts = { kind: 'tab', targetId: '', url: '', parent: null, since: Date.now() } as const;
    const session = this.sessions.add({ target, sessionId: null }, { ...facts, hooked: false });
    this.#log.mayRepeat();
    this.#settingUp = this.#setup.setUpFrames(session, false);
  }

  /** Settles when the hook is in every document that was there when the tab was added. */
  async settled(): Promise<void> {
    await this.#settingUp;
    await this.#hooking.settled();
  }

  /** The debugger was attached to a shared worker, which runs already. */
  addSharedWorker(target: DebuggerTarget, targetId: string, url: string): void {
    const facts = { kind: 'shared-worker', targetId, url, parent: null, since: Date.now() } as const;
    this.#setup.setUpWorker(
      this.sessions.add({ target, sessionId: null }, { ...facts, hooked: false }),
      false,
    );
  }

  /** Takes one event of the debugger. */
  handle(address: SessionAddress, event: ProtocolEvent): void {
    const session = this.sessions.get(address);
    if (session === null) return;
    this.#events.read(session, event);
    this.#scheduleExpiry();
  }

  /** A target that was attached by itself ended. */
  targetGone(target: DebuggerTarget, why: GoneReason): void {
    const session = this.sessions.get({ target, sessionId: null });
    if (session === null) return;
    for (const realm of this.sessions.remove(session.key)) this.#tracker.gone(realm, why, Date.now());
  }

  /** Every socket that still lives ended. */
  allGone(why: GoneReason): void {
    for (const session of this.sessions.all()) {
      for (const realm of this.sessions.remove(session.key)) this.#tracker.gone(realm, why, Date.now());
    }
  }

  /** Nobody will watch any more: what lives goes out of the log, for what becomes of it cannot be known. */
  end(): void {
    this.#targets.stop();
    this.#tracker.end();
    this.#log.end(Date.now());
    for (const { id } of this.#options.book.live()) this.#options.book.remove(id);
    this.#page.end(Date.now());
    this.sessions.clear();
    if (this.#expiryTimer !== null) clearTimeout(this.#expiryTimer);
    this.#expiryTimer = null;
  }

  /** Lets hooks sleep and children run, before the debugger is detached. Gives the targets to detach from. */
  release(): DebuggerTarget[] {
    const sessions = this.sessions.all();
    for (const { key, address } of sessions) {
      for (const realm of this.sessions.realmsOf(key)) this.#commands.pause(address, realm);
    }
    const own = sessions.filter(({ parent }) => parent === null);
    for (const { address } of own) this.#setup.release(address);
    return own.map(({ address }) => address.target);
  }

  /** Makes a socket of the page end with a code; gives a problem, or null. */
  async rehearse(socketId: string, code: number, reason: string): Promise<string | null> {
    const named = socketOf(socketId);
    const realm = named === null ? null : this.sessions.realmByIndex(named.realm);
    const session = realm === null ? null : this.sessions.byKey(realm.session);
    if (named === null || realm === null || session === null) return 'no-such-socket';
    return this.#commands.rehearse(session.address, realm, named.socket, code, reason);
  }

  /** Whether the tab's session is still ours. */
  isAttached(target: DebuggerTarget): Promise<boolean> {
    return this.#setup.isAttached({ target, sessionId: null });
  }

  /** The service worker was stopped, and what came meanwhile may be lost: asks the browser and the hooks anew. */
  resync(): void {
    for (const session of this.sessions.all().filter(({ parent }) => parent === null)) {
      this.#targets.reattachChildren(session);
      for (const realm of this.sessions.realmsOf(session.key)) this.#hooking.begin(session.address, realm);
    }
  }

  toSaved(): SavedObserver {
    return {
      rowCount: this.#tracker.rowCount,
      watchedUntil: this.#log.watchedUntil,
      sessions: this.sessions.toSaved(),
    };
  }

  restore(saved: SavedObserver): void {
    this.#tracker.rowCount = saved.rowCount;
    this.#log.watchedUntil = saved.watchedUntil;
    this.sessions.restore(saved.sessions);
  }

  #contextOf(key: string): Pick<Realm, 'kind' | 'url'> {
    const session = this.sessions.byKey(key);
    if (session === null) return { kind: 'page', url: '' };
    const kind = session.kind === 'tab' ? 'page' : this.#targets.kindOf(session, null);
    return { kind, url: session.url };
  }

  #scheduleExpiry(): void {
    if (this.#expiryTimer !== null || !(this.#tracker.isWaiting || this.#log.isWaiting)) return;
    this.#expiryTimer = setTimeout(() => {
      this.#expiryTimer = null;
      this.#tracker.expire(Date.now());
      this.#log.expire(Date.now());
      this.#scheduleExpiry();
    }, expiryInterval);
  }
}

/** What is kept of an observer besides its log. */
export interface SavedObserver {
  readonly rowCount: number;
  readonly watchedUntil: number;
  readonly sessions: SavedSessions;
}
