import type { Infrastructure } from '../../types.ts';
import { setIn } from '../how-to-change.ts';
import { idleCut } from '../idle-cut.ts';

const read = '2026-11';

export const envoyFamily: readonly Infrastructure[] = [
  {
    id: 'envoy',
    product: 'Envoy',
    kind: 'proxy',
    headers: [
      {
        name: 'server',
        pattern: /^envoy$/i,
        strength: 'proof',
        source: 'envoyproxy/envoy@000c2e8b:source/common/http/conn_manager_impl.cc',
      },
      {
        name: 'x-envoy-upstream-service-time',
        pattern: /^\d+$/,
        strength: 'hint',
        source: 'the router adds it to answers; no source read',
      },
    ],
    timers: [
      {
        ...idleCut,
        seconds: 300,
        setting: setIn(
          'text',
          '# HTTP connection manager; 0s turns it off\nstream_idle_timeout: 3600s\n# or on the route of the WebSocket\nidle_timeout: 3600s',
        ),
        source: 'envoyproxy/envoy@073db228:docs/root/faq/configuration/timeouts.rst',
      },
    ],
    refusals: [
      {
        headers: [{ name: 'server', pattern: /^envoy$/i }],
        statuses: [403],
        meaning: 'infrastructure.refusal.envoyUpgrade',
        sure: false,
        source: 'envoyproxy/envoy@01d874ec:docs/root/intro/arch_overview/http/upgrades.rst',
      },
    ],
    read,
  },
  {
    id: 'istio',
    product: 'Istio',
    kind: 'proxy',
    headers: [
      {
        name: 'server',
        pattern: /^istio-envoy$/i,
        strength: 'proof',
        source: 'public handshake capture 2026',
      },
    ],
    noTimer:
      'istio/istio:pilot/pkg/networking/core/listener_builder.go writes stream_idle_timeout 0 into its connection managers',
    insteadOf: ['envoy'],
    read,
  },
  {
    id: 'contour',
    product: 'Contour',
    kind: 'proxy',
    headers: [
      {
        name: 'server',
        pattern: /^envoy$/i,
        strength: 'hint',
        source: 'projectcontour/contour@31c4bb38e:internal/envoy/v3/listener.go',
      },
    ],
    timers: [
      {
        ...idleCut,
        seconds: 300,
        setting: setIn('text', '# HTTPProxy route\nenableWebsockets: true\ntimeoutPolicy:\n  idle: infinity'),
        source:
          'projectcontour/contour@31c4bb38e:site/content/docs/main/configuration.md, config/request-routing.md',
      },
    ],
    read,
  },
  {
    id: 'envoy-gateway',
    product: 'Envoy Gateway',
    kind: 'proxy',
    timers: [
      {
        ...idleCut,
        seconds: 3600,
        setting: setIn('text', '# BackendTrafficPolicy\ntimeout:\n  http:\n    streamIdleTimeout: 0s'),
        source: 'envoyproxy/gateway@d32f282942:internal/xds/translator/route.go',
      },
    ],
    read,
  },
];
