import { describe, expect, test } from 'vitest';
import type { EndedSocket } from '../../../src/model/socket.ts';
import { diagnosed, ended, later, verdict } from './fixtures.ts';

const onHost = (host: string, story: string) => ended(story, { url: `wss://${host}/live` });
/** The socket before, as often as `times` says, each some minutes earlier. */
const repeated = (socket: EndedSocket, times: number) =>
  Array.from({ length: times }, (_, index) => later(socket, -900_000 * (index + 1)));
const named = (socket: EndedSocket | string, earlier: readonly EndedSocket[] = []) => {
  const { owners, cause, confidence } = diagnosed(socket, { siblings: earlier });
  return `${cause} ${confidence}: ${owners.join(', ')}`;
};
const steps = (socket: EndedSocket | string, earlier: readonly EndedSocket[] = []) =>
  diagnosed(socket, { siblings: earlier }).fix.map(({ text }) => text.key.split('.').at(-1));
const pastes = (socket: EndedSocket | string) =>
  diagnosed(socket)
    .fix.map(({ snippets }) => snippets[0]?.code ?? '')
    .join('\n');

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
  test('Istio sets no limit, where Envoy has five minutes', () => {
    expect(owners('answer:101;server=istio-envoy open@0 sent@9 cut@300009')).not.toContain('envoy');
    expect(owners('answer:101;server=envoy open@0 sent@9 cut@300009')).toEqual(['envoy']);
  });
});

describe('an ordinary goodbye is no timeout at first sight', () => {
  const quietPage = (code: number) => ended(`open@0 sent@500000 closed:${code}@560000`);
  test.each([
    ['1000 once', quietPage(1000), 0, 'normal certain'],
    ['1000 twice', quietPage(1000), 1, 'idle-timeout possible'],
    ['1000 three times', quietPage(1000), 2, 'idle-timeout likely'],
    ['1005, which nobody is known for', quietPage(1005), 5, 'no-status certain'],
    [
      '1000 at a figure that nobody is known for',
      ended('open@0 sent@500000 closed:1000@550000'),
      5,
      'normal certain',
    ],
    ['1000 while the page still talks', ended('open@0 sent@550000 closed:1000@560000'), 5, 'normal certain'],
    [
      '1000 at an age of a minute: the page never spoke',
      ended('open@0 received@59000 closed:1000@60000'),
      5,
      'idle-timeout possible',
    ],
    [
      '1000 that the page asked for',
      ended('open@0 sent@9 call:1000@60000 closed:1000@60009'),
      5,
      'normal certain',
    ],
    [
      '1000 of a server that is not Cowboy',
      ended('answer:101;server=uvicorn open@0 sent@9 closed:1000@60009'),
      5,
      'normal certain',
    ],
    ['1002 once: browsers break no protocol', quietPage(1002), 0, 'idle-timeout possible'],
    ['1002 twice', quietPage(1002), 1, 'idle-timeout likely'],
    ['1011 says what it is', quietPage(1011), 5, 'server-error certain'],
  ])('%s', (_, socket, times, expected) => {
    expect(verdict(socket, { siblings: repeated(socket, times) })).toBe(expected);
  });
  test('ends of another kind are no repetition', () => {
    const silent = ended('open@0 sent@500000 cut@560000');
    expect(verdict(quietPage(1000), { siblings: repeated(silent, 5) })).toBe('normal certain');
  });
});

