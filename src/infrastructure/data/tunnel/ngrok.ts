import type { Infrastructure } from '../../types.ts';
import { bySupport } from '../how-to-change.ts';
import { idleCut } from '../idle-cut.ts';

const read = '2026-11';

export const ngrok: readonly Infrastructure[] = [
  {
    id: 'ngrok',
    product: 'ngrok',
    kind: 'tunnel',
    headers: [
      {
        name: 'Ngrok-Error-Code',
        pattern: /^ERR_NGROK_\d+$/,
        strength: 'proof',
        on: 'refusal',
        source: 'public captures 2026: only on answers it makes itself',
      },
    ],
    hosts: [
      { pattern: '*.ngrok-free.app', strength: 'proof' },
      { pattern: '*.ngrok-free.dev', strength: 'proof' },
      { pattern: '*.ngrok.app', strength: 'proof' },
      { pattern: '*.ngrok.dev', strength: 'proof' },
      { pattern: '*.ngrok.io', strength: 'proof' },
      { pattern: '*.ngrok.pro', strength: 'proof' },
    ],
    timers: [
      {
        ...idleCut,
        seconds: 300,
        setting: bySupport,
        source: 'ngrok/ngrok-docs@56a5f9960:endpoints/cloud-endpoints/http.mdx (Limits and timeouts)',
      },
    ],
    refusals: (
      [
        [/^ERR_NGROK_3200$/, 404, 'ngrokOffline'],
        [/^ERR_NGROK_6024$/, 200, 'ngrokWarning'],
        [/^ERR_NGROK_3206$/, 400, 'ngrokUpgrade'],
        [/^ERR_NGROK_725$/, 403, 'ngrokBandwidth'],
      ] as const
    ).map(([pattern, status, meaning]) => ({
      headers: [{ name: 'Ngrok-Error-Code', pattern }],
      statuses: [status],
      meaning: `infrastructure.refusal.${meaning}`,
      sure: true,
      source: 'public captures 2026; ngrok/ngrok-docs@56a5f9960:errors',
    })),
    read,
  },
];
