import type { Infrastructure } from '../../types.ts';

const read = '2026-11';
const privatePort = {
  needsHost: true,
  headers: [{ name: 'WWW-Authenticate', pattern: /^tunnel(?: |$)/i }],
  statuses: [401],
  meaning: 'infrastructure.refusal.privatePort',
  sure: true,
} as const;

export const developmentTunnels: readonly Infrastructure[] = [
  {
    id: 'cloudflare-quick-tunnel',
    product: 'Cloudflare quick tunnel',
    kind: 'tunnel',
    hosts: [{ pattern: '*.trycloudflare.com', strength: 'proof' }],
    implies: ['cloudflare'],
    read,
  },
  {
    id: 'github-codespaces',
    product: 'GitHub Codespaces',
    kind: 'tunnel',
    hosts: [{ pattern: '*.github.dev', strength: 'proof' }],
    refusals: [{ ...privatePort, source: 'public captures 2025 and 2026' }],
    read,
  },
  {
    id: 'vscode-devtunnels',
    product: 'Microsoft dev tunnels',
    kind: 'tunnel',
    hosts: [
      { pattern: '*.devtunnels.ms', strength: 'proof' },
      { pattern: '*.tunnels.api.visualstudio.com', strength: 'proof' },
    ],
    refusals: [{ ...privatePort, source: 'public captures' }],
    read,
  },
  {
    id: 'localtunnel',
    product: 'localtunnel',
    kind: 'tunnel',
    hosts: [
      { pattern: '*.loca.lt', strength: 'proof' },
      { pattern: '*.localtunnel.me', strength: 'proof' },
    ],
    noTimer: 'localtunnel/server@78c06f8:lib/Client.js',
    read,
  },
  {
    id: 'gitpod',
    product: 'Gitpod',
    kind: 'tunnel',
    hosts: [{ pattern: '*.gitpod.io', strength: 'proof' }],
    noTimer: 'gitpod-io/gitpod@4f45d02eac:components/ws-proxy',
    read,
  },
];
