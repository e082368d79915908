import type { Infrastructure } from '../../types.ts';
import { setIn } from '../how-to-change.ts';
import { idleCut } from '../idle-cut.ts';

const read = '2026-11';
const albGuide = 'awsdocs/elb-application-load-balancers-user-guide@01a945e:doc_source';
const nlbGuide = 'awsdocs/elb-network-load-balancers-user-guide@b5d8773:doc_source';
const itself = [{ name: 'Server', pattern: /^awselb\/2\.0$/i }] as const;
const longest = 4000;

export const amazonBalancers: readonly Infrastructure[] = [
  {
    id: 'aws-alb',
    product: 'AWS Application Load Balancer',
    kind: 'balancer',
    headers: [
      {
        name: 'Set-Cookie',
        pattern: /^AWSALB(?:CORS|TG|TGCORS|APP-\d)?=/,
        strength: 'hint',
        source: `${albGuide}/sticky-sessions.md`,
      },
      {
        name: 'Server',
        pattern: /^awselb\/2\.0$/i,
        strength: 'proof',
        on: 'refusal',
        source: `${albGuide}/load-balancer-troubleshooting.md`,
      },
    ],
    hosts: [
      { pattern: '*.*.elb.amazonaws.com', strength: 'hint' },
      { pattern: '*.elb.*.amazonaws.com', strength: 'hint' },
    ],
    timers: [
      {
        ...idleCut,
        seconds: 60,
        setting: setIn(
          'shell',
          'aws elbv2 modify-load-balancer-attributes --load-balancer-arn ARN \\\n  --attributes Key=idle_timeout.timeout_seconds,Value=3600',
          longest,
        ),
        source: `${albGuide}/application-load-balancers.md; https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html`,
      },
    ],
    refusals: [
      {
        headers: itself,
        statuses: [464],
        meaning: 'infrastructure.refusal.albProtocol',
        sure: true,
        source: `${albGuide}/load-balancer-troubleshooting.md`,
      },
      {
        headers: itself,
        statuses: [400],
        meaning: 'infrastructure.refusal.albLambda',
        sure: true,
        source: `${albGuide}/lambda-functions.md`,
      },
      {
        headers: itself,
        statuses: [],
        meaning: 'infrastructure.refusal.alb',
        sure: true,
        source: `${albGuide}/load-balancer-troubleshooting.md; public captures 2019 to 2026`,
      },
    ],
    read,
  },
  {
    id: 'aws-clb',
    product: 'AWS Classic Load Balancer',
    kind: 'balancer',
    hosts: [{ pattern: '*.*.elb.amazonaws.com', strength: 'hint' }],
    timers: [
      {
        ...idleCut,
        seconds: 60,
        setting: setIn(
          'shell',
          `aws elb modify-load-balancer-attributes --load-balancer-name NAME \\\n  --load-balancer-attributes '{"ConnectionSettings":{"IdleTimeout":3600}}'`,
          longest,
        ),
        source:
          'awsdocs/elb-classic-load-balancers-user-guide@0e6e54e:doc_source/config-idle-timeout.md; https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-idle-timeout.html',
      },
    ],
    read,
  },
  {
    id: 'aws-nlb',
    product: 'AWS Network Load Balancer',
    kind: 'balancer',
    hosts: [{ pattern: '*.elb.*.amazonaws.com', strength: 'hint' }],
    noTimer: `forgets a flow after 350 s without data and ends nothing: only the next packet is answered with a reset. ${nlbGuide}/network-load-balancers.md; https://docs.aws.amazon.com/elasticloadbalancing/latest/network/update-idle-timeout.html`,
    read,
  },
];
