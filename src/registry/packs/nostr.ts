import type { Pack } from '../pack.ts';

export const pack: Pack = {
  id: 'nostr',
  name: 'Nostr relay',
  homepage: 'https://github.com/nostr-protocol/nips',
  recognise: [],
  sentBy: 'server',
  codes: [
    {
      code: 4000,
      name: 'Do not reconnect (removed)',
      topic: 'permission',
      reconnect: 'no',
      source: 'https://github.com/nostr-protocol/nips/commit/0ba45895',
    },
  ],
};
