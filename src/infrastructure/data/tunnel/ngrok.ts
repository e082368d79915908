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
        ['3200', 404, 'ngrokOffline'],
        ['6024', 200, 'ngrokWarning'],
        ['3206', 400, 'ngrokUpgrade'],
        ['725', 403, 'ngrokBandwidth'],
      ] as const
    ).map(([code, status, meaning]) => ({
      headers: [{ name: 'Ngrok-Error-Code', pattern: new RegExp(`^ERR_NGROK_${code}$`) }],
      statuses: [status],
      meaning: `infrastructure.refusal.${meaning}`,
      sure: true,
      source: 'public captures 2026; ngrok/ngrok-docs@56a5f9960:errors',
    })),
    read,
  },
];
