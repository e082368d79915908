import type { Pack } from '../pack.ts';

export const pack: Pack = {
  id: 'tldraw-sync',
  name: 'tldraw sync',
  homepage: 'https://tldraw.dev/docs/sync',
  recognise: [],
  sentBy: 'server',
  codes: [
    {
      code: 4099,
      name: 'TLSyncError',
      topic: 'other',
      reconnect: 'depends',
      source: 'https://www.npmjs.com/package/@tldraw/sync-core/v/5.1.1',
    },
  ],
};
