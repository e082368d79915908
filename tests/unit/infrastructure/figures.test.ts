import { expect, test } from 'vitest';
import { allInfrastructure, infrastructureOf } from '../../../src/infrastructure/data/index.ts';

/*
 * Figures that somebody who did not write them read beside their sources, which stand beside the data: whose timer, what it
 * runs by, its seconds, how it ends a connection, and what changes it.
 */

const timersOf = (id: string) =>
  (infrastructureOf(id)?.timers ?? []).map((timer) => {
    const { kind, seconds, ends, setting } = timer;
    const upTo = 'upTo' in timer && timer.upTo !== undefined ? ` to ${timer.upTo}` : '';
    const also = 'also' in timer && timer.also ? ` or ${timer.also.join(' or ')}` : '';
    const counts = kind === 'idle' ? ` ${timer.counts}` : '';
    const most = setting.change === 'setting' && setting.most !== undefined ? ` <= ${setting.most}` : '';
    return `${kind}${counts} ${seconds}${upTo}${also} s: ${ends.join(', ')}; ${setting.change}${most}`;
  });

test.each([
  ['nginx', ['idle both 60 s: 1006; setting']],
  ['aws-alb', ['idle both 60 s: 1006; setting <= 4000']],
  ['aws-api-gateway-ws', ['idle both 600 s: 1001, 1006; none', 'lifetime 7200 s: 1001, 1006; none']],
  ['cloudfront', ['idle from-server 600 s: 1006; none']],
  ['cloudflare', ['idle both 100 to 120 s: 1006; support']],
  ['heroku', ['idle both 55 s: 1006; none']],
  ['gcp-alb-classic', ['lifetime 30 s: 1006; setting']],
  ['gcp-cloud-run', ['lifetime 300 or 3600 s: 1006; setting <= 3600']],
  ['azure-load-balancer', ['idle both 240 s: 1006; setting <= 1800']],
  ['envoy', ['idle both 300 s: 1006; setting']],
  ['contour', ['idle both 300 s: 1006; setting']],
  ['istio', []],
  ['aws-nlb', []],
  ['haproxy', []],
  ['deno', ['heartbeat 30 s: 1001; setting']],
  ['cowboy', ['idle from-page 60 to 66 s: 1000; setting']],
  ['bandit', ['idle from-page 60 s: 1002; setting']],
  ['uwebsockets', ['idle from-page 120 s: 1006; setting <= 960']],
  ['jetty', ['idle both 30 s: 1001; setting']],
  ['uvicorn', ['heartbeat 40 s: 1011; setting']],
  ['python-websockets', ['heartbeat 40 s: 1011; setting']],
] as const)('%s: %j', (id, expected) => {
  expect(infrastructureOf(id)).toBeDefined();
  expect(timersOf(id)).toEqual(expected);
});

test('a load balancer that ends nothing by itself says when it does', () => {
  expect(infrastructureOf('azure-load-balancer')?.product).toContain('with TCP reset');
  expect(infrastructureOf('aws-nlb')?.noTimer).toMatch(/350 s.*only the next packet/);
  expect(infrastructureOf('istio')).toMatchObject({ insteadOf: ['envoy'] });
});

test('a backend of AWS API Gateway cannot ping', () => {
  expect(infrastructureOf('aws-api-gateway-ws')?.backendPing).toBe('no');
});

test("Socket.IO's 45 s is the client's own deadline: no timer cuts a connection after it", () => {
  const near = allInfrastructure.filter(({ timers = [] }) =>
    timers.some(({ seconds }) => Math.abs(seconds - 45) <= 4),
  );
  expect(near).toEqual([]);
});
