import type { Infrastructure } from '../../types.ts';
import { setIn } from '../how-to-change.ts';

const read = '2026-11';
const upstream = 'nginx/nginx@3f6f7824d:src/http/ngx_http_upstream.c';
const ingress = 'kubernetes/ingress-nginx@dbb11b92d';
const kong = 'Kong/kong@22246ef28c:kong/runloop/handler.lua';

const quietMinute = { kind: 'idle', seconds: 60, counts: 'both', ends: [1006], basis: 'documented' } as const;
const proxyReadTimeout = setIn('nginx', 'proxy_read_timeout 1h;\nproxy_send_timeout 1h;');

/** nginx and what is built on it: after the upgrade every byte of either side arms `proxy_read_timeout` again. */
export const nginxFamily: readonly Infrastructure[] = [
  {
    id: 'nginx',
    product: 'nginx',
    kind: 'proxy',
    headers: [
      {
        name: 'Server',
        pattern: /^nginx(?:\/\d+\.\d+\.\d+)?(?: \([^)]+\))?$/i,
        strength: 'proof',
        source: 'nginx/nginx@3f6f7824d:src/http/ngx_http_header_filter_module.c; measured, nginx 1.22.1',
      },
    ],
    timers: [
      {
        ...quietMinute,
        setting: proxyReadTimeout,
        source: `${upstream}; measured, nginx 1.22.1; https://nginx.org/en/docs/http/websocket.html`,
      },
    ],
    refusals: [
      {
        headers: [{ name: 'X-Powered-By' }, { name: 'Server', pattern: /^nginx/i }],
        statuses: [200, 400, 404, 426],
        meaning: 'infrastructure.refusal.upgradeLost',
        sure: false,
        source: 'measured, nginx 1.22.1: the backend answers an ordinary request',
      },
      {
        headers: [{ name: 'Server', pattern: /^nginx/i }],
        statuses: [502, 504],
        meaning: 'infrastructure.refusal.nginxBackend',
        sure: false,
        source: upstream,
      },
    ],
    read,
  },
  {
    id: 'ingress-nginx',
    product: 'ingress-nginx',
    kind: 'proxy',
    headers: [
      {
        name: 'Strict-Transport-Security',
        pattern: /^max-age=15724800; includeSubDomains$/i,
        strength: 'hint',
        source: 'public handshake capture 2026-08',
      },
    ],
    timers: [
      {
        ...quietMinute,
        setting: setIn(
          'text',
          'nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"\nnginx.ingress.kubernetes.io/proxy-send-timeout: "3600"',
        ),
        source: `${ingress}:docs/user-guide/miscellaneous.md, internal/ingress/controller/config/config.go`,
      },
      {
        kind: 'reload',
        seconds: 240,
        ends: [1006],
        basis: 'documented',
        setting: setIn('text', '# ConfigMap of the controller\nworker-shutdown-timeout: "3600s"'),
        source: `${ingress}:internal/ingress/controller/config/config.go (WorkerShutdownTimeout)`,
      },
    ],
    read,
  },
  {
    id: 'openresty',
    product: 'OpenResty',
    kind: 'proxy',
    headers: [
      {
        name: 'Server',
        pattern: /^openresty(?:\/[\d.]+)?$/i,
        strength: 'proof',
        source: 'public handshake captures 2017-07, 2019-10',
      },
    ],
    timers: [{ ...quietMinute, setting: proxyReadTimeout, source: upstream }],
    read,
  },
  {
    id: 'kong',
    product: 'Kong Gateway',
    kind: 'proxy',
    headers: [
      { name: 'Via', pattern: /(?:^|, )1\.1 kong\/\d/i, strength: 'proof', source: kong },
      { name: 'X-Kong-Upstream-Latency', pattern: /^\d+$/, strength: 'proof', source: kong },
      { name: 'X-Kong-Proxy-Latency', pattern: /^\d+$/, strength: 'proof', source: kong },
      { name: 'X-Kong-Request-Id', pattern: /^[0-9a-f]{32}$/i, strength: 'proof', source: kong },
    ],
    timers: [
      {
        ...quietMinute,
        setting: setIn(
          'shell',
          'curl -X PATCH http://localhost:8001/services/SERVICE \\\n  -d read_timeout=3600000 -d write_timeout=3600000',
        ),
        source: 'Kong/kong@22246ef28c:kong/db/schema/entities/services.lua',
      },
    ],
    refusals: [
      {
        headers: [{ name: 'X-Kong-Response-Latency' }],
        statuses: [],
        meaning: 'infrastructure.refusal.kong',
        sure: true,
        source: `${kong} (branch without KONG_PROXIED)`,
      },
    ],
    read,
  },
];
