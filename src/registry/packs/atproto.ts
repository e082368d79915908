import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/@atproto/xrpc-server/v/0.10.21';

export const pack: Pack = {
  id: 'atproto',
  name: 'AT Protocol (Bluesky)',
  homepage: 'https://atproto.com/specs/event-stream',
  recognise: [
    {
      path: '/xrpc/com.atproto.sync.subscribeRepos',
      certainty: 'presumed',
      basis: "the specification's endpoint",
    },
    {
      path: '/xrpc/com.atproto.label.subscribeLabels',
      certainty: 'presumed',
      basis: "the specification's endpoint",
    },
  ],
  sentBy: 'server',
  codes: [
    { code: 1000, name: 'Normal', topic: 'finished', reconnect: 'no', source },
    { code: 1008, name: 'Policy', topic: 'other', reconnect: 'depends', source },
  ],
};
