import type Protocol from 'devtools-protocol/types/protocol.js';
import { bounded, limits } from '../../model/limits.ts';
import type { ContextKind } from '../../model/socket.ts';
import { noneUntracked, type Realm } from '../records/realm.ts';
import { type SessionAddress, sessionKey } from './debugger-interface.ts';

/** A realm as the debugger sees it. */
export interface DebuggerRealm extends Realm {
  /** `Runtime.ExecutionContextId`, unique within the session while the context lives. */
  contextId: number;
  /** `ExecutionContextDescription.uniqueId`, unique in the browser. */
  readonly uniqueId: string;
  /** Remote object of its HookController, or null where there is none. */
  controller: string | null;
  /** Its document said that it is being left, and whether for the back-forward cache. */
  leaving: 'no' | 'for-good' | 'to-cache';
}

/** 'frame': of another process than its page. */
export type SessionKind = 'tab' | 'frame' | 'worker' | 'shared-worker' | 'service-worker';

interface FrameFacts {
  readonly parentId: string | null;
  readonly url: string;
}

/** One debugger session of a recording. Plain data, so that it can be kept. */
export interface Session {
  readonly key: string;
  readonly address: SessionAddress;
  readonly kind: SessionKind;
  readonly targetId: string;
  /** Key of the session that it was attached from; null for one that was attached by itself. */
  readonly parent: string | null;
  url: string;
  readonly frames: Record<string, FrameFacts>;
  /** Contexts that are announced before this is true were there before the hook. */
  hooked: boolean;
  /** Milliseconds since the epoch; what its log holds from before is from before the recording. */
  readonly since: number;
  /** Its main document said that it is being left, so what it owns goes with it. */
  leaving: DebuggerRealm['leaving'];
  /** Its main frame began to navigate; what goes now may go because of it. */
  navigating: boolean;
}

type NewSession = Pick<Session, 'kind' | 'targetId' | 'parent' | 'url' | 'hooked' | 'since'>;

