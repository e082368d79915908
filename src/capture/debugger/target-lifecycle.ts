import type Protocol from 'devtools-protocol/types/protocol.js';
import type { GoneReason } from '../../model/socket.ts';
import type { RealmReport, SocketTracker } from '../records/socket-tracker.ts';
import type { SessionAddress } from './debugger-interface.ts';
import { DeferredEndings } from './deferred-endings.ts';
import type { HookInstaller } from './hook/hook-installer.ts';
import type { SessionSetup } from './session-setup.ts';
import {
  contextKind,
  type DebuggerRealm,
  holdsDocuments,
  noteFrame,
  type Session,
  type SessionKind,
  type Sessions,
} from './sessions.ts';

/** Follows sessions, frames and execution contexts. */
export class TargetLifecycle {
  readonly #sessions: Sessions;
  readonly #setup: SessionSetup;
  readonly #installer: HookInstaller;
  readonly #tracker: SocketTracker;
  readonly #onNavigated: (url: string) => void;
  /** Frames that were taken out of their page, until their contexts have gone too. */
  readonly #removedFrames = new Set<string>();
  readonly #pending: DeferredEndings;

  constructor(
    sessions: Sessions,
    setup: SessionSetup,
    installer: HookInstaller,
    tracker: SocketTracker,
    onNavigated: (url: string) => void,
  ) {
    this.#sessions = sessions;
    this.#setup = setup;
    this.#installer = installer;
    this.#tracker = tracker;
    this.#onNavigated = onNavigated;
    this.#pending = new DeferredEndings(sessions, tracker);
  }

  attached(parent: Session, event: Protocol.Target.AttachedToTargetEvent): void {
    const { sessionId, targetInfo, waitingForDebugger } = event;
    const address: SessionAddress = { target: parent.address.target, sessionId };
    const kind = childKinds[targetInfo.type];
    if (kind === undefined) {
      if (waitingForDebugger) this.#setup.run(address);
      return;
    }
    const { targetId, url } = targetInfo;
    const isWorker = !holdsDocuments(kind);
    const facts = { kind, targetId, url, parent: parent.key, since: Date.now() };
    const session = this.#sessions.add(address, { ...facts, hooked: isWorker && waitingForDebugger });
    if (isWorker) this.#setup.setUpWorker(session, waitingForDebugger);
    else void this.#setup.setUpFrames(session, waitingForDebugger);
  }

