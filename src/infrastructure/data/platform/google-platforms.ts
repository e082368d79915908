import type { Infrastructure } from '../../types.ts';
import { setIn } from '../how-to-change.ts';

const hour = 3600;

export const googlePlatforms: readonly Infrastructure[] = [
  {
    id: 'gcp-cloud-run',
    product: 'Google Cloud Run',
    kind: 'platform',
    headers: [
      {
        name: 'Server',
        pattern: /^Google Frontend$/i,
        strength: 'hint',
        source: 'ordinary answers in public captures; no capture of a 101 found',
      },
    ],
    hosts: [{ pattern: '*.run.app', strength: 'proof' }],
    timers: [
      {
        kind: 'lifetime',
        seconds: 300,
        also: [hour],
        ends: [1006],
        basis: 'documented',
        setting: setIn('shell', 'gcloud run services update SERVICE --region REGION --timeout=3600', hour),
        source: 'https://cloud.google.com/run/docs/triggering/websockets',
      },
    ],
    read: '2026-11',
  },
];