/** The sessions of a recording, and the realms seen through each. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #realms = new Map<string, DebuggerRealm>();
  readonly #parked = new Map<string, DebuggerRealm>();
  #realmCount = 0;

  add(address: SessionAddress, facts: NewSession): Session {
    const key = sessionKey(address);
    const session: Session = {
      key,
      address,
      frames: {},
      leaving: 'no',
      navigating: false,
      ...facts,
      // A page may name its workers and frames by data of megabytes.
      url: bounded(facts.url, limits.urlLength),
    };
    this.#sessions.set(key, session);
    return session;
  }

  get(address: SessionAddress): Session | null {
    return this.#sessions.get(sessionKey(address)) ?? null;
  }

  byKey(key: string): Session | null {
    return this.#sessions.get(key) ?? null;
  }

  all(): Session[] {
    return [...this.#sessions.values()];
  }

  /** Takes a session and its children out; gives the realms that went with them. */
  remove(key: string): DebuggerRealm[] {
    const children = this.all().filter((session) => session.parent === key);
    const realms = [...children.flatMap((child) => this.remove(child.key)), ...this.realmsOf(key)];
    for (const realm of realms) this.#realms.delete(realmKey(realm.session, realm.contextId));
    this.#sessions.delete(key);
    return realms;
  }

  addRealm(
    facts: Pick<DebuggerRealm, 'session' | 'log' | 'contextId' | 'uniqueId' | 'frameId' | 'kind' | 'url'>,
    /** Whether its hook is there from its beginning, so that nothing was reported before. */
    hooked: boolean,
  ): DebuggerRealm {
    this.#realmCount += 1;
    const state = {
      controller: null,
      highestNumber: hooked ? 0 : null,
      untracked: hooked ? noneUntracked : null,
      lastCall: hooked ? 0 : null,
      hasSaidLast: false,
      hiddenSince: null,
      onLine: null,
      leaving: 'no',
    } as const;
    const realm: DebuggerRealm = { index: this.#realmCount, ...state, ...facts };
    this.#realms.set(realmKey(realm.session, realm.contextId), realm);
    return realm;
  }

  realm(session: string, contextId: number): DebuggerRealm | null {
    return this.#realms.get(realmKey(session, contextId)) ?? null;
  }

  /** A realm, parked or not. */
  realmByIndex(index: number): DebuggerRealm | null {
    const all = [...this.#realms.values(), ...this.#parked.values()];
    return all.find((realm) => realm.index === index) ?? null;
  }

  realmsOf(session: string): DebuggerRealm[] {
    return [...this.#realms.values()].filter((realm) => realm.session === session);
  }

  /** Whether a frame has a document of its own, in this session or as a child of its own. */
  hasFrame(session: string, frameId: string): boolean {
    return (
      this.realmsOf(session).some((realm) => realm.frameId === frameId) ||
      this.all().some(({ targetId }) => targetId === frameId)
    );
  }

  removeRealm(realm: DebuggerRealm): void {
    this.#realms.delete(realmKey(realm.session, realm.contextId));
  }

  /** Remembers a realm that may come back, from the back-forward cache or by attaching again. */
  park(realm: DebuggerRealm): void {
    this.#parked.set(realm.uniqueId, realm);
    for (const oldest of this.#parked.keys()) {
      if (this.#parked.size <= limits.parkedRealms) break;
      this.#parked.delete(oldest);
    }
  }

  /** Realms that may come back. */
  parked(): DebuggerRealm[] {
    return [...this.#parked.values()];
  }

  /** Forgets a parked realm; false where it is none. */
  forgetParked(realm: DebuggerRealm): boolean {
    return this.#parked.delete(realm.uniqueId);
  }

  /** Puts back a parked realm, in the session that it is seen through now; null where it is none. */
  unpark(session: string, uniqueId: string, contextId: number): DebuggerRealm | null {
    const realm = this.#parked.get(uniqueId);
    if (realm === undefined) return null;
    this.#parked.delete(uniqueId);
    Object.assign(realm, { session, contextId, leaving: 'no' });
    this.#realms.set(realmKey(session, contextId), realm);
    return realm;
  }

  /** Forgets everything but the number of realms there were, so that ids stay unique. */
  clear(): void {
    this.#sessions.clear();
    this.#realms.clear();
    this.#parked.clear();
  }

  toSaved(): SavedSessions {
    return {
      sessions: this.all(),
      realms: [...this.#realms.values()],
      parked: this.parked(),
      realmCount: this.#realmCount,
    };
  }

  restore(saved: SavedSessions): void {
    for (const session of saved.sessions) this.#sessions.set(session.key, session);
    for (const realm of saved.realms) this.#realms.set(realmKey(realm.session, realm.contextId), realm);
    for (const realm of saved.parked) this.#parked.set(realm.uniqueId, realm);
    this.#realmCount = saved.realmCount;
  }
}

export interface SavedSessions {
  readonly sessions: readonly Session[];
  readonly realms: readonly DebuggerRealm[];
  readonly parked: readonly DebuggerRealm[];
  readonly realmCount: number;
}

const realmKey = (session: string, contextId: number) => `${session} ${contextId}`;

/** Notes the address of a frame; true where it is the session's main frame. */
export function noteFrame(session: Session, frame: Protocol.Page.Frame): boolean {
  const url = bounded(frame.url + (frame.urlFragment ?? ''), limits.urlLength);
  session.frames[frame.id] = { parentId: frame.parentId ?? null, url };
  if (frame.parentId !== undefined) return false;
  session.url = url;
  return true;
}

/** Notes the addresses of all frames that a session has. */
export function noteFrameTree(session: Session, tree: Protocol.Page.FrameTree): void {
  noteFrame(session, tree.frame);
  for (const child of tree.childFrames ?? []) noteFrameTree(session, child);
}

/** Whether a session has frames; it is a worker's where it has not. */
export const holdsDocuments = (kind: SessionKind): kind is 'tab' | 'frame' =>
  kind === 'tab' || kind === 'frame';

/** What kind of context the sockets of a frame have, or those of a worker's session (`frameId` null). */
export function contextKind(session: Session, frameId: string | null): ContextKind {
  if (session.kind === 'frame') return 'iframe';
  if (session.kind !== 'tab') return session.kind;
  return frameId !== null && session.frames[frameId]?.parentId != null ? 'iframe' : 'page';
}
