import type { Infrastructure } from '../../types.ts';
import { fixed } from '../how-to-change.ts';
import { idleCut } from '../idle-cut.ts';

const read = '2026-11';

export const hosting: readonly Infrastructure[] = [
  {
    id: 'heroku',
    product: 'Heroku',
    kind: 'platform',
    headers: [
      {
        name: 'Via',
        pattern: /(?:^|, )1\.1 vegur$/i,
        strength: 'proof',
        source: 'heroku/vegur@65d168f:src/vegur_headers.erl; public handshake capture',
      },
      {
        name: 'Via',
        pattern: /(?:^|, )[12]\.\d heroku-router$/i,
        strength: 'hint',
        source: 'ordinary answers in public captures 2024 to 2026',
      },
      { name: 'Server', pattern: /^Heroku$/i, strength: 'hint', source: 'public captures 2024 to 2026' },
      {
        name: 'Reporting-Endpoints',
        pattern: /heroku-nel/,
        strength: 'hint',
        source: 'public captures 2023 to 2026',
      },
      {
        name: 'Report-To',
        pattern: /heroku-nel/,
        strength: 'hint',
        source: 'public captures 2023 to 2026',
      },
    ],
    hosts: [{ pattern: '*.herokuapp.com', strength: 'proof' }],
    timers: [
      {
        ...idleCut,
        seconds: 55,
        setting: fixed,
        source:
          'heroku/vegur@65d168f:src/vegur.app.src, src/vegur_bytepipe.erl; https://help.heroku.com/BZGH6WMY',
      },
    ],
    refusals: [
      {
        headers: [
          { name: 'Via', pattern: /vegur|heroku-router/i },
          { name: 'Cache-Control', pattern: /^no-cache, no-store$/i },
        ],
        statuses: [503],
        meaning: 'infrastructure.refusal.heroku',
        sure: false,
        source: 'https://devcenter.heroku.com/articles/error-codes',
      },
    ],
    read,
  },
  {
    id: 'render',
    product: 'Render',
    kind: 'platform',
    headers: [
      {
        name: 'x-render-origin-server',
        strength: 'hint',
        source: 'ordinary answers in public captures 2025 and 2026',
      },
      {
        name: 'rndr-id',
        pattern: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}$/,
        strength: 'hint',
        source: 'public captures 2026',
      },
    ],
    hosts: [{ pattern: '*.onrender.com', strength: 'proof' }],
    implies: ['cloudflare'],
    refusals: [
      {
        headers: [{ name: 'Location', pattern: /^https:/i }],
        needsHost: true,
        statuses: [301],
        meaning: 'infrastructure.refusal.renderScheme',
        sure: false,
        source: 'https://render.com/docs/websocket',
      },
    ],
    read,
  },
  {
    id: 'digitalocean-app-platform',
    product: 'DigitalOcean App Platform',
    kind: 'platform',
    headers: [
      {
        name: 'x-do-app-origin',
        pattern: /^[0-9a-f-]{36}$/,
        strength: 'hint',
        source: 'ordinary answers in public captures 2023 to 2026',
      },
    ],
    hosts: [{ pattern: '*.ondigitalocean.app', strength: 'proof' }],
    implies: ['cloudflare'],
    read,
  },
  {
    id: 'azure-app-service',
    product: 'Azure App Service',
    kind: 'platform',
    headers: [
      {
        name: 'Set-Cookie',
        pattern: /^ARRAffinity(?:SameSite)?=/,
        strength: 'hint',
        source: 'set where ARR affinity is on; no capture of a 101 found',
      },
    ],
    hosts: [{ pattern: '*.azurewebsites.net', strength: 'proof' }],
    read,
  },
  {
    id: 'deno-deploy',
    product: 'Deno Deploy',
    kind: 'platform',
    hosts: [
      { pattern: '*.deno.dev', strength: 'proof' },
      { pattern: '*.deno.net', strength: 'proof' },
    ],
    implies: ['deno'],
    read,
  },
];
