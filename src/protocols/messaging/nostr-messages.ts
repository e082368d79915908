import { textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Protocol, Saying } from '../types.ts';

/** ["NOTICE", text] and ["CLOSED", subscription, 'prefix: text']: neither ends the connection by itself. */
function reads({ direction, json }: MessageView): Saying | null {
  if (direction === 'sent' || !Array.isArray(json)) return null;
  const [kind, said] = [textAt(json, 0), textAt(json, json.length - 1)];
  if (said === null) return null;
  const saidWhere = { final: false, said } as const;
  if (kind === 'NOTICE')
    return { id: 'nostr/notice', meaning: 'serverReportedError', fix: ['readMessage'], ...saidWhere };
  if (kind !== 'CLOSED') return null;
  if (said.startsWith('auth-required:'))
    return { id: 'nostr/closed', meaning: 'refusedAuth', fix: ['login'], ...saidWhere };
  if (said.startsWith('rate-limited:'))
    return { id: 'nostr/closed', meaning: 'rateLimited', fix: ['slower'], ...saidWhere };
  if (said.startsWith('restricted:') || said.startsWith('blocked:'))
    return { id: 'nostr/closed', meaning: 'forbidden', fix: ['permission'], ...saidWhere };
  // A relay may also end a subscription that it served for long.
  return { id: 'nostr/closed', meaning: 'subscriptionEnded', fix: ['readMessage'], ...saidWhere };
}

export const nostr: Protocol = {
  id: 'nostr',
  name: 'Nostr',
  identity: {
    hosts: ['relay.*', 'nos.lol'],
    opens: ({ direction, json }) =>
      Array.isArray(json) && textAt(json, 0) === (direction === 'sent' ? 'REQ' : 'AUTH') && json.length >= 2,
  },
  signs: { goodbye: [{ starts: '["NOTICE"' }, { starts: '["CLOSED"' }] },
  reads,
  sources: [
    'https://github.com/nostr-protocol/nips/blob/db5fe3de/01.md',
    'https://github.com/nostr-protocol/nips/blob/db5fe3de/42.md',
  ],
};