  detached(parent: Session, { sessionId }: Protocol.Target.DetachedFromTargetEvent): void {
    const session = this.#sessions.get({ target: parent.address.target, sessionId });
    if (session === null) return;
    const why = this.#whyDetached(session, parent);
    const realms = this.#sessions.remove(session.key);
    if (why === 'page-left') for (const realm of realms) this.#pending.leave(realm, why);
    else if (this.#isNavigating(parent)) this.#pending.hold(realms, why);
    else for (const realm of realms) this.#tracker.gone(realm, why);
  }

  /** A frame begins to load another document; its own may stay if that comes to nothing. */
  startedNavigating(session: Session, event: Protocol.Page.FrameStartedNavigatingEvent): void {
    const isMain = session.frames[event.frameId]?.parentId === null;
    if (isMain && !/^sameDocument|SameDocument$/.test(event.navigationType)) session.navigating = true;
  }

  frameAttached(session: Session, { frameId, parentFrameId }: Protocol.Page.FrameAttachedEvent): void {
    session.frames[frameId] = { parentId: parentFrameId, url: '' };
  }

  /** A frame has another document. */
  frameNavigated(session: Session, { frame, type }: Protocol.Page.FrameNavigatedEvent): void {
    if (!noteFrame(session, frame)) return;
    if (type === 'BackForwardCacheRestore') this.#findHooks(session);
    session.leaving = 'no';
    session.navigating = false;
    this.#pending.explain('page-left');
    if (session.kind === 'tab') this.#onNavigated(session.url);
  }

  frameDetached(session: Session, { frameId, reason }: Protocol.Page.FrameDetachedEvent): void {
    delete session.frames[frameId];
    if (reason === 'remove' && this.#sessions.hasFrame(session.key, frameId))
      this.#removedFrames.add(frameId);
  }

  contextCreated(session: Session, { context }: Protocol.Runtime.ExecutionContextCreatedEvent): void {
    const about = (context.auxData ?? {}) as { isDefault?: boolean; frameId?: string };
    const { id: contextId, uniqueId } = context;
    if (about.isDefault === false) return;
    if (this.#sessions.realm(session.key, contextId)?.uniqueId === uniqueId) return;
    const returned = this.#sessions.unpark(session.key, uniqueId, contextId);
    if (returned !== null) {
      this.#tracker.returned(returned);
      if (!session.hooked) this.#installer.resync(session.address, returned);
      return;
    }
    const frameId = about.frameId ?? null;
    const url = (frameId === null ? session.url : session.frames[frameId]?.url) ?? '';
    const kind = contextKind(session, frameId);
    const log = session.targetId;
    const facts = { session: session.key, log, contextId, uniqueId, frameId, kind, url };
    const realm = this.#sessions.addRealm(facts, session.hooked);
    if (!session.hooked) this.#installer.begin(session.address, realm);
  }

  contextDestroyed(session: Session, contextId: number): void {
    const realm = this.#sessions.realm(session.key, contextId);
    if (realm === null) return;
    this.#sessions.removeRealm(realm);
    const removed = realm.frameId !== null && this.#removedFrames.delete(realm.frameId);
    this.#tracker.gone(realm, removed ? 'frame-removed' : whyLeft(realm));
  }

  contextsCleared(session: Session): void {
    for (const realm of this.#sessions.realmsOf(session.key)) {
      this.#sessions.removeRealm(realm);
      this.#pending.leave(realm, whyLeft(realm));
    }
    if (session.kind === 'tab') this.#pending.explain('page-left');
    this.#removedFrames.clear();
  }

  /** Its process is gone; in a worker's session the browser calls every end a crash (measured). */
  crashed(session: Session): void {
    const why = holdsDocuments(session.kind) ? 'renderer-crashed' : 'worker-ended';
    const children = this.#sessions.all().filter(({ parent }) => parent === session.key);
    const lost = [session, ...children].flatMap(({ key }) => this.#sessions.realmsOf(key));
    for (const realm of lost) {
      this.#sessions.removeRealm(realm);
      this.#tracker.gone(realm, why);
    }
  }

  /** A document or worker reported on itself. */
  reported(session: Session, realm: DebuggerRealm, report: RealmReport): void {
    if (report.type === 'hello') {
      // A worker does not say; the browser did.
      if (report.url !== '') realm.url = report.url;
      realm.kind = contextKind(session, realm.frameId);
      return;
    }
    if (report.type === 'page') return;
    const hidden = report.persisted ? 'to-cache' : 'for-good';
    realm.leaving = report.type === 'page-show' ? 'no' : hidden;
    if (realm.kind === 'page') session.leaving = realm.leaving;
  }

  /**
   * Attaches again to everything below a session. Where the service worker was stopped just as a child was announced,
   * nobody knows that child, and it would wait forever. What their old sessions still say comes once more by the new ones.
   */
  reattachChildren(session: Session): void {
    const children = this.#sessions.all().filter(({ parent }) => parent === session.key);
    // Where it was stopped while it attached to them again, they still wait for that.
    const waiting = this.#sessions
      .parked()
      .filter(({ frameId, leaving }) => frameId === null || leaving === 'no');
    this.#pending.awaitReattach([...waiting, ...children.flatMap(({ key }) => this.#sessions.remove(key))]);
    this.#setup.reattachChildren(session.address);
  }

  /** Stops waiting for anything. */
  stop(): void {
    this.#pending.stop();
  }

  /**
   * A page came back from the back-forward cache. Its contexts are announced before that (measured), as if they were new;
   * but those from before this recording have no hook, or one that was left by an earlier recording.
   */
  #findHooks(session: Session): void {
    // The answer is there before the hooks report, and their reports say where they are.
    void this.#setup.readFrames(session);
    const unheard = this.#sessions.realmsOf(session.key).filter(({ lastCall }) => lastCall === 0);
    for (const realm of unheard) {
      realm.lastCall = null;
      realm.highestNumber = null;
      this.#installer.begin(session.address, realm);
    }
  }

  #isNavigating(session: Session): boolean {
    if (session.navigating) return true;
    const parent = session.parent === null ? null : this.#sessions.byKey(session.parent);
    return parent !== null && this.#isNavigating(parent);
  }

  #whyDetached(session: Session, parent: Session): GoneReason {
    if (this.#removedFrames.delete(session.targetId)) return 'frame-removed';
    if (parent.leaving === 'to-cache') return 'back-forward-cache';
    if (parent.leaving === 'for-good') return 'page-left';
    return holdsDocuments(session.kind) ? 'page-left' : 'worker-ended';
  }
}

const whyLeft = (realm: DebuggerRealm): GoneReason =>
  realm.leaving === 'to-cache' ? 'back-forward-cache' : 'page-left';

/**
 * `Target.TargetInfo.type` of the children that can hold sockets. A child `page` would be one inside the page: Chromium
 * prerenders nothing for a page that is debugged (`PrerenderingDisabledByDevTools`, measured on Chromium 156).
 */
const childKinds: Readonly<Record<string, SessionKind>> = {
  page: 'frame',
  iframe: 'frame',
  fenced_frame: 'frame',
  worker: 'worker',
  shared_worker: 'shared-worker',
  service_worker: 'service-worker',
};
