import { numberAt, textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Protocol, Saying } from '../types.ts';

type Answer = Pick<Saying, 'meaning' | 'fix' | 'expected'>;

/** Reasons of ABORT and GOODBYE, by the last part of the URI. */
const answers = new Map<string, Answer>([
  ...['no_such_realm', 'no_such_role'].map(
    (name) => [name, { meaning: 'notFound', fix: ['checkName'] }] as const,
  ),
  ...[
    'authentication_failed',
    'authentication_denied',
    'authentication_required',
    'no_matching_auth_method',
    'no_such_principal',
  ].map((name) => [name, { meaning: 'refusedAuth', fix: ['login'] }] as const),
  ['authorization_failed', { meaning: 'forbidden', fix: ['permission'] }],
  ['protocol_violation', { meaning: 'badMessage', fix: ['messageFormat'] }],
  ['system_shutdown', { meaning: 'serverShutdown', fix: ['reconnect'] }],
  ['close_realm', { meaning: 'serverShutdown', fix: ['reconnect'] }],
  ['normal', { meaning: 'ended', fix: ['nothing'], expected: true }],
]);

/** The answer to the other side's GOODBYE; autobahn-js still sends the older URI. */
const farewells = ['wamp.close.goodbye_and_out', 'wamp.error.goodbye_and_out'];

/** [3, details, reason] ABORT and [6, details, reason] GOODBYE. */
function reads({ direction, json }: MessageView): Saying | null {
  const type = Array.isArray(json) ? numberAt(json, 0) : null;
  const reason = textAt(json, 2);
  if ((type !== 3 && type !== 6) || reason === null || farewells.includes(reason)) return null;
  const id = type === 3 ? 'wamp/abort' : 'wamp/goodbye';
  if (direction === 'sent')
    return { id, meaning: 'pageEnded', fix: ['pageSaid'], expected: type === 6, said: reason };
  const message = textAt(json, 1, 'message');
  const answer = answers.get(reason.slice(reason.lastIndexOf('.') + 1)) ?? {
    meaning: 'serverEnded',
    fix: ['serverLog'],
  };
  return { id, ...answer, said: message === null ? reason : `${reason}: ${message}` };
}

export const wamp: Protocol = {
  id: 'wamp',
  name: 'WAMP',
  identity: { subprotocols: ['wamp.2.json'] },
  signs: { goodbye: [{ starts: '[3,' }, { starts: '[6,' }] },
  reads,
  sources: [
    'https://github.com/wamp-proto/wamp-proto/blob/d8389b8/rfc/text/basic/sessions.md',
    'https://github.com/wamp-proto/wamp-proto/blob/d8389b8/rfc/text/basic/uri_reference.md',
    'https://github.com/wamp-proto/wamp-proto/blob/d8389b8/rfc/text/advanced/uris.md',
    'https://github.com/crossbario/autobahn-js/blob/e7b2477d/packages/autobahn/lib/session.js',
    'https://github.com/wamp-proto/wamp-proto/blob/d8389b8/testsuite/singlemessage/basic/goodbye.json',
    'https://github.com/crossbario/autobahn-js/blob/e7b2477d/rfc/text/basic/uri_reference.md',
  ],
};
