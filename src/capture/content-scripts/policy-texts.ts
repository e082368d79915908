import { bounded, limits } from '../../model/limits.ts';
import type { Realm } from '../records/realm.ts';
import type { SocketLog } from '../records/socket-log.ts';
import { urlKey } from '../records/texts/text-key.ts';
import type { PolicyViolation } from './bridge/bridge.ts';

/** Events kept whose constructor's report has not come, at most. */
const unclaimedViolations = 20;

/** Gives the words of a policy that blocked a connection to the row of the constructor that threw for it. */
export class PolicyTexts {
  readonly #log: SocketLog;
  #unclaimed: { readonly realm: Realm; readonly violation: PolicyViolation }[] = [];

  constructor(log: SocketLog) {
    this.#log = log;
  }

  /** A policy's event came. The report of its constructor may come later, where calls were missed. */
  add(realm: Realm, violation: PolicyViolation): void {
    if (this.#give(realm, violation)) return;
    this.#unclaimed.push({ realm, violation });
    if (this.#unclaimed.length > unclaimedViolations) this.#unclaimed.shift();
  }

  /** Reports of a document came: gives out what waited for them. */
  claim(realm: Realm): void {
    if (this.#unclaimed.length === 0) return;
    this.#unclaimed = this.#unclaimed.filter(
      (kept) => kept.realm !== realm || !this.#give(realm, kept.violation),
    );
  }

  clear(): void {
    this.#unclaimed = [];
  }

  /** False where no constructor is known to have thrown for it. */
  #give(realm: Realm, { url, directive, policy, at }: PolicyViolation): boolean {
    const prefix = `${realm.index}-threw-`;
    const socket = this.#log
      .ended()
      .findLast(
        (ended) =>
          ended.id.startsWith(prefix) && ended.browserText === null && urlKey(ended.url) === urlKey(url),
      );
    if (socket === undefined) return false;
    const words = `securitypolicyviolation, directive: "${violated(policy, directive)}"`;
    const text = bounded(words, limits.textLength);
    this.#log.put({ ...socket, browserText: { text, level: 'error', source: 'security', at } });
    return true;
  }
}

/** The directive of a policy that the browser names, or the one that stands in for it (CSP 3, section 6.1.2). */
function violated(policy: string, named: string): string {
  const directives = policy.split(';').map((directive) => directive.trim());
  const of = (name: string) => directives.find((directive) => directive.split(' ', 1)[0] === name);
  return of(named) ?? of('default-src') ?? named;
}
