import { describe, expect, test } from 'vitest';
import type { EndedSocket } from '../../../../src/model/socket.ts';
import { diagnosed, ended, later, onHost, verdict } from '../stories/fixtures.ts';
import { named, repeated } from './owned-ends.ts';

describe('an owner who was recognised, with a figure that fits, is named at the first time', () => {
  test.each([
    ['nginx by its header', ended('answer:101;Server=nginx open@0 received@9 cut@60009'), 'nginx'],
    ['Kong beside nginx', ended('answer:101;Via=1.1+kong/3.4 open@0 received@9 cut@60009'), 'kong'],
    ['Heroku by its host', onHost('shop.herokuapp.com', 'open@0 received@9 cut@55009'), 'heroku'],
    ['CloudFront', onHost('a.cloudfront.net', 'open@0 received@9 sent@590000 cut@600009'), 'cloudfront'],
    [
      'API Gateway',
      onHost('a.execute-api.eu-west-1.amazonaws.com', 'open@0 sent@9 closed:1001@600009'),
      'aws-api-gateway-ws',
    ],
    ['Cowboy by 1000', ended('answer:101;server=Cowboy open@0 sent@9 closed:1000@63009'), 'cowboy'],
    [
      'uWebSockets, though it pings',
      ended('answer:101;uWebSockets=20 open@0 sent@9 cut@120009'),
      'uwebsockets',
    ],
  ])('%s', (_, socket, owner) => {
    expect(named(socket)).toBe(`idle-timeout likely: ${owner}`);
  });
  test.each([
    ['Cloud Run', onHost('a.run.app', 'open@0 received@299900 cut@300000'), 'gcp-cloud-run'],
    ['Daphne', ended('answer:101;Server=daphne open@0 received@9 closed:1000@86400000'), 'daphne'],
  ])('%s, by its age', (_, socket, owner) => {
    expect(named(socket)).toBe(`lifetime-limit likely: ${owner}`);
  });
  test('by an earlier answer of the same URL as well', () => {
    const earlier = ended('answer:101;Server=nginx open@0 closed:1000@5000');
    expect(named(later(ended('open@0 received@9 cut@60009'), 900_000), [earlier])).toBe(
      'idle-timeout likely: nginx',
    );
  });
});

describe('the time that was measured is an upper bound, and the limit of its owner a figure', () => {
  test.each([
    [
      'one figure',
      ended('answer:101;Server=nginx open@0 received@9 cut@60909'),
      'owner',
      { gap: 60_900, limit: 60_000 },
    ],
    [
      'a band',
      ended('answer:101;CF-RAY=8a1-FRA;Server=cloudflare open@0 received@9 cut@110009'),
      'ownerBand',
      { gap: 110_000, limit: 100_000, most: 120_000 },
    ],
  ])('%s', (_, socket, key, durations) => {
    const { explanation } = diagnosed(socket);
    expect(explanation.key).toBe(`infrastructure.idle.${key}`);
    for (const [name, duration] of Object.entries(durations))
      expect(explanation.values).toHaveProperty(name, { duration });
  });
});

describe('a hint narrows the list, and makes nothing likelier', () => {
  test.each([
    [
      'an AWS load balancer by its host',
      onHost('a.eu-west-1.elb.amazonaws.com', 'open@0 sent@9 cut@60009'),
      ['aws-alb', 'aws-clb'],
    ],
    ['a cookie', ended('answer:101;Set-Cookie=AWSALB=1 open@0 sent@9 cut@60009'), ['aws-alb']],
    [
      'Google by its Via',
      ended('answer:101;Via=1.1+google open@0 received@29000 cut@30000'),
      ['gcp-alb-classic'],
    ],
  ])('%s', (_, socket, owners) => {
    expect(diagnosed(socket)).toMatchObject({ confidence: 'possible', owners });
  });
});