describe('the fix is that of the owner', () => {
  test('has its setting and no list, where one is left', () => {
    const nginx = 'answer:101;Server=nginx open@0 received@9 cut@60009';
    expect(steps(nginx)).toEqual(['ping', 'raise', 'client']);
    expect(pastes(nginx)).toContain('proxy_read_timeout 1h;');
    expect(pastes(nginx)).not.toContain('idle_timeout');
  });
  test.each([
    ['Heroku', onHost('shop.herokuapp.com', 'open@0 received@9 cut@55009'), ['ping', 'fixed', 'client']],
    [
      'CloudFront',
      onHost('a.cloudfront.net', 'open@0 received@9 cut@600009'),
      ['ping', 'serverOnly', 'fixed'],
    ],
    ['ngrok', onHost('a.ngrok.app', 'open@0 received@9 cut@300009'), ['ping', 'support', 'client']],
    [
      'API Gateway',
      onHost('a.execute-api.eu-west-1.amazonaws.com', 'open@0 sent@9 cut@600009'),
      ['noPing', 'fixed'],
    ],
    [
      'Cloud Run',
      onHost('a.run.app', 'open@0 received@299900 cut@300000'),
      ['raiseUpTo', 'before', 'resume'],
    ],
    [
      'Cloud Run at its most',
      onHost('a.run.app', 'open@0 received@3599900 cut@3600000'),
      ['before', 'resume', 'atMost'],
    ],
    [
      'API Gateway by its age',
      onHost('a.execute-api.eu-west-1.amazonaws.com', 'open@0 received@7199900 closed:1001@7200000'),
      ['before', 'resume', 'fixed'],
    ],
  ])('never tells to raise what cannot be raised: %s', (_, socket, expected) => {
    expect(steps(socket)).toEqual(expected);
  });
  test('does not speak of someone as there who is only known for the figure', () => {
    const aged = 'open@0 received@29900 cut@30000';
    expect(diagnosed(aged).owners).toEqual(['gcp-alb-classic']);
    expect(diagnosed(aged).explanation.key).toBe('causes.lifetime-limit.explanation');
    expect(steps(aged)).toEqual(['raiseOneOf', 'before', 'resume']);
    expect(steps('open@0 sent@9 closed:1002@60009')).toEqual(['ping', 'raiseOneOf', 'client']);
    const seen = 'answer:101;Via=1.1+google open@0 received@29900 cut@30000';
    expect(diagnosed(seen).explanation.key).toBe('infrastructure.lifetime.owner');
    expect(steps(seen)).toEqual(['raise', 'before', 'resume']);
  });
  test('is a list of the settings of those that are left', () => {
    const paste = pastes('open@0 received@9 cut@60009');
    for (const setting of ['proxy_read_timeout', 'idle_timeout.timeout_seconds', 'pipe_timeout', 'ProxyPass'])
      expect(paste).toContain(setting);
    expect(paste).not.toContain('ActivityTimeout');
  });
  test('is a general list where nobody is known for the figure', () => {
    const odd = ended('open@0 received@9 cut@38009');
    const [, raise] = diagnosed(odd, { siblings: repeated(odd, 1) }).fix;
    expect(raise?.snippets[0]?.code).toContain('timeout tunnel 1h');
  });
  test('or that of someone proven to be there, who may have another figure set', () => {
    const odd = ended('answer:101;Server=nginx open@0 received@9 cut@38009');
    const [, raise] = diagnosed(odd, { siblings: repeated(odd, 1) }).fix;
    expect(raise?.snippets[0]?.code).toBe('# nginx\nproxy_read_timeout 1h;\nproxy_send_timeout 1h;');
  });
  test('is the setting of the server that named its heartbeat', () => {
    const said = 'answer:101;server=uvicorn open@0 closed:1011/keepalive_ping_timeout@90000';
    expect(named(said)).toBe('idle-timeout likely: uvicorn');
    expect(pastes(said)).toContain('--ws-ping-timeout');
    expect(named('open@0 closed:1011/keepalive_ping_timeout@90000')).toBe(
      'idle-timeout likely: uvicorn, python-websockets',
    );
  });
});

test('nobody is an owner of anything but a timeout', () => {
  expect(diagnosed('answer:101;Server=nginx open@0 received@9 closed:1000@60009').owners).toEqual([]);
  expect(diagnosed('answer:101;Server=nginx open@0 received@9 cut@9000').owners).toEqual([]);
});
