import type { Infrastructure } from '../../types.ts';

const read = '2026-11';

/** Proxies that set no limit of their own to an open WebSocket. */
export const withoutTimers: readonly Infrastructure[] = [
  {
    id: 'caddy',
    product: 'Caddy',
    kind: 'proxy',
    headers: [
      {
        name: 'Server',
        pattern: /(?:^|, )Caddy(?:$|, )/i,
        strength: 'proof',
        source: 'caddyserver/caddy@0cf03d32f:modules/caddyhttp/server.go',
      },
    ],
    noTimer:
      'caddyserver/caddy@0cf03d32f:modules/caddyhttp/reverseproxy/streaming.go (stream_timeout: none unless set; a reload ends its sockets with 1001 unless stream_close_delay is set)',
    read,
  },
  {
    id: 'haproxy',
    product: 'HAProxy',
    kind: 'proxy',
    configured: { language: 'text', code: 'timeout tunnel 1h' },
    noTimer:
      'haproxy/haproxy@50872daa6:doc/configuration.txt (no default; timeout tunnel, else timeout client and timeout server, as configured)',
    read,
  },
  {
    id: 'traefik',
    product: 'Traefik',
    kind: 'proxy',
    noTimer:
      'traefik/traefik@fd5a576df2:pkg/proxy/fast/upgrade.go (no timer for an upgraded connection; users reported cuts at 60 s in 2.11.1 and at 180 s in 2.5)',
    read,
  },
  {
    id: 'http-proxy',
    product: 'Vite and webpack proxy (http-proxy)',
    kind: 'proxy',
    noTimer: 'http-party/node-http-proxy@9b96cd7:lib/http-proxy/passes/ws-incoming.js (timeouts set to 0)',
    read,
  },
];
