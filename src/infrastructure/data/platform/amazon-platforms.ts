import type { Infrastructure } from '../../types.ts';
import { fixed } from '../how-to-change.ts';

const read = '2026-11';
const limits = 'awsdocs/amazon-api-gateway-developer-guide@6060e21:doc_source/limits.md';
/** Its quotas do not say how it ends a connection: public reports say 1001, older ones 1006. */
const ends = [1001, 1006] as const;

export const amazonPlatforms: readonly Infrastructure[] = [
  {
    id: 'aws-api-gateway-ws',
    product: 'AWS API Gateway',
    kind: 'platform',
    headers: [
      {
        name: 'x-amzn-ErrorType',
        strength: 'proof',
        on: 'refusal',
        source: 'public captures 2020 to 2026',
      },
    ],
    hosts: [
      { pattern: '*.execute-api.*.amazonaws.com', strength: 'proof' },
      { pattern: '*.execute-api.*.amazonaws.com.cn', strength: 'proof' },
    ],
    timers: [
      {
        kind: 'idle',
        seconds: 600,
        counts: 'both',
        ends,
        basis: 'documented',
        setting: fixed,
        source: limits,
      },
      { kind: 'lifetime', seconds: 7200, ends, basis: 'documented', setting: fixed, source: limits },
    ],
    backendPing: 'no',
    refusals: [
      {
        headers: [{ name: 'x-amzn-ErrorType', pattern: /^ForbiddenException/ }],
        statuses: [403],
        meaning: 'infrastructure.refusal.apiGateway',
        sure: true,
        source: 'public captures 2020 to 2026',
      },
    ],
    read,
  },
  {
    id: 'aws-app-runner',
    product: 'AWS App Runner',
    kind: 'platform',
    hosts: [{ pattern: '*.*.awsapprunner.com', strength: 'proof' }],
    refusals: [
      {
        headers: [{ name: 'server', pattern: /^envoy$/i }],
        needsHost: true,
        statuses: [403],
        meaning: 'infrastructure.refusal.appRunner',
        sure: true,
        source: 'public captures 2025 and 2026',
      },
    ],
    read,
  },
  {
    id: 'aws-elastic-beanstalk',
    product: 'AWS Elastic Beanstalk',
    kind: 'platform',
    hosts: [{ pattern: '*.elasticbeanstalk.com', strength: 'hint' }],
    implies: ['nginx', 'aws-alb'],
    read,
  },
];
