import type { Infrastructure } from '../../types.ts';

const read = '2026-11';

/** CDNs of which no timer is known, but their hosts, or the answers with which they refuse. */
export const firewalls: readonly Infrastructure[] = [
  {
    id: 'akamai',
    product: 'Akamai',
    kind: 'cdn',
    headers: [
      {
        name: 'Server',
        pattern: /^AkamaiGHost$/i,
        strength: 'proof',
        on: 'refusal',
        source: 'public captures of answers that the edge made itself',
      },
    ],
    hosts: [
      { pattern: '*.akamaized.net', strength: 'proof' },
      { pattern: '*.edgekey.net', strength: 'proof' },
      { pattern: '*.edgesuite.net', strength: 'proof' },
    ],
    refusals: [
      {
        headers: [{ name: 'Server', pattern: /^AkamaiGHost$/i }],
        statuses: [403],
        meaning: 'infrastructure.refusal.akamai',
        sure: true,
        source: 'public captures',
      },
      {
        headers: [{ name: 'Server', pattern: /^AkamaiGHost$/i }],
        statuses: [408],
        meaning: 'infrastructure.refusal.akamaiSlow',
        sure: true,
        source: 'public captures',
      },
    ],
    read,
  },
  {
    id: 'imperva',
    product: 'Imperva',
    kind: 'cdn',
    headers: [
      {
        name: 'X-Iinfo',
        pattern: /^\d{1,9}-\d{1,12}-\d/,
        strength: 'hint',
        on: 'refusal',
        source: 'ordinary answers: public captures 2016 to 2026',
      },
    ],
    refusals: [
      {
        headers: [{ name: 'X-Iinfo', pattern: / B\d{1,4}\(/ }],
        statuses: [200, 403],
        meaning: 'infrastructure.refusal.imperva',
        sure: false,
        source: 'public captures 2026',
      },
    ],
    read,
  },
  {
    id: 'fastly',
    product: 'Fastly',
    kind: 'cdn',
    hosts: [
      { pattern: '*.fastly.net', strength: 'proof' },
      { pattern: '*.edgecompute.app', strength: 'proof' },
    ],
    read,
  },
];
