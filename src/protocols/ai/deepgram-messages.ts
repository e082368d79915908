import { typeOf } from '../reading/shorthand.ts';
import { words } from '../reading/signs.ts';
import type { Protocol } from '../types.ts';

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
      ? { id: 'deepgram/close', meaning: 'pageEnded', fix: ['pageSaid'], expected: true }
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
