import type { Infrastructure } from '../../types.ts';
import { bySupport } from '../how-to-change.ts';

const read = '2026-11';

/** A zone of Cloudflare with its proxy on; quick tunnels and many platforms stand behind the same edge. */
export const cloudflareZone: readonly Infrastructure[] = [
  {
    id: 'cloudflare',
    product: 'Cloudflare',
    kind: 'cdn',
    headers: [
      {
        name: 'Server',
        pattern: /^cloudflare$/i,
        strength: 'proof',
        source: 'public handshake captures: ws.finnhub.io 2023-03, a Render service 2026-08',
      },
      {
        name: 'CF-RAY',
        pattern: /^[0-9a-f]{16}-[A-Z]{3}$/i,
        strength: 'proof',
        source: 'public handshake captures: a quick tunnel 2026, ws.finnhub.io 2023-03',
      },
      {
        name: 'CF-Cache-Status',
        pattern: /^DYNAMIC$/,
        strength: 'proof',
        source: 'public handshake capture: ws.finnhub.io 2023-03',
      },
      {
        name: 'Report-To',
        pattern: /a\.nel\.cloudflare\.com/,
        strength: 'proof',
        source: 'public handshake capture: ws.finnhub.io 2023-03',
      },
    ],
    timers: [
      {
        kind: 'idle',
        seconds: 100,
        upTo: 120,
        counts: 'both',
        ends: [1006],
        basis: 'reported',
        setting: bySupport,
        source:
          'exactly 100 s: https://github.com/aspnet/WebSockets/issues/134, https://github.com/siteboon/claudecodeui/issues/769; an idle cut in both directions without a figure: https://developers.cloudflare.com/network/websockets/',
      },
    ],
    refusals: [
      {
        headers: [{ name: 'cf-mitigated', pattern: /^challenge$/i }],
        statuses: [],
        meaning: 'infrastructure.refusal.cloudflareChallenge',
        sure: true,
        source: 'public captures 2026',
      },
      {
        headers: [{ name: 'Server', pattern: /^cloudflare$/i }],
        statuses: [520, 522, 524],
        meaning: 'infrastructure.refusal.cloudflareOrigin',
        sure: true,
        source: 'https://developers.cloudflare.com/fundamentals/reference/connection-limits',
      },
      {
        headers: [{ name: 'Server', pattern: /^cloudflare$/i }],
        statuses: [200, 400],
        meaning: 'infrastructure.refusal.cloudflareSwitch',
        sure: false,
        source: 'https://developers.cloudflare.com/network/websockets/',
      },
    ],
    read,
  },
];
