import { numberAt, textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { typeOf } from '../reading/shorthand.ts';
import { words } from '../reading/signs.ts';
import type { Protocol, Saying } from '../types.ts';

const pageEnded = { meaning: 'pageEnded', fix: ['pageSaid'], expected: true } as const;
const ended = { meaning: 'ended', fix: ['nothing'], expected: true } as const;

/** How far from the announced time the end may be, in milliseconds. */
const expirySlack = 5_000;

/** Streaming's, and those of the older real-time service. */
const errorCodes = [
  3005,
  3006,
  3007,
  3008,
  3009,
  ...Array.from({ length: 105 }, (_, index) => 4_000 + index),
];

function readsAssemblyAi(view: MessageView): Saying | null {
  const type = typeOf(view);
  if (view.direction === 'sent')
    return type === 'Terminate' ? { id: 'assemblyai/terminate', ...pageEnded } : null;
  if (type === 'Termination' || textAt(view.json, 'message_type') === 'SessionTerminated')
    return { id: 'assemblyai/termination', ...ended };
  const expires = type === 'Begin' ? numberAt(view.json, 'expires_at') : null;
  if (expires !== null) {
    const due = { due: expires * 1_000, nearEnd: expirySlack, said: `"expires_at":${expires}` };
    return {
      id: 'assemblyai/expires',
      meaning: 'sessionExpired',
      fix: ['renewSession'],
      expected: true,
      ...due,
    };
  }
  const said = textAt(view.json, 'error');
  return said === null
    ? null
    : { id: 'assemblyai/error', meaning: 'serverError', fix: ['readMessage'], codes: errorCodes, said };
}

export const assemblyAi: Protocol = {
  id: 'assemblyai',
  name: 'AssemblyAI',
  identity: {
    hosts: ['streaming.assemblyai.com', 'streaming.*.assemblyai.com', 'api.assemblyai.com'],
    paths: ['/v3/ws', '/v2/realtime/ws'],
    onlyAtAddress: true,
    opens: (view) => view.direction === 'received' && typeOf(view) === 'Begin',
  },
  signs: { goodbye: words('Begin', 'Terminate', 'Termination', 'SessionTerminated', 'error') },
  reads: readsAssemblyAi,
  sources: [
    'https://github.com/AssemblyAI/assemblyai-node-sdk/blob/3034899/src/types/streaming/index.ts',
    'https://github.com/AssemblyAI/assemblyai-node-sdk/blob/3034899/src/services/streaming/service.ts',
    'https://github.com/AssemblyAI/assemblyai-api-spec/blob/3fcf678d/fern/pages/speech-to-text/universal-streaming/common-errors.mdx',
    'https://github.com/AssemblyAI/assemblyai-node-sdk/blob/3034899/src/utils/errors/streaming.ts',
    'https://github.com/AssemblyAI/assemblyai-api-spec/blob/3fcf678d/fern/usm-streaming-overrides.yml',
  ],
};
