import type { CauseRow } from './cause-row.ts';

export const clockCauses = {
  'idle-timeout': {
    is: "an end after a quiet time of which somebody is known to end a connection so, or that repeats itself; or the server's reason says so",
    proof: 'the time since the last data frame of the side that counts, at most, since pings cannot be seen',
    confidence: 'see below',
    source: '[infrastructure.md](infrastructure.md)',
  },
  'lifetime-limit': {
    is: 'the same for the age at the end, whatever the traffic',
    proof: 'the time from open to end',
    confidence: 'see below',
    source: '[infrastructure.md](infrastructure.md)',
  },
  cut: {
    is: 'open, then 1006 without a frame or a text: cut below WebSocket by the server, a proxy or the network',
    proof: 'that nothing came',
    confidence: 'likely',
    source: 'measured',
  },
  unknown: {
    is: 'a text that no table knows, shown as it is; or nothing at all',
    proof: '-',
    confidence: 'unknown',
    source: '-',
  },
} as const satisfies Record<string, CauseRow>;
