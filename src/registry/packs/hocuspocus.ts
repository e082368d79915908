import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/@hocuspocus/common/v/4.8.0';

export const pack: Pack = {
  id: 'hocuspocus',
  name: 'Hocuspocus',
  homepage: 'https://tiptap.dev/docs/hocuspocus',
  recognise: [],
  sentBy: 'server',
  codes: [
    {
      code: 1000,
      name: 'provider_initiated',
      topic: 'finished',
      reconnect: 'no',
      source: 'https://www.npmjs.com/package/@hocuspocus/server/v/3.4.4',
    },
    // The provider connects again on every code (@hocuspocus/provider 4.8.0, onClose), and sends the same document again.
    { code: 1009, name: 'Message Too Big', topic: 'limit', reconnect: 'after-fix', source },
    { code: 4205, name: 'Reset Connection', topic: 'restart', reconnect: 'yes', source },
    {
      code: 4401,
      name: 'Unauthorized',
      topic: 'authentication',
      reconnect: 'after-fix',
      common: 'unauthenticated',
      source,
    },
    { code: 4403, name: 'Forbidden', topic: 'permission', reconnect: 'no', common: 'not-allowed', source },
    { code: 4408, name: 'Connection Timeout', topic: 'timeout', reconnect: 'yes', source },
  ],
};
