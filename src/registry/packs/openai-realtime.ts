import type { Pack } from '../pack.ts';

export const pack: Pack = {
  id: 'openai-realtime',
  name: 'OpenAI Realtime',
  homepage: 'https://platform.openai.com/docs/guides/realtime',
  recognise: [
    {
      host: 'api.openai.com',
      path: '/v1/realtime',
      certainty: 'proven',
      basis: 'https://www.npmjs.com/package/@openai/agents-realtime/v/0.20.0',
    },
  ],
  sentBy: 'server',
  hosted: true,
  codes: [
    {
      code: 1001,
      name: 'session_expired',
      topic: 'session',
      reconnect: 'yes',
      source: 'https://github.com/pollen-robotics/reachy_mini_conversation_app/issues/134',
    },
    {
      code: 3000,
      name: 'invalid_request_error.invalid_api_key',
      topic: 'authentication',
      reconnect: 'after-fix',
      source: 'https://github.com/twilio-samples/speech-assistant-openai-realtime-api-python/issues/4',
    },
    {
      code: 4000,
      name: 'invalid_request_error.beta_api_shape_disabled',
      topic: 'version',
      reconnect: 'no',
      source: 'https://github.com/pickle-com/glass/issues/220',
    },
  ],
};
