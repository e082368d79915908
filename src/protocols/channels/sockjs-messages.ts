import { numberAt, parseJson, textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Protocol, Saying } from '../types.ts';

/** Characters of a close frame that are parsed. */
const frameLength = 1_024;

/** c[code,"reason"]: the close that SockJS gives to the page; the WebSocket itself then closes with a code of its own. */
function reads({ direction, kind, text }: MessageView): Saying | null {
  if (direction === 'sent' || kind !== 'text' || !text.startsWith('c[')) return null;
  const frame = parseJson(text.slice(1), frameLength);
  const code = numberAt(frame, 0);
  const reason = textAt(frame, 1);
  if (code === null || reason === null) return null;
  const found = { id: 'sockjs/close', said: text } as const;
  if (code === 2010) return { ...found, meaning: 'replaced', fix: ['oneClient'] };
  if (reason === 'No response from heartbeat')
    return { ...found, meaning: 'pongMissing', fix: ['answerPings'] };
  return { ...found, meaning: 'serverEnded', fix: ['sockJsCode', 'serverLog'] };
}

export const sockJs: Protocol = {
  id: 'sockjs',
  name: 'SockJS',
  identity: {
    carrier: true,
    paths: ['*/*/*/websocket'],
    opens: ({ direction, kind, text }) => direction === 'received' && kind === 'text' && text === 'o',
  },
  signs: { ping: [{ is: 'h', from: 'received' }], goodbye: [{ starts: 'c[', from: 'received' }] },
  reads,
  sources: [
    'https://github.com/sockjs/sockjs-protocol/blob/fdf5b7d/sockjs-protocol.py',
    'https://github.com/sockjs/sockjs-node/blob/51e860a/lib/session.js',
    'https://github.com/sockjs/sockjs-node/blob/51e860a/lib/transport/websocket.js',
    'https://github.com/sockjs/sockjs-client/blob/06e6959/lib/main.js',
    'https://github.com/sockjs/sockjs-node/blob/51e860a/lib/server.js',
  ],
};
