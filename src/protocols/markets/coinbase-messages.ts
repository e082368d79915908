import { textAt } from '../reading/json-value.ts';
import { saidWhere } from '../reading/shorthand.ts';
import type { Protocol } from '../types.ts';

export const coinbase: Protocol = {
  id: 'coinbase',
  name: 'Coinbase',
  identity: {
    hosts: [
      'ws-feed.exchange.coinbase.com',
      'advanced-trade-ws.coinbase.com',
      'advanced-trade-ws-user.coinbase.com',
    ],
    onlyAtAddress: true,
    opens: ({ direction, json }) =>
      textAt(json, 'type') === (direction === 'sent' ? 'subscribe' : 'subscriptions'),
  },
  signs: { goodbye: [{ has: '"error"', from: 'received' }] },
  reads: ({ direction, json }) => {
    if (direction === 'sent' || textAt(json, 'type') !== 'error') return null;
    const said = saidWhere(textAt(json, 'reason') ?? textAt(json, 'message'));
    return {
      id: 'coinbase/error',
      meaning: 'joinRefused',
      fix: ['joinCheck', 'login'],
      final: false,
      ...said,
    };
  },
  sources: ['https://github.com/coinbase/coinbase-advanced-py/blob/54fb8ed/coinbase/constants.py'],
};
