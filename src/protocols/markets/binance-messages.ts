import { numberAt, textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { saidWhere } from '../reading/shorthand.ts';
import { words } from '../reading/signs.ts';
import type { Protocol, Saying } from '../types.ts';

/** Binance wraps its events: in `data` of combined streams, in `event` of the API. */
function readsBinance({ direction, json }: MessageView): Saying | null {
  if (direction === 'sent') return null;
  const event = textAt(json, 'e') ?? textAt(json, 'data', 'e') ?? textAt(json, 'event', 'e');
  if (event === 'serverShutdown')
    return { id: 'binance/shutdown', meaning: 'serverShutdown', fix: ['reconnect'], expected: true };
  if (event === 'eventStreamTerminated')
    return { id: 'binance/stream-terminated', meaning: 'revoked', fix: ['renew'], final: false };
  const status = numberAt(json, 'status');
  return status === 429 || status === 418
    ? {
        id: 'binance/rate-limit',
        meaning: 'rateLimited',
        fix: ['slower'],
        final: false,
        ...saidWhere(textAt(json, 'error', 'msg')),
      }
    : null;
}

export const binance: Protocol = {
  id: 'binance',
  name: 'Binance',
  identity: {
    hosts: ['*.binance.com', '*.binance.vision'],
    onlyAtAddress: true,
    opens: ({ direction, json }) =>
      direction === 'sent' && ['SUBSCRIBE', 'session.logon'].includes(textAt(json, 'method') ?? ''),
  },
  signs: {
    goodbye: [
      ...words('serverShutdown', 'eventStreamTerminated'),
      { has: '"status":429' },
      { has: '"status":418' },
    ],
  },
  reads: readsBinance,
  sources: [
    'https://github.com/binance/binance-spot-api-docs/blob/a5e0bc3/web-socket-streams.md',
    'https://github.com/binance/binance-spot-api-docs/blob/a5e0bc3/user-data-stream.md',
    'https://github.com/binance/binance-spot-api-docs/blob/a5e0bc3/web-socket-api.md',
  ],
};
