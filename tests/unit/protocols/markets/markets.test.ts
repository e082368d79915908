import { expect, test } from 'vitest';
import { reason, recognised } from '../stories.ts';

const binance = 'wss://stream.binance.com:9443/ws/btcusdt@trade';
const bitfinex = 'wss://api-pub.bitfinex.com/ws/2';
const alpaca = 'wss://stream.data.alpaca.markets/v2/iex';
const coinbase = 'wss://ws-feed.exchange.coinbase.com/';
const kraken = 'wss://ws.kraken.com/v2';
const infura = 'wss://mainnet.infura.io/ws/v3/key';

test.each([
  // binance/binance-spot-api-docs, web-socket-streams.md, user-data-stream.md.
  [binance, '<{"e":"serverShutdown","E":1770123456789}', 'binance/shutdown serverShutdown expected'],
  [
    binance,
    '<{"stream":"!serverShutdown","data":{"e":"serverShutdown"}}',
    'binance/shutdown serverShutdown expected',
  ],
  [
    binance,
    '<{"subscriptionId":0,"event":{"e":"eventStreamTerminated","E":1}}',
    'binance/stream-terminated revoked passing',
  ],
  [
    binance,
    '<{"id":"1","status":429,"error":{"code":-1003,"msg":"x"}}',
    'binance/rate-limit rateLimited passing',
  ],
  [binance, '<{"e":"trade","E":1}', '-'],
  // bitfinexcom/bitfinex-api-node, lib/transports/ws2.js.
  [
    bitfinex,
    '<{"event":"info","code":20051,"msg":"Stopping. Please try to reconnect"}',
    'bitfinex/restart serverShutdown expected',
  ],
  [bitfinex, '<{"event":"info","code":20060,"msg":"x"}', 'bitfinex/maintenance maintenance passing'],
  [bitfinex, '<{"event":"error","msg":"x","code":10300}', 'bitfinex/error serverReportedError passing'],
  [bitfinex, '<{"event":"info","version":2}', '-'],
  // alpacahq/alpaca-trade-api-js, lib/resources/datav2/websocket.ts.
  [
    alpaca,
    '<[{"T":"error","code":406,"msg":"connection limit exceeded"}]',
    'alpaca/error tooManyConnections',
  ],
  [alpaca, '<[{"T":"error","code":401,"msg":"x"}]', 'alpaca/error refusedAuth passing'],
  [alpaca, '<[{"T":"t","p":406}]', '-'],
  // Public captures; coinbase/coinbase-advanced-py for the hosts.
  [
    coinbase,
    '<{"type":"error","message":"Failed to subscribe","reason":"x"}',
    'coinbase/error joinRefused passing',
  ],
  // docs.kraken.com, spot-websocket-v2/status.
  [
    kraken,
    '<{"channel":"status","type":"update","data":[{"system":"maintenance"}]}',
    'kraken/status maintenance passing',
  ],
  [kraken, '<{"channel":"status","type":"update","data":[{"system":"online"}]}', '-'],
  // ethereum/go-ethereum, rpc/errors.go.
  [
    infura,
    '<{"jsonrpc":"2.0","id":1,"error":{"code":-32005,"message":"daily request count exceeded"}}',
    'ethereum/limit rateLimited passing',
  ],
  [infura, '<{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"x"}}', '-'],
])('%s: %s says %s', (url, line, expected) => {
  expect(reason({ url }, [line])).toBe(expected);
});

test.each([
  [binance, '>{"method":"SUBSCRIBE","params":[],"id":1}', 'binance'],
  [bitfinex, '<{"event":"info","version":2,"serverId":"a"}', 'bitfinex'],
  [alpaca, '<[{"T":"success","msg":"connected"}]', 'alpaca'],
  [coinbase, '>{"type":"subscribe","product_ids":[]}', 'coinbase'],
  [kraken, '<{"channel":"status","type":"update","data":[{"system":"online"}]}', 'kraken'],
])('%s with %s is certainly %s', (url, line, id) => {
  expect(recognised({ url }, [line])).toBe(`${id} certain`);
  expect(recognised({ url })).toBe(`${id} likely`);
  expect(recognised({ url: 'wss://shop.dev/' }, [line])).toBe('none');
});

test('a node is certain by host and first call', () => {
  const call = '>{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":["newHeads"]}';
  expect(recognised({ url: infura }, [call])).toBe('json-rpc-ethereum certain');
  expect(recognised({ url: 'ws://localhost:8546/' }, [call])).toBe('json-rpc-ethereum possible');
});
