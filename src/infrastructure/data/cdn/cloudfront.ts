import type { Infrastructure } from '../../types.ts';
import { fixed } from '../how-to-change.ts';

const guide = 'awsdocs/amazon-cloudfront-developer-guide@1c964d4:doc_source';

export const cloudfront: readonly Infrastructure[] = [
  {
    id: 'cloudfront',
    product: 'Amazon CloudFront',
    kind: 'cdn',
    headers: [
      {
        name: 'X-Amz-Cf-Pop',
        pattern: /^[A-Z]{3}\d+-[A-Z]\d+$/i,
        strength: 'proof',
        source: 'public handshake capture: exchange feed, 2026, X-Amz-Cf-Pop: FRA56-P4',
      },
      {
        name: 'X-Amz-Cf-Id',
        pattern: /^[\w-]{50,60}==$/,
        strength: 'hint',
        source: `${guide}/RequestAndResponseBehaviorCustomOrigin.md`,
      },
      {
        name: 'Via',
        pattern: /\.cloudfront\.net \(CloudFront\)/i,
        strength: 'hint',
        source: `${guide}/RequestAndResponseBehaviorCustomOrigin.md`,
      },
      {
        name: 'X-Cache',
        pattern: /^Miss from cloudfront$/i,
        strength: 'hint',
        source: `${guide}/AccessLogs.md`,
      },
    ],
    hosts: [{ pattern: '*.cloudfront.net', strength: 'proof' }],
    timers: [
      {
        kind: 'idle',
        seconds: 600,
        counts: 'from-server',
        ends: [1006],
        basis: 'documented',
        setting: fixed,
        source: `${guide}/cloudfront-limits.md; https://repost.aws/questions/QU05nkjxdfRC2E67FGICmP3g`,
      },
    ],
    refusals: [
      {
        headers: [
          { name: 'Server', pattern: /^CloudFront$/i },
          { name: 'X-Cache', pattern: /^Error from cloudfront$/i },
        ],
        statuses: [403],
        meaning: 'infrastructure.refusal.cloudfront',
        sure: true,
        source: 'public captures: CloudFront names itself in Server only where it made the page itself',
      },
    ],
    read: '2026-11',
  },
];
