import type { MessageView } from '../reading/message-view.ts';
import type { Protocol, Saying } from '../types.ts';

type Answer = Pick<Saying, 'meaning' | 'fix'>;

/** Conditions of stream errors (RFC 6120 section 4.9.3), looked for as element names. */
const conditions: readonly (readonly [name: string, answer: Answer])[] = [
  ['conflict', { meaning: 'replaced', fix: ['oneClient'] }],
  ['policy-violation', { meaning: 'rateLimited', fix: ['slower', 'readMessage'] }],
  ['system-shutdown', { meaning: 'serverShutdown', fix: ['reconnect'] }],
  ['reset', { meaning: 'reconnectAsked', fix: ['reconnect'] }],
  ['connection-timeout', { meaning: 'idle', fix: ['keepAlive'] }],
  ['not-authorized', { meaning: 'refusedAuth', fix: ['login'] }],
  ['host-unknown', { meaning: 'notFound', fix: ['checkName'] }],
  ['see-other-host', { meaning: 'moved', fix: ['reconnectOther'] }],
];

function reads({ direction, kind, text }: MessageView): Saying | null {
  if (kind !== 'text') return null;
  if (text.startsWith('<close'))
    return direction === 'sent'
      ? { id: 'xmpp/close', meaning: 'pageEnded', fix: ['pageSaid'], expected: true }
      : { id: 'xmpp/close', meaning: 'serverEnded', fix: ['serverLog'] };
  if (direction === 'sent' || !text.startsWith('<stream:error')) return null;
  const answer = conditions.find(([name]) => text.includes(`<${name} `) || text.includes(`<${name}/`))?.[1];
  return { id: 'xmpp/error', ...(answer ?? { meaning: 'serverError', fix: ['readMessage'] }) };
}

export const xmpp: Protocol = {
  id: 'xmpp-ws',
  name: 'XMPP',
  identity: { subprotocols: ['xmpp'] },
  signs: { goodbye: [{ starts: '<close' }, { starts: '<stream:error' }] },
  reads,
  sources: [
    'https://github.com/xmppjs/xmpp.js/blob/7035cedc/packages/websocket/lib/Connection.js',
    'https://github.com/strophe/strophejs/blob/a6836f4/src/transports/websocket.ts',
    'https://github.com/strophe/strophejs/blob/a6836f4/src/connection.ts',
    'https://www.rfc-editor.org/rfc/rfc6120#section-4.9.3',
  ],
};
