import { numberAt, textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { saidWhere } from '../reading/shorthand.ts';
import type { Protocol, Saying } from '../types.ts';

function readsBitfinex({ direction, json }: MessageView): Saying | null {
  const event = textAt(json, 'event');
  const code = numberAt(json, 'code');
  if (direction === 'sent' || code === null) return null;
  const said = saidWhere(textAt(json, 'msg'));
  if (event === 'info' && code === 20051)
    return { id: 'bitfinex/restart', meaning: 'serverShutdown', fix: ['reconnect'], expected: true, ...said };
  if (event === 'info' && code === 20060)
    return { id: 'bitfinex/maintenance', meaning: 'maintenance', fix: ['wait'], final: false, ...said };
  return event === 'error'
    ? { id: 'bitfinex/error', meaning: 'serverReportedError', fix: ['readMessage'], final: false, ...said }
    : null;
}

export const bitfinex: Protocol = {
  id: 'bitfinex',
  name: 'Bitfinex',
  identity: {
    hosts: ['api.bitfinex.com', 'api-pub.bitfinex.com'],
    paths: ['/ws/2'],
    onlyAtAddress: true,
    opens: ({ direction, json }) =>
      direction === 'received' && textAt(json, 'event') === 'info' && numberAt(json, 'version') !== null,
  },
  signs: { goodbye: [{ has: '"event":"info"' }, { has: '"event":"error"' }] },
  reads: readsBitfinex,
  sources: ['https://github.com/bitfinexcom/bitfinex-api-node/blob/35ec5e8/lib/transports/ws2.js'],
};
