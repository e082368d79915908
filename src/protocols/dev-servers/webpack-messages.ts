import { textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { words } from '../reading/signs.ts';
import type { Protocol, Saying } from '../types.ts';

const openings = ['hot', 'liveReload', 'overlay', 'still-ok'];
const refusal = 'Invalid Host/Origin header';

function reads({ direction, json }: MessageView): Saying | null {
  if (direction === 'sent') return null;
  const type = textAt(json, 'type');
  const said = textAt(json, 'data');
  if (type === 'error' && said === refusal)
    return { id: 'webpack/host', meaning: 'hostRefused', fix: ['devHost'], said };
  return type === 'static-changed'
    ? { id: 'webpack/static-changed', meaning: 'devReload', fix: ['devExpected'], expected: true }
    : null;
}

export const webpackDevServer: Protocol = {
  id: 'webpack-dev-server',
  name: 'webpack-dev-server',
  identity: {
    paths: ['/ws', '/sockjs-node/*/*/websocket'],
    opens: ({ direction, json }) =>
      direction === 'received' &&
      (openings.includes(textAt(json, 'type') ?? '') || textAt(json, 'data') === refusal),
  },
  signs: { goodbye: words('error', 'static-changed') },
  reads,
  sources: [
    'https://github.com/webpack/webpack-dev-server/blob/f78499fb/lib/Server.js',
    'https://github.com/webpack/webpack-dev-server/blob/f78499fb/client-src/index.js',
    'https://github.com/webpack/webpack-dev-server/blob/f78499fb/lib/servers/WebsocketServer.js',
  ],
};
