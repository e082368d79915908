import type Protocol from 'devtools-protocol/types/protocol.js';
import type { ContextKind, GoneReason } from '../../model/socket.ts';
import type { Realm } from '../records/realm.ts';
import type { SessionAddress } from './debugger-interface.ts';
import { DeferredEndings } from './deferred-endings.ts';
import type { SessionSetup } from './session-setup.ts';
import type { Session, SessionKind, Sessions } from './sessions.ts';

/** What the life of targets, frames and contexts means for the sockets in them. */
export interface TargetNews {
  onGone(realm: Realm, why: GoneReason): void;
  /** A document came back from the back-forward cache. */
  onReturned(realm: Realm): void;
  /** A realm was there before its hook: install it, and find its sockets. */
  onUnhookedRealm(session: Session, realm: Realm): void;
  /** The tab's main document is another one now. */
  onNavigated(url: string): void;
  now(): number;
}

type FrameTree = Protocol.Page.FrameTree;

/** Follows sessions, frames and execution contexts. */
export class TargetLifecycle {
  readonly #sessions: Sessions;
  readonly #setup: SessionSetup;
  readonly #news: TargetNews;
  /** Frames that were taken out of their page, until their contexts have gone too. */
  readonly #removedFrames = new Set<string>();
  readonly #pending: DeferredEndings;

  constructor(sessions: Sessions, setup: SessionSetup, news: TargetNews) {
    this.#sessions = sessions;
    this.#setup = setup;
    this.#news = news;
    this.#pending = new DeferredEndings(sessions, (realm, why) => news.onGone(realm, why));
  }

