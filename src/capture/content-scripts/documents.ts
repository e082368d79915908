import { noneUntracked, type Realm } from '../records/realm.ts';
import type { DocumentLine } from './page-scripts.ts';

/** A document as its bridge shows it. Its `session` is the document's id. */
export interface DocumentRealm extends Realm {
  readonly frame: number;
  /** It is in the back-forward cache, its line still up. */
  cached: boolean;
}

/** What is kept of a recording's documents. */
export interface SavedDocuments {
  readonly realms: readonly DocumentRealm[];
  readonly realmCount: number;
}

/** Whether two addresses have the same origin, which about:blank has with none. */
function isOfOrigin(url: string, known: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(known)) return false;
  const { origin } = new URL(known);
  return origin !== 'null' && new URL(url).origin === origin;
}

/** The documents of one recording that have not gone, and the lines to their bridges. */
export class Documents {
  readonly #realms = new Map<string, DocumentRealm>();
  readonly #lines = new Map<string, DocumentLine>();
  #realmCount = 0;

  get(documentId: string): DocumentRealm | null {
    return this.#realms.get(documentId) ?? null;
  }

  byIndex(index: number): DocumentRealm | null {
    return this.all().find((realm) => realm.index === index) ?? null;
  }

  all(): DocumentRealm[] {
    return [...this.#realms.values()];
  }

  lineOf(realm: Realm): DocumentLine | null {
    return this.#lines.get(realm.session) ?? null;
  }

  /** The lines there are now. */
  lines(): DocumentLine[] {
    return [...this.#lines.values()];
  }

  /** A document says its address. Who caught the binding may say anything; an address changes within its origin only. */
  rename(realm: DocumentRealm, url: string): void {
    if (isOfOrigin(url, realm.url)) realm.url = url;
  }

  /** A bridge called: its document, and whether it was known. */
  connect(
    line: DocumentLine,
    hookIsNew: boolean,
  ): { readonly realm: DocumentRealm; readonly known: boolean } {
    this.#lines.set(line.documentId, line);
    const known = this.#realms.get(line.documentId);
    if (known !== undefined) return { realm: known, known: true };
    this.#realmCount += 1;
    const first = hookIsNew ? 0 : null;
    const realm: DocumentRealm = {
      index: this.#realmCount,
      session: line.documentId,
      log: line.documentId,
      frame: line.frameId,
      cached: false,
      frameId: `${line.frameId}`,
      kind: line.frameId === 0 ? 'page' : 'iframe',
      url: line.url,
      highestNumber: first,
      untracked: first === null ? null : noneUntracked,
      lastCall: first,
      hasSaidLast: false,
      hiddenSince: null,
      onLine: null,
    };
    this.#realms.set(line.documentId, realm);
    return { realm, known: false };
  }

  /** A line went down; false where another one took its place. */
  disconnect(line: DocumentLine): boolean {
    if (this.#lines.get(line.documentId) !== line) return false;
    return this.#lines.delete(line.documentId);
  }

  /** A frame's document begins to leave, and with the page all of its frames. It may stay after all. */
  leaving(frame: number, at: number): void {
    for (const realm of this.#realms.values()) {
      if (frame === 0 || realm.frame === frame) realm.leavingSince = Math.floor(at);
    }
  }

  /** A frame shows this document now: all others in it are replaced, and with those of the page those of its frames. */
  replaced(frame: number, documentId: string | null): void {
    for (const realm of this.#realms.values()) {
      const isThere = realm.session === documentId || realm.cached;
      if (!isThere && (frame === 0 || realm.frame === frame)) realm.replacedAt = Date.now();
    }
  }

  remove(realm: DocumentRealm): void {
    this.#realms.delete(realm.session);
    this.#lines.delete(realm.session);
  }

  /** Forgets everything but the number of realms there were, so that ids stay unique. */
  clear(): void {
    this.#realms.clear();
    this.#lines.clear();
  }

  toSaved(): SavedDocuments {
    return { realms: this.all(), realmCount: this.#realmCount };
  }

  restore(saved: SavedDocuments): void {
    for (const realm of saved.realms) this.#realms.set(realm.session, realm);
    this.#realmCount = saved.realmCount;
  }
}
