import { proof, say, step } from './answer.ts';
import { backoff, drainOnShutdown } from './snippets.ts';
import { endedTogether } from './together.ts';
import type { DiagnosisInput, Evidence } from './types.ts';

/** What to do about restarts, whatever showed them. */
export const restartFix = [
  step('causes.server-restart.fix.jitter', backoff(5_000, 30_000)),
  step('causes.server-restart.fix.drain', drainOnShutdown),
];

/** How many other sockets to this host ended at the same instant, and the evidence of it. */
export function neighbours(input: DiagnosisInput): { count: number; evidence: readonly Evidence[] } {
  const { sameHost, hosts } = endedTogether(input);
  if (sameHost === 0) return { count: 0, evidence: [] };
  const fact = say('causes.evidence.together', { count: sameHost, hosts: { list: hosts.slice(0, 1) } });
  return { count: sameHost, evidence: [proof('causes.evidence.label.together', fact)] };
}