  attached(parent: Session, event: Protocol.Target.AttachedToTargetEvent): void {
    const { sessionId, targetInfo, waitingForDebugger } = event;
    const address: SessionAddress = { target: parent.address.target, sessionId };
    const kind = childKinds[targetInfo.type];
    if (kind === undefined) {
      if (waitingForDebugger) this.#setup.letGo(address);
      return;
    }
    const { targetId, url } = targetInfo;
    const isWorker = kind !== 'frame';
    const facts = { kind, targetId, url, parent: parent.key, since: this.#news.now() };
    const session = this.#sessions.add(address, { ...facts, hooked: isWorker && waitingForDebugger });
    if (isWorker) this.#setup.setUpWorker(session, waitingForDebugger);
    else void this.#setup.setUpFrames(session, waitingForDebugger);
  }

  detached(parent: Session, { sessionId }: Protocol.Target.DetachedFromTargetEvent): void {
    const session = this.#sessions.get({ target: parent.address.target, sessionId });
    if (session === null) return;
    const why = this.#whyDetached(session, parent);
    const realms = this.#sessions.remove(session.key);
    if (session.returning) this.#pending.awaitReattach(realms);
    else if (why === 'page-left') for (const realm of realms) this.#pending.leave(realm, why);
    else if (this.#isNavigating(parent)) this.#pending.hold(realms, why);
    else for (const realm of realms) this.#news.onGone(realm, why);
  }

  /** A frame begins to load another document; its own may stay if that comes to nothing. */
  startedNavigating(session: Session, event: Protocol.Page.FrameStartedNavigatingEvent): void {
    const isMain = session.frames[event.frameId]?.parentId === null;
    if (isMain && !/^sameDocument|SameDocument$/.test(event.navigationType)) session.navigating = true;
  }

  frameTree(session: Session, tree: FrameTree): void {
    this.frameNavigated(session, tree.frame, false);
    for (const child of tree.childFrames ?? []) this.frameTree(session, child);
  }

  frameAttached(session: Session, { frameId, parentFrameId }: Protocol.Page.FrameAttachedEvent): void {
    session.frames[frameId] = { parentId: parentFrameId, url: '' };
  }

  frameNavigated(session: Session, frame: Protocol.Page.Frame, tell = true): void {
    const url = frame.url + (frame.urlFragment ?? '');
    session.frames[frame.id] = { parentId: frame.parentId ?? null, url };
    if (frame.parentId !== undefined) return;
    session.leaving = 'no';
    session.navigating = false;
    this.#pending.explain('page-left');
    session.url = url;
    if (session.kind === 'tab' && tell) this.#news.onNavigated(url);
  }

  frameDetached(session: Session, { frameId, reason }: Protocol.Page.FrameDetachedEvent): void {
    delete session.frames[frameId];
    if (reason === 'remove') this.#removedFrames.add(frameId);
  }

  contextCreated(session: Session, { context }: Protocol.Runtime.ExecutionContextCreatedEvent): void {
    const about = (context.auxData ?? {}) as { isDefault?: boolean; frameId?: string };
    const { id: contextId, uniqueId } = context;
    if (about.isDefault === false) return;
    if (this.#sessions.realm(session.key, contextId)?.uniqueId === uniqueId) return;
    const returned = this.#sessions.wake(session.key, uniqueId, contextId);
    if (returned !== null) {
      this.#news.onReturned(returned);
      if (!session.hooked) this.#news.onUnhookedRealm(session, returned);
      return;
    }
    const frameId = about.frameId ?? null;
    const url = (frameId === null ? session.url : session.frames[frameId]?.url) ?? '';
    const kind = this.kindOf(session, frameId);
    const facts = { session: session.key, contextId, uniqueId, frameId, kind, url };
    const realm = this.#sessions.addRealm(facts);
    if (!session.hooked) this.#news.onUnhookedRealm(session, realm);
  }

  contextDestroyed(session: Session, contextId: number): void {
    const realm = this.#sessions.realm(session.key, contextId);
    if (realm === null) return;
    this.#sessions.removeRealm(realm);
    const removed = realm.frameId !== null && this.#removedFrames.delete(realm.frameId);
    this.#news.onGone(realm, removed ? 'frame-removed' : whyLeft(realm));
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
    const why = session.kind === 'tab' || session.kind === 'frame' ? 'renderer-crashed' : 'worker-ended';
    const children = this.#sessions.all().filter(({ parent }) => parent === session.key);
    const lost = [session, ...children].flatMap(({ key }) => this.#sessions.realmsOf(key));
    for (const realm of lost) {
      this.#sessions.removeRealm(realm);
      this.#news.onGone(realm, why);
    }
  }

  /** The document of a realm is being left, or comes back. */
  leaving(session: Session, realm: Realm, leaving: Realm['leaving']): void {
    realm.leaving = leaving;
    if (realm.kind === 'page') session.leaving = leaving;
  }

  kindOf(session: Session, frameId: string | null): ContextKind {
    if (session.kind === 'frame') return 'iframe';
    if (session.kind !== 'tab') return session.kind;
    return frameId !== null && session.frames[frameId]?.parentId != null ? 'iframe' : 'page';
  }

  /**
   * Attaches anew to everything below a session. Where the service worker was stopped just as a child was announced,
   * nobody knows that child, and it would wait for ever.
   */
  reattachChildren(session: Session): void {
    for (const child of this.#sessions.all()) if (child.parent === session.key) child.returning = true;
    this.#setup.reattachChildren(session.address);
  }

  /** Stops waiting for anything. */
  stop(): void {
    this.#pending.stop();
  }

  #isNavigating(session: Session): boolean {
    if (session.navigating) return true;
    const parent = session.parent === null ? null : this.#sessions.byKey(session.parent);
    return parent !== null && this.#isNavigating(parent);
  }

  #whyDetached(session: Session, parent: Session): GoneReason {
    if (this.#removedFrames.delete(session.targetId)) return 'frame-removed';
    if (parent.leaving === 'asleep') return 'back-forward-cache';
    if (parent.leaving === 'yes') return 'page-left';
    return session.kind === 'frame' ? 'page-left' : 'worker-ended';
  }
}

const whyLeft = (realm: Realm): GoneReason =>
  realm.leaving === 'asleep' ? 'back-forward-cache' : 'page-left';

/** `Target.TargetInfo.type` of the children that can hold sockets. */
const childKinds: Readonly<Record<string, SessionKind>> = {
  page: 'frame',
  iframe: 'frame',
  fenced_frame: 'frame',
  worker: 'worker',
  shared_worker: 'shared-worker',
  service_worker: 'service-worker',
};
