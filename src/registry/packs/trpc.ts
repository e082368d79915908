import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/@trpc/client/v/11.25.2';

export const pack: Pack = {
  id: 'trpc',
  name: 'tRPC',
  homepage: 'https://trpc.io',
  recognise: [{ query: 'connectionParams=1', certainty: 'proven', basis: source }],
  sentBy: 'client',
  codes: [{ code: 3000, name: 'Client abort', topic: 'other', reconnect: 'yes', source }],
};
