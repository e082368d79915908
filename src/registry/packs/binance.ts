import type { Pack } from '../pack.ts';

export const pack: Pack = {
  id: 'binance',
  name: 'Binance streams',
  homepage: 'https://developers.binance.com',
  recognise: [
    {
      host: 'stream.binance.com',
      certainty: 'proven',
      basis: 'https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams',
    },
    {
      host: 'fstream.binance.com',
      certainty: 'proven',
      basis: 'https://developers.binance.com/docs/derivatives/usds-margined-futures/websocket-market-streams',
    },
    {
      host: 'stream2.binance.com',
      certainty: 'presumed',
      basis: 'seen in a report: https://github.com/gorilla/websocket/issues/364',
    },
  ],
  sentBy: 'server',
  hosted: true,
  codes: [
    {
      code: 1008,
      name: 'Pong timeout or bad request',
      topic: 'timeout',
      reconnect: 'yes',
      // And https://github.com/ccxt/php-binance-api/issues/453, for the pong.
      source: 'https://github.com/ccxt/node-binance-api/issues/224',
    },
  ],
};
