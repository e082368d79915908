import type { Infrastructure } from '../../types.ts';
import { setIn } from '../how-to-change.ts';

const read = '2026-11';
const idle = { kind: 'idle', counts: 'both', ends: [1006], basis: 'documented' } as const;

export const reverseProxies: readonly Infrastructure[] = [
  {
    id: 'apache-httpd',
    product: 'Apache httpd',
    kind: 'proxy',
    headers: [
      {
        name: 'Server',
        pattern: /^Apache(?:\/|$)/,
        strength: 'proof',
        on: 'refusal',
        source: 'apache/httpd 2.4.x@f45abec1bd:server/protocol.c',
      },
    ],
    timers: [
      {
        ...idle,
        seconds: 60,
        setting: setIn('text', 'ProxyPass "/ws" "http://backend/ws" upgrade=websocket timeout=3600'),
        source:
          'apache/httpd 2.4.x@f45abec1bd:modules/proxy/mod_proxy_http.c, modules/proxy/proxy_util.c, include/httpd.h',
      },
    ],
    refusals: [
      {
        headers: [{ name: 'Server', pattern: /^Apache(?:\/|$)/ }],
        statuses: [200, 400, 404, 426],
        meaning: 'infrastructure.refusal.apacheUpgrade',
        sure: false,
        source: 'apache/httpd@0cb680442e:docs/manual/mod/mod_proxy.xml (Protocol Upgrade)',
      },
    ],
    read,
  },
  {
    id: 'varnish',
    product: 'Varnish Cache',
    kind: 'proxy',
    timers: [
      {
        ...idle,
        seconds: 60,
        setting: setIn('shell', 'varnishadm param.set pipe_timeout 3600'),
        source: 'varnishcache/varnish-cache@27d2ce15b:include/tbl/params.h',
      },
    ],
    read,
  },
  {
    id: 'yarp',
    product: 'YARP',
    kind: 'proxy',
    headers: [
      {
        name: 'Server',
        pattern: /^Kestrel$/i,
        strength: 'hint',
        source: 'runs on Kestrel, which names itself where the backend sent no Server',
      },
    ],
    timers: [
      {
        ...idle,
        seconds: 100,
        setting: setIn('text', '"HttpRequest": { "ActivityTimeout": "01:00:00" }'),
        source: 'microsoft/reverse-proxy@202cca96:docs/docfx/articles/http-client-config.md',
      },
    ],
    read,
  },
  {
    id: 'trafficserver',
    product: 'Apache Traffic Server',
    kind: 'proxy',
    headers: [
      {
        name: 'Server',
        pattern: /^ATS(?:\/[\d.]+)?$/,
        strength: 'hint',
        source: 'apache/trafficserver@1372b5efba:src/records/RecordsConfig.cc',
      },
    ],
    timers: [
      {
        ...idle,
        seconds: 600,
        setting: setIn('shell', 'traffic_ctl config set proxy.config.websocket.no_activity_timeout 3600'),
        source:
          'apache/trafficserver@1372b5efba:doc/admin-guide/files/records.yaml.en.rst, src/proxy/http/HttpSM.cc',
      },
      {
        kind: 'lifetime',
        seconds: 3600,
        ends: [1006],
        basis: 'documented',
        setting: setIn('shell', 'traffic_ctl config set proxy.config.websocket.active_timeout 86400'),
        source:
          'apache/trafficserver@1372b5efba:doc/admin-guide/files/records.yaml.en.rst, src/proxy/http/HttpSM.cc',
      },
    ],
    refusals: [
      {
        headers: [{ name: 'Server', pattern: /^ATS(?:\/[\d.]+)?$/ }],
        statuses: [503],
        meaning: 'infrastructure.refusal.trafficServerLimit',
        sure: false,
        source: 'apache/trafficserver@1372b5efba:src/proxy/http/HttpTransact.cc',
      },
    ],
    read,
  },
];
