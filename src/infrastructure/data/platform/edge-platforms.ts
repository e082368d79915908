import type { Infrastructure, Refusal } from '../../types.ts';
import { setIn } from '../how-to-change.ts';

const read = '2026-11';
const railwayDocs =
  'railwayapp/docs@c2a634f1:content/docs/networking/public-networking/specs-and-limits.md (2026-08)';
const flyDocs = 'superfly/docs@5c22c8ce:reference/configuration.html.markerb';

export const edgePlatforms: readonly Infrastructure[] = [
  {
    id: 'cloudflare-workers',
    product: 'Cloudflare Workers',
    kind: 'platform',
    hosts: [
      { pattern: '*.workers.dev', strength: 'proof' },
      { pattern: '*.pages.dev', strength: 'proof' },
    ],
    noTimer:
      'https://github.com/Menci/Floway/pull/324 (2026-07): idle connections lived from 216 s to over an hour, with no constant',
    insteadOf: ['cloudflare'],
    read,
  },
  {
    id: 'railway',
    product: 'Railway',
    kind: 'platform',
    headers: [
      {
        name: 'X-Railway-Edge',
        strength: 'hint',
        source: 'railwayapp/docs@c2a634f1:content/docs/networking/edge-networking.md',
      },
      {
        name: 'Server',
        pattern: /^railway-(?:edge|hikari)$/i,
        strength: 'hint',
        source: 'public captures 2025 and 2026',
      },
      { name: 'X-Railway-Request-Id', pattern: /^[\w-]{22}$/, strength: 'hint', source: railwayDocs },
    ],
    hosts: [
      { pattern: '*.up.railway.app', strength: 'proof' },
      // Railway's own services are there too.
      { pattern: '*.railway.app', strength: 'hint' },
    ],
    noTimer: railwayDocs,
    read,
  },
  {
    id: 'fly',
    product: 'Fly.io',
    kind: 'platform',
    headers: [
      { name: 'Fly-Request-Id', strength: 'hint', source: flyDocs },
      {
        name: 'Server',
        pattern: /^Fly\/[0-9a-f]{7,9} \(/,
        strength: 'hint',
        source: flyDocs,
      },
      { name: 'Via', pattern: /(?:^|, )[12](?:\.\d)? fly\.io/i, strength: 'hint', source: flyDocs },
    ],
    hosts: [{ pattern: '*.fly.dev', strength: 'proof' }],
    configured: { language: 'text', code: '[http_service.http_options]\n  idle_timeout = 3600' },
    refusals: [
      {
        headers: [{ name: 'Fly-Request-Id' }],
        statuses: [502, 503],
        meaning: 'infrastructure.refusal.fly',
        sure: false,
        source: 'public captures',
      },
    ],
    read,
  },
  {
    id: 'vercel',
    product: 'Vercel Functions',
    kind: 'platform',
    headers: [
      { name: 'x-vercel-id', strength: 'hint', source: 'on answers in general; no capture of a 101 found' },
      { name: 'Server', pattern: /^Vercel$/i, strength: 'hint', source: 'public captures' },
    ],
    hosts: [
      { pattern: '*.vercel.app', strength: 'proof' },
      { pattern: '*.now.sh', strength: 'proof' },
    ],
    timers: [
      {
        kind: 'lifetime',
        seconds: 300,
        ends: [1006],
        basis: 'presumed',
        setting: setIn(
          'javascript',
          'export const maxDuration = 1800; // seconds; the plan sets the ceiling',
        ),
        source:
          'https://vercel.com/changelog/websocket-support-is-now-in-public-beta (the life is the maxDuration of the function)',
      },
    ],
    refusals: [
      ...(
        [
          [/^NOT_FOUND$/, 404, 'vercelPath'],
          [/^DEPLOYMENT_NOT_FOUND$/, 404, 'vercelDeployment'],
          [/^DEPLOYMENT_DISABLED$/, 402, 'vercelDisabled'],
          [/^FUNCTION_INVOCATION_FAILED$/, 500, 'vercelCrash'],
        ] as const
      ).map(
        ([pattern, status, meaning]): Refusal => ({
          headers: [{ name: 'x-vercel-error', pattern }],
          statuses: [status],
          meaning: `infrastructure.refusal.${meaning}`,
          sure: true,
          source: 'public captures 2025 and 2026',
        }),
      ),
      {
        headers: [{ name: 'x-render-origin-server' }, { name: 'Server', pattern: /^Vercel$/i }],
        statuses: [200, 404],
        meaning: 'infrastructure.refusal.vercelRewrite',
        sure: false,
        source: 'public captures 2026: the header of another origin beside Vercel’s own',
      },
    ],
    read,
  },
  {
    id: 'databricks-apps',
    product: 'Databricks Apps',
    kind: 'platform',
    headers: [
      {
        name: 'server',
        pattern: /^databricks$/i,
        strength: 'proof',
        source: 'public handshake capture 2026',
      },
      // The visitor's e-mail address.
      { name: 'gap-auth', pattern: /@/, strength: 'proof', source: 'public handshake capture 2026' },
    ],
    hosts: [{ pattern: '*.databricksapps.com', strength: 'proof' }],
    read,
  },
];
