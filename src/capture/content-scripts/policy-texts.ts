import { bounded, limits } from '../../model/limits.ts';
import { urlKey } from '../records/log-text-matcher.ts';
import type { Realm } from '../records/realm.ts';
import type { SocketLog } from '../records/socket-log.ts';
import type { PolicyViolation } from './bridge/bridge.ts';

/**
 * Gives the words of a policy that blocked a connection to the row of its constructor, which has thrown before the browser
 * told of the policy.
 */
export function addPolicyText(
  log: SocketLog,
  realm: Realm,
  { url, directive, policy, at }: PolicyViolation,
): void {
  const prefix = `${realm.index}-threw-`;
  const socket = log
    .ended()
    .findLast(
      (ended) =>
        ended.id.startsWith(prefix) && ended.browserText === null && urlKey(ended.url) === urlKey(url),
    );
  if (socket === undefined) return;
  const words = `securitypolicyviolation, directive: "${violated(policy, directive)}"`;
  const text = bounded(words, limits.textLength);
  log.put({ ...socket, browserText: { text, level: 'error', source: 'security', at } });
}

/** The directive of a policy that the browser names, or the one that stands in for it (CSP 3, section 6.1.2). */
function violated(policy: string, named: string): string {
  const directives = policy.split(';').map((directive) => directive.trim());
  const of = (name: string) => directives.find((directive) => directive.split(' ', 1)[0] === name);
  return of(named) ?? of('default-src') ?? named;
}
