import type { Pack } from '../pack.ts';

export const pack: Pack = {
  id: 'gemini-live',
  name: 'Gemini Live API',
  homepage: 'https://ai.google.dev/gemini-api/docs/live',
  recognise: [
    { host: 'generativelanguage.googleapis.com', certainty: 'presumed', basis: "the vendor's API host" },
  ],
  sentBy: 'server',
  hosted: true,
  codes: [
    {
      code: 1007,
      name: 'Invalid argument',
      topic: 'request',
      reconnect: 'after-fix',
      source: 'https://github.com/vercel/ai/issues/20695',
    },
    {
      code: 1008,
      name: 'Policy or not found',
      topic: 'missing',
      reconnect: 'after-fix',
      source: 'https://github.com/google-gemini/deprecated-generative-ai-js/issues/487',
    },
    {
      code: 1011,
      name: 'Internal error or quota',
      topic: 'server',
      reconnect: 'yes',
      source: 'https://github.com/livekit/agents/issues/2274',
    },
  ],
};
