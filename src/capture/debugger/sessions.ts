import type { Realm } from '../records/realm.ts';
import type { SessionAddress } from './debugger-interface.ts';
import { sessionKey } from './debugger-interface.ts';

export type SessionKind = 'tab' | 'frame' | 'worker' | 'shared-worker' | 'service-worker';

export interface FrameFacts {
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
  leaving: Realm['leaving'];
  /** Its main frame began to navigate; what goes now may go because of it. */
  navigating: boolean;
  /** It was let go of on purpose, and its target is attached to anew. */
  returning: boolean;
}

export type NewSession = Pick<Session, 'kind' | 'targetId' | 'parent' | 'url' | 'hooked' | 'since'>;

/** Documents that were left and may come back; the browser's back-forward cache keeps far fewer pages. */
const frozenLimit = 1_000;

/** The sessions of a recording, and the realms seen through each. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #realms = new Map<string, Realm>();
  readonly #frozen = new Map<string, Realm>();
  #realmCount = 0;

  add(address: SessionAddress, facts: NewSession): Session {
    const key = sessionKey(address);
    const session: Session = {
      key,
      address,
      frames: {},
      leaving: 'no',
      navigating: false,
      returning: false,
      ...facts,
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
  remove(key: string): Realm[] {
    const children = this.all().filter((session) => session.parent === key);
    const realms = [...children.flatMap((child) => this.remove(child.key)), ...this.realmsOf(key)];
    for (const realm of realms) this.#realms.delete(realmKey(realm.session, realm.contextId));
    this.#sessions.delete(key);
    return realms;
  }

  addRealm(facts: Omit<Realm, 'index' | 'controller' | 'hiddenSince' | 'onLine' | 'leaving'>): Realm {
    this.#realmCount += 1;
    const state = { controller: null, hiddenSince: null, onLine: null, leaving: 'no' } as const;
    const realm: Realm = { index: this.#realmCount, ...state, ...facts };
    this.#realms.set(realmKey(realm.session, realm.contextId), realm);
    return realm;
  }

  realm(session: string, contextId: number): Realm | null {
    return this.#realms.get(realmKey(session, contextId)) ?? null;
  }

  realmByIndex(index: number): Realm | null {
    return [...this.#realms.values()].find((realm) => realm.index === index) ?? null;
  }

  realmsOf(session: string): Realm[] {
    return [...this.#realms.values()].filter((realm) => realm.session === session);
  }

  removeRealm(realm: Realm): void {
    this.#realms.delete(realmKey(realm.session, realm.contextId));
  }

  /** Remembers a realm whose document was left: the back-forward cache may bring it back. */
  toBackForwardCache(realm: Realm): void {
    this.#frozen.set(realm.uniqueId, realm);
    for (const oldest of this.#frozen.keys()) {
      if (this.#frozen.size <= frozenLimit) break;
      this.#frozen.delete(oldest);
    }
  }

  /** Forgets a realm that slept; false where it did not. */
  forgetFrozen(realm: Realm): boolean {
    return this.#frozen.delete(realm.uniqueId);
  }

  /** Puts back a realm that slept, in the session that it is seen through now; null where none did. */
  wake(session: string, uniqueId: string, contextId: number): Realm | null {
    const realm = this.#frozen.get(uniqueId);
    if (realm === undefined) return null;
    this.#frozen.delete(uniqueId);
    Object.assign(realm, { session, contextId, leaving: 'no' });
    this.#realms.set(realmKey(session, contextId), realm);
    return realm;
  }

  /** Forgets everything but the number of realms there were, so that ids stay unique. */
  clear(): void {
    this.#sessions.clear();
    this.#realms.clear();
    this.#frozen.clear();
  }

  toSaved(): SavedSessions {
    return {
      sessions: this.all(),
      realms: [...this.#realms.values()],
      frozen: [...this.#frozen.values()],
      realmCount: this.#realmCount,
    };
  }

  restore(saved: SavedSessions): void {
    for (const session of saved.sessions) this.#sessions.set(session.key, session);
    for (const realm of saved.realms) this.#realms.set(realmKey(realm.session, realm.contextId), realm);
    for (const realm of saved.frozen) this.#frozen.set(realm.uniqueId, realm);
    this.#realmCount = saved.realmCount;
  }
}

export interface SavedSessions {
  readonly sessions: readonly Session[];
  readonly realms: readonly Realm[];
  readonly frozen: readonly Realm[];
  readonly realmCount: number;
}

const realmKey = (session: string, contextId: number) => `${session} ${contextId}`;
