import { proof, say, step } from '../answer.ts';
import { endedTogether } from '../history/simultaneous-closes.ts';
import { backoff } from '../snippets/page-snippets.ts';
import { drainOnShutdown } from '../snippets/server-snippets.ts';
import type { DiagnosisInput, Evidence } from '../types.ts';

const fixWith = (delays: Parameters<typeof backoff>[0]) => [
  step('causes.server-restart.fix.jitter', backoff(delays)),
  step('causes.server-restart.fix.drain', drainOnShutdown),
];

/** What to do about an announced restart: its registration asks for 5 to 30 s (hybi mail, see sources.ts). */
export const announcedRestartFix = fixWith({ from: 5_000, to: 30_000, most: 60_000 });

/** What to do about a server that goes away, or sockets that were cut together. */
export const restartFix = fixWith({ from: 0, to: 5_000, most: 30_000 });

/** How many other sockets to this host ended at the same instant, and the evidence of it. */
export function neighbours(input: DiagnosisInput): { count: number; evidence: readonly Evidence[] } {
  const { sameHost, hosts } = endedTogether(input);
  if (sameHost === 0) return { count: 0, evidence: [] };
  const fact = say('causes.evidence.together', { count: sameHost, hosts: { list: hosts.slice(0, 1) } });
  return { count: sameHost, evidence: [proof('causes.evidence.label.together', fact)] };
}