describe('a figure that only users report is never likely at once', () => {
  test.each([
    [ended('answer:101;Server=cloudflare open@0 sent@9 cut@100009'), 'possible', 0],
    [ended('answer:101;Server=cloudflare open@0 sent@9 cut@100009'), 'likely', 1],
  ])('%#: %s', (socket, confidence, times) => {
    expect(named(socket, repeated(socket, times))).toBe(`idle-timeout ${confidence}: cloudflare`);
  });
  test('and a Worker has none', () => {
    const worker = onHost('a.workers.dev', 'answer:101;Server=cloudflare open@0 sent@9 cut@100009');
    expect(diagnosed(worker).owners).not.toContain('cloudflare');
  });
});

describe('whoever cannot have been it is left out', () => {
  const owners = (socket: EndedSocket | string) => diagnosed(socket).owners;
  test('by the code', () => {
    expect(owners('open@0 sent@9 closed:1002@60009')).toEqual(['bandit']);
    expect(owners('open@0 sent@9 cut@60009')).not.toContain('bandit');
    expect(owners('open@0 sent@9 closed:1001@30009')).toEqual(['jetty']);
  });
  test('by the host: a platform brings its own balancers, and this machine has none', () => {
    expect(owners(onHost('shop.fly.dev', 'open@0 sent@9 cut@60009'))).not.toContain('aws-alb');
    expect(owners(onHost('shop.fly.dev', 'open@0 sent@9 cut@60009'))).toContain('nginx');
    expect(owners(onHost('a.azurefd.net', 'open@0 received@9 sent@590000 cut@600009'))).toEqual([]);
    const here = owners(ended('open@0 sent@9 cut@60009', { url: 'ws://localhost:8080/' }));
    expect(here).toContain('nginx');
    expect(here).not.toContain('aws-alb');
  });
  test('by the side that was quiet', () => {
    expect(owners('open@0 received@9 sent@590000 cut@600009')).toEqual(['cloudfront']);
    expect(owners('open@0 sent@9 received@590000 cut@600009')).toEqual([]);
    expect(owners('open@0 sent@9 received@59000 closed:1002@60009')).toEqual(['bandit']);
    expect(verdict('open@0 received@9 sent@59000 closed:1002@60009')).toBe('protocol-violation certain');
  });
  test('by a shorter limit that cannot be raised: pings must have kept all of them awake', () => {
    expect(owners(onHost('shop.herokuapp.com', 'open@0 sent@9 cut@60009'))).toEqual([]);
    expect(
      owners(
        ended('answer:101;X-Amz-Cf-Pop=FRA56-P4;Via=1.1+vegur open@0 received@9 sent@590000 cut@600009'),
      ),
    ).toEqual(['cloudfront']);
    expect(owners(onHost('a.azurefd.net', 'open@0 sent@9 cut@900009'))).toEqual([]);
    expect(owners('answer:101;Server=nginx open@0 sent@9 cut@900009')).toEqual(['squid']);
  });
  test('by its own pings, unless it was recognised', () => {
    expect(owners('open@0 sent@9 received@118000 cut@120009')).toEqual([]);
  });
  test('by the server that was recognised instead', () => {
    expect(verdict('answer:101;server=uvicorn open@0 sent@9 closed:1002@60009')).toBe(
      'protocol-violation certain',
    );
  });
  test('by a timer that runs from a reload: no age and no quiet time shows it', () => {
    expect(owners('open@0 sent@9 cut@240009')).toEqual(['azure-load-balancer']);
  });
  test('Istio sets no limit, where Envoy has five minutes', () => {
    expect(owners('answer:101;server=istio-envoy open@0 sent@9 cut@300009')).not.toContain('envoy');
    expect(owners('answer:101;server=envoy open@0 sent@9 cut@300009')).toEqual(['envoy']);
  });
});

test('nobody is an owner of anything but a timeout', () => {
  expect(diagnosed('answer:101;Server=nginx open@0 received@9 closed:1000@60009').owners).toEqual([]);
  expect(diagnosed('answer:101;Server=nginx open@0 received@9 cut@9000').owners).toEqual([]);
});
