import { textAt } from '../reading/json-value.ts';
import { words } from '../reading/signs.ts';
import type { Protocol } from '../types.ts';

export const kraken: Protocol = {
  id: 'kraken',
  name: 'Kraken',
  identity: {
    hosts: ['ws.kraken.com', 'ws-auth.kraken.com'],
    paths: ['/v2'],
    onlyAtAddress: true,
    opens: ({ direction, json }) => direction === 'received' && textAt(json, 'channel') === 'status',
  },
  signs: { ping: words('heartbeat'), goodbye: words('status') },
  reads: ({ direction, json }) => {
    const system = textAt(json, 'channel') === 'status' ? textAt(json, 'data', 0, 'system') : null;
    if (direction === 'sent' || system === null || system === 'online') return null;
    const said = { said: system, final: false, nearEnd: 30_000 } as const;
    return { id: 'kraken/status', meaning: 'maintenance', fix: ['wait'], ...said };
  },
  sources: ['https://docs.kraken.com/exchange/api-reference/spot-websocket-v2/status'],
};
