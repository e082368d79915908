import { arrivedClose, isSilentCut, pageCallOf } from './facts.ts';
import { targetOf } from './target.ts';
import type { DiagnosisInput } from './types.ts';

/** Other sockets that ended at the same instant without the page asking for it. */
export interface Together {
  readonly sameHost: number;
  readonly otherHosts: number;
  /** Every host concerned, this socket's first; bounded. */
  readonly hosts: readonly string[];
}

const goingAway = [1001, 1012];
const mostHosts = 5;

/** Counts the neighbours that were cut, or sent 1001 or 1012, within a second of this socket's end. */
export function endedTogether({ socket, history }: DiagnosisInput): Together {
  const hostOf = (url: string) => {
    const { host, port } = targetOf(url);
    return `${host}:${port}`;
  };
  const here = hostOf(socket.url);
  const hosts = history.simultaneous
    .filter((other) => other.id !== socket.id && !pageCallOf(other))
    .filter((other) => isSilentCut(other) || goingAway.includes(arrivedClose(other)?.code ?? 0))
    .map((other) => hostOf(other.url));
  return {
    sameHost: hosts.filter((host) => host === here).length,
    otherHosts: hosts.filter((host) => host !== here).length,
    hosts: [...new Set([here, ...hosts])].slice(0, mostHosts),
  };
}
