import type { Infrastructure } from '../../types.ts';
import { fixed, setIn } from '../how-to-change.ts';

const read = '2026-11';
const page = 'https://docs.cloud.google.com/load-balancing/docs/https/request-distribution';
const via = {
  name: 'Via',
  pattern: /(?:^|, )1\.1 google$/i,
  strength: 'hint',
  source: 'ordinary answers in public captures; no capture of a 101 found',
} as const;

/** The two share their headers; only whether traffic prolongs the life tells them apart. */
export const googleBalancers: readonly Infrastructure[] = [
  {
    id: 'gcp-alb-classic',
    product: 'Google Cloud classic load balancer (GKE Ingress)',
    kind: 'balancer',
    headers: [via],
    timers: [
      {
        kind: 'lifetime',
        seconds: 30,
        ends: [1006],
        basis: 'documented',
        setting: setIn(
          'shell',
          'gcloud compute backend-services update BACKEND --global --timeout=3600\n# GKE Ingress: timeoutSec: 3600 in its BackendConfig',
        ),
        source: `${page}; https://gcpdiag.dev/rules/lb/BP/2025_002/index.html`,
      },
    ],
    read,
  },
  {
    id: 'gcp-alb-global',
    product: 'Google Cloud global load balancer',
    kind: 'balancer',
    headers: [via],
    timers: [
      {
        kind: 'lifetime',
        seconds: 86_400,
        ends: [1006],
        basis: 'documented',
        setting: fixed,
        source: `${page} (24 hours for active connections, as quoted 2026-10)`,
      },
    ],
    read,
  },
  {
    id: 'gcp-iap',
    product: 'Google Identity-Aware Proxy',
    kind: 'balancer',
    headers: [
      {
        name: 'X-Goog-IAP-Generated-Response',
        pattern: /^true$/i,
        strength: 'proof',
        on: 'refusal',
        source: 'public captures 2026: only on answers it makes itself',
      },
    ],
    refusals: [
      {
        headers: [{ name: 'X-Goog-IAP-Generated-Response', pattern: /^true$/i }],
        statuses: [],
        meaning: 'infrastructure.refusal.iap',
        sure: true,
        source: 'public captures 2026',
      },
    ],
    read,
  },
];
