import type { Infrastructure } from '../../types.ts';
import { fixed, setIn } from '../how-to-change.ts';
import { idleCut } from '../idle-cut.ts';

const read = '2026-11';

/** What a company puts between its people and the network. */
export const egress: readonly Infrastructure[] = [
  {
    id: 'cloudflare-gateway',
    product: 'Cloudflare Gateway',
    kind: 'egress',
    timers: [
      {
        ...idleCut,
        seconds: 270,
        setting: fixed,
        source: 'https://github.com/cloudflare/cloudflare-docs/pull/3405 (2022)',
      },
    ],
    read,
  },
  {
    id: 'squid',
    product: 'Squid',
    kind: 'egress',
    headers: [
      {
        name: 'Via',
        pattern: /\(squid(?:\/[\d.]+)?\)/i,
        strength: 'hint',
        source: 'squid-cache/squid@7c20a8a787:src/client_side_reply.cc (plain ws: or intercepted TLS only)',
      },
    ],
    timers: [
      {
        ...idleCut,
        seconds: 900,
        setting: setIn('text', 'read_timeout 1 hour'),
        source: 'squid-cache/squid@7c20a8a787:src/cf.data.pre, src/tunnel.cc',
      },
      {
        kind: 'lifetime',
        seconds: 86_400,
        ends: [1006],
        basis: 'documented',
        setting: setIn('text', 'client_lifetime 7 days'),
        source: 'squid-cache/squid@7c20a8a787:src/cf.data.pre, src/tunnel.cc',
      },
    ],
    refusals: [
      {
        headers: [{ name: 'X-Squid-Error' }],
        statuses: [],
        meaning: 'infrastructure.refusal.squid',
        sure: false,
        source: 'public documentation',
      },
    ],
    read,
  },
  {
    id: 'zscaler',
    product: 'Zscaler',
    kind: 'egress',
    headers: [
      {
        name: 'Server',
        pattern: /^Zscaler\/\d/i,
        strength: 'proof',
        on: 'refusal',
        source: 'public captures, versions 5.0 to 6.2: only on answers it makes itself',
      },
    ],
    refusals: [
      {
        headers: [{ name: 'Server', pattern: /^Zscaler\/\d/i }],
        statuses: [],
        meaning: 'infrastructure.refusal.zscaler',
        sure: true,
        source: 'public captures 2024 to 2026',
      },
    ],
    read,
  },
];
