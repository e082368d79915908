import type { Pack } from '../pack.ts';

const source =
  'https://github.com/speechmatics/docs/blob/8783a7a/docs/api-ref/realtime-transcription-websocket.mdx';

export const pack: Pack = {
  id: 'speechmatics',
  name: 'Speechmatics',
  homepage: 'https://docs.speechmatics.com',
  recognise: [{ host: '*.rt.speechmatics.com', certainty: 'proven', basis: source }],
  sentBy: 'server',
  hosted: true,
  codes: [
    { code: 1003, name: 'protocol_error', topic: 'request', reconnect: 'after-fix', source },
    { code: 1008, name: 'policy_violation', topic: 'timeout', reconnect: 'yes', source },
    { code: 1011, name: 'internal_error', topic: 'server', reconnect: 'yes', common: 'server-error', source },
    {
      code: 4001,
      name: 'not_authorised',
      topic: 'authentication',
      reconnect: 'no',
      common: 'bad-token',
      source,
    },
    { code: 4003, name: 'not_allowed', topic: 'permission', reconnect: 'no', common: 'not-allowed', source },
    { code: 4004, name: 'invalid_model', topic: 'missing', reconnect: 'no', source },
    { code: 4005, name: 'quota_exceeded', topic: 'limit', reconnect: 'yes', source },
    { code: 4006, name: 'timelimit_exceeded', topic: 'limit', reconnect: 'yes', source },
    { code: 4013, name: 'job_error', topic: 'server', reconnect: 'yes', source },
  ],
};
