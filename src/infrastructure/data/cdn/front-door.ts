import type { Infrastructure } from '../../types.ts';
import { fixed } from '../how-to-change.ts';
import { idleCut } from '../idle-cut.ts';

const page = 'MicrosoftDocs/azure-docs@15212291:articles/frontdoor/standard-premium/websocket.md';

export const frontDoor: readonly Infrastructure[] = [
  {
    id: 'azure-front-door',
    product: 'Azure Front Door',
    kind: 'cdn',
    headers: [
      {
        name: 'X-Azure-Ref',
        pattern: /^\d{8}T\d{6}Z-/,
        strength: 'hint',
        source: 'public documentation; no capture of a 101 found',
      },
    ],
    hosts: [{ pattern: '*.azurefd.net', strength: 'proof' }],
    timers: [
      {
        ...idleCut,
        seconds: 300,
        setting: fixed,
        source: page,
      },
      {
        kind: 'lifetime',
        seconds: 14_400,
        ends: [1006],
        basis: 'documented',
        setting: fixed,
        source: page,
      },
    ],
    refusals: [
      {
        headers: [{ name: 'X-Azure-Ref' }],
        statuses: [200, 404],
        meaning: 'infrastructure.refusal.frontDoorCaching',
        sure: false,
        source: page,
      },
      {
        headers: [{ name: 'X-Azure-Ref' }],
        statuses: [403],
        meaning: 'infrastructure.refusal.frontDoorRule',
        sure: false,
        source: page,
      },
    ],
    read: '2026-11',
  },
];
