import type { Infrastructure } from '../../types.ts';
import { setIn } from '../how-to-change.ts';
import { idleCut } from '../idle-cut.ts';

const read = '2026-11';

export const azureBalancers: readonly Infrastructure[] = [
  {
    id: 'azure-app-gateway',
    product: 'Azure Application Gateway',
    kind: 'balancer',
    headers: [
      {
        name: 'Set-Cookie',
        pattern: /^ApplicationGatewayAffinity(?:CORS)?=/,
        strength: 'hint',
        source: 'set where cookie affinity is on; no capture of a 101 found',
      },
    ],
    timers: [
      {
        kind: 'idle',
        seconds: 20,
        also: [30],
        counts: 'both',
        ends: [1006],
        basis: 'documented',
        setting: setIn(
          'shell',
          'az network application-gateway http-settings update --resource-group GROUP \\\n  --gateway-name GATEWAY --name SETTINGS --timeout 3600\n# ingress controller (AGIC): appgw.ingress.kubernetes.io/request-timeout: "3600"',
          86_400,
        ),
        source:
          'MicrosoftDocs/azure-docs@00ae202d:articles/application-gateway/application-gateway-websocket.md; 20 s: https://github.com/MicrosoftDocs/azure-docs/issues/49622; 30 s with its ingress controller: https://github.com/Azure/application-gateway-kubernetes-ingress/issues/491',
      },
    ],
    read,
  },
  {
    id: 'azure-load-balancer',
    product: 'Azure Load Balancer (with TCP reset)',
    kind: 'balancer',
    timers: [
      {
        ...idleCut,
        seconds: 240,
        setting: setIn(
          'shell',
          'az network lb rule update --resource-group GROUP --lb-name NAME --name RULE \\\n  --idle-timeout 30 --enable-tcp-reset true',
          1800,
        ),
        source:
          'https://learn.microsoft.com/azure/load-balancer/load-balancer-tcp-idle-timeout (without TCP reset it forgets the flow in silence, and the page sees no end)',
      },
    ],
    read,
  },
];
