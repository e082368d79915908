import { textAt, valueAt } from '../reading/json-value.ts';
import { saidWhere } from '../reading/shorthand.ts';
import type { Protocol } from '../types.ts';

const methodOf = (json: unknown) => (textAt(json, 'jsonrpc') === '2.0' ? textAt(json, 'method') : null);

/** JSON-RPC of Ethereum nodes: -32005 is their rate limit, -32600 also a batch that is too large. */
export const ethereumRpc: Protocol = {
  id: 'json-rpc-ethereum',
  name: 'Ethereum JSON-RPC',
  identity: {
    hosts: ['*.infura.io', '*.g.alchemy.com', '*.quiknode.pro'],
    opens: ({ direction, json }) =>
      direction === 'sent' && ['eth_', 'net_', 'web3_'].some((start) => methodOf(json)?.startsWith(start)),
  },
  signs: { goodbye: [{ has: '-32005' }, { has: '-32600' }] },
  reads: ({ direction, json }) => {
    const code = valueAt(json, 'error', 'code');
    const passing = { final: false, ...saidWhere(textAt(json, 'error', 'message')) } as const;
    if (direction === 'sent') return null;
    if (code === -32005) return { id: 'ethereum/limit', meaning: 'rateLimited', fix: ['slower'], ...passing };
    return code === -32600
      ? { id: 'ethereum/request', meaning: 'badMessage', fix: ['messageFormat'], ...passing }
      : null;
  },
  sources: [
    'https://github.com/ethereum/go-ethereum/blob/02b73d4e/rpc/errors.go',
    'https://github.com/ethereum/go-ethereum/blob/02b73d4e/rpc/websocket.go',
  ],
};
