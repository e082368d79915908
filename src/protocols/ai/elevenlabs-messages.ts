import { textAt, valueAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Protocol, Saying } from '../types.ts';

const pageEnded = { meaning: 'pageEnded', fix: ['pageSaid'], expected: true } as const;
const ended = { meaning: 'ended', fix: ['nothing'], expected: true } as const;

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
