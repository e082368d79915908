import { numberAt, textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { words } from '../reading/signs.ts';
import type { Protocol, Saying } from '../types.ts';

function reads({ direction, json }: MessageView): Saying | null {
  if (direction === 'sent' || textAt(json, 'status') !== 'FAIL') return null;
  const id = textAt(json, 'error', 'id') ?? '';
  const said = textAt(json, 'error', 'message') ?? id;
  const passing = { final: false, said } as const;
  return id.includes('not_authenticated')
    ? { id: 'mattermost/fail', meaning: 'refusedAuth', fix: ['login'], ...passing }
    : { id: 'mattermost/fail', meaning: 'serverReportedError', fix: ['readMessage'], ...passing };
}

export const mattermost: Protocol = {
  id: 'mattermost',
  name: 'Mattermost',
  identity: {
    paths: ['*/api/v4/websocket'],
    opens: ({ direction, json }) =>
      direction === 'sent'
        ? textAt(json, 'action') === 'authentication_challenge'
        : textAt(json, 'event') === 'hello',
  },
  signs: {
    ping: [{ has: '"ping"', from: 'sent' }],
    pong: [{ has: '"seq_reply"', from: 'received' }],
    goodbye: words('FAIL'),
  },
  reads,
  // The client pings every 30 s, and opens a new socket when the answer has not come before the next one.
  heartbeats: () => [
    {
      announced: false,
      interval: 30_000,
      patience: 30_000,
      whoPings: 'page',
      ping: (view: MessageView) => textAt(view.json, 'action') === 'ping',
      pong: (view: MessageView) => numberAt(view.json, 'seq_reply') !== null,
      silence: Number.POSITIVE_INFINITY,
      anyCounts: false,
    },
  ],
  sources: ['https://github.com/mattermost/mattermost/blob/115e37ad/webapp/platform/client/src/websocket.ts'],
};
