import { numberAt, textAt, valueAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { words } from '../reading/signs.ts';
import type { Protocol, Saying } from '../types.ts';

const quoted = (said: string | null) => (said === null ? {} : { said });

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
        ...quoted(textAt(json, 'error', 'msg')),
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

function readsBitfinex({ direction, json }: MessageView): Saying | null {
  const event = textAt(json, 'event');
  const code = numberAt(json, 'code');
  if (direction === 'sent' || code === null) return null;
  const said = quoted(textAt(json, 'msg'));
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
      ...quoted(textAt(json, 0, 'msg')),
    };
  },
  sources: ['https://github.com/alpacahq/alpaca-trade-api-js/blob/247c407/lib/resources/datav2/websocket.ts'],
};

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
    const said = quoted(textAt(json, 'reason') ?? textAt(json, 'message'));
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
    const passing = { final: false, ...quoted(textAt(json, 'error', 'message')) } as const;
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
