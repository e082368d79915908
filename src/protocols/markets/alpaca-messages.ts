import { numberAt, textAt } from '../reading/json-value.ts';
import { saidWhere } from '../reading/shorthand.ts';
import type { Protocol, Saying } from '../types.ts';

const refusals = new Map<number, Omit<Saying, 'id'>>([
  [400, { meaning: 'badMessage', fix: ['messageFormat'], final: false }],
  [401, { meaning: 'refusedAuth', fix: ['login'], final: false }],
  [402, { meaning: 'refusedAuth', fix: ['login'] }],
  [404, { meaning: 'refusedAuth', fix: ['login'] }],
  [405, { meaning: 'quota', fix: ['limits'], final: false }],
  [406, { meaning: 'tooManyConnections', fix: ['oneClient', 'limits'] }],
  [407, { meaning: 'tooSlow', fix: ['readFaster'] }],
  [409, { meaning: 'quota', fix: ['limits'], final: false }],
]);

export const alpaca: Protocol = {
  id: 'alpaca',
  name: 'Alpaca',
  identity: {
    hosts: ['stream.data.alpaca.markets', 'api.alpaca.markets', 'paper-api.alpaca.markets'],
    onlyAtAddress: true,
    opens: ({ direction, json }) => direction === 'received' && textAt(json, 0, 'T') === 'success',
  },
  signs: { goodbye: [{ has: '"T":"error"', from: 'received' }] },
  reads: ({ direction, json }) => {
    if (direction === 'sent' || textAt(json, 0, 'T') !== 'error') return null;
    const refusal = refusals.get(numberAt(json, 0, 'code') ?? 0);
    return {
      id: 'alpaca/error',
      ...(refusal ?? { meaning: 'serverReportedError', fix: ['readMessage'], final: false }),
      ...saidWhere(textAt(json, 0, 'msg')),
    };
  },
  sources: ['https://github.com/alpacahq/alpaca-trade-api-js/blob/247c407/lib/resources/datav2/websocket.ts'],
};
