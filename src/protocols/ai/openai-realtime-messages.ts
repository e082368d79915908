import { numberAt, textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { saidWhere, typeOf } from '../reading/shorthand.ts';
import { words } from '../reading/signs.ts';
import type { Protocol, Saying } from '../types.ts';

/** How far from the announced time the end may be, in milliseconds. */
const expirySlack = 5_000;

const answers = new Map<string, Pick<Saying, 'meaning' | 'fix' | 'expected'>>([
  ['session_expired', { meaning: 'sessionExpired', fix: ['renewSession'], expected: true }],
  ['insufficient_quota', { meaning: 'quota', fix: ['limits'] }],
  ['invalid_api_key', { meaning: 'refusedAuth', fix: ['login'] }],
]);

function reads(view: MessageView): Saying | null {
  if (view.direction === 'sent') return null;
  const type = typeOf(view);
  if (type === 'session.created' || type === 'session.updated') {
    const expires = numberAt(view.json, 'session', 'expires_at');
    if (expires === null) return null;
    const due = { due: expires * 1_000, nearEnd: expirySlack, said: `"expires_at":${expires}` };
    return { id: 'openai/expires', meaning: 'sessionExpired', fix: ['renewSession'], expected: true, ...due };
  }
  if (type !== 'error') return null;
  const said = textAt(view.json, 'error', 'message');
  const answer = answers.get(textAt(view.json, 'error', 'code') ?? '');
  return {
    id: 'openai/error',
    // Most errors leave the session open.
    ...(answer ?? { meaning: 'serverReportedError', fix: ['readMessage'], final: false }),
    ...saidWhere(said),
  };
}

export const openAiRealtime: Protocol = {
  id: 'openai-realtime',
  name: 'OpenAI Realtime',
  identity: {
    subprotocols: ['realtime'],
    hosts: ['api.openai.com', '*.openai.azure.com'],
    paths: ['/v1/realtime', '/openai/realtime', '/openai/v1/realtime'],
    onlyAtAddress: true,
    // A session with long instructions is cut before it can be parsed.
    opens: ({ direction, text }) => direction === 'received' && text.startsWith('{"type":"session.created"'),
  },
  signs: { goodbye: words('error', 'session.created', 'session.updated') },
  reads,
  sources: [
    'https://github.com/openai/openai-openapi/blob/f85dbe2/openapi.yaml',
    'https://github.com/openai/openai-node/blob/7b7d6ca7/src/resources/realtime/realtime.ts',
  ],
};
