import { numberAt, textAt, valueAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { words } from '../reading/signs.ts';
import type { Protocol, Saying } from '../types.ts';

const typeOf = ({ json }: MessageView) => textAt(json, 'type');
const pageEnded = { meaning: 'pageEnded', fix: ['pageSaid'], expected: true } as const;
const ended = { meaning: 'ended', fix: ['nothing'], expected: true } as const;

export const deepgram: Protocol = {
  id: 'deepgram',
  name: 'Deepgram',
  identity: {
    hosts: ['api.deepgram.com'],
    paths: ['/v1/listen', '/v2/listen', '/v1/speak', '/v1/agent/converse'],
    onlyAtAddress: true,
    opens: (view) => view.direction === 'received' && ['Metadata', 'Results'].includes(typeOf(view) ?? ''),
  },
  signs: { ping: words('KeepAlive'), goodbye: [{ has: '"CloseStream"', from: 'sent' }] },
  reads: (view) =>
    view.direction === 'sent' && typeOf(view) === 'CloseStream'
      ? { id: 'deepgram/close', ...pageEnded }
      : null,
  // About 10 s without audio or KeepAlive end it; a KeepAlive every 3 to 5 s is asked for.
  heartbeats: () => [
    {
      announced: false,
      interval: 5_000,
      patience: 5_000,
      whoPings: 'page',
      ping: (view) => view.direction === 'sent' && typeOf(view) === 'KeepAlive',
      pong: null,
      anyCounts: true,
    },
  ],
  sources: ['https://developers.deepgram.com/docs/audio-keep-alive'],
};

/** How far from the announced time the end may be, in milliseconds. */
const expirySlack = 5_000;

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
    : { id: 'assemblyai/error', meaning: 'serverError', fix: ['readMessage'], said };
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

/** An empty text ends the stream; `isFinal` comes with the last audio. */
function readsElevenLabs({ direction, json }: MessageView): Saying | null {
  if (direction === 'sent')
    return textAt(json, 'text') === '' ? { id: 'elevenlabs/empty-text', ...pageEnded } : null;
  return valueAt(json, 'isFinal') === true ? { id: 'elevenlabs/final', ...ended } : null;
}

export const elevenLabs: Protocol = {
  id: 'elevenlabs-tts',
  name: 'ElevenLabs',
  identity: {
    hosts: ['api.elevenlabs.io', 'api.*.elevenlabs.io'],
    paths: [
      '/v1/text-to-speech/*/stream-input',
      '/v1/text-to-speech/*/multi-stream-input',
      '/v1/convai/conversation',
    ],
    onlyAtAddress: true,
    opens: ({ direction, json }) =>
      direction === 'sent'
        ? textAt(json, 'text') !== null
        : textAt(json, 'type') === 'conversation_initiation_metadata',
  },
  signs: {
    goodbye: [
      { has: '"text":""', from: 'sent' },
      { has: '"isFinal":true', from: 'received' },
    ],
  },
  reads: readsElevenLabs,
  sources: [
    'https://github.com/elevenlabs/elevenlabs-docs/blob/3557f0b1/fern/docs/pages/developer-guides/websockets.mdx',
    'https://github.com/elevenlabs/elevenlabs-docs/blob/3557f0b1/fern/apis/api/asyncapi.yml',
    'https://github.com/elevenlabs/elevenlabs-docs/blob/3557f0b1/websockets.mdx',
    'https://github.com/elevenlabs/elevenlabs-docs/blob/3557f0b1/fern/conversational-ai/pages/customization/client-events.mdx',
  ],
};
