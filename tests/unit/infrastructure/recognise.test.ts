import { describe, expect, test } from 'vitest';
import { domainOf, hostStandsUnder } from '../../../src/infrastructure/hosts.ts';
import {
  recogniseInfrastructure,
  recogniseWithEarlier,
} from '../../../src/infrastructure/recognise-infrastructure.ts';
import type { Handshake, Header } from '../../../src/model/network-entry.ts';

const answered = (headers: readonly Header[], status: number | null = 101): Handshake => ({
  status,
  requestHeaders: [],
  responseHeaders: headers,
});
const named = (found: ReturnType<typeof recogniseInfrastructure>) =>
  found.map(({ id, by, strength }) => `${id} by ${by}: ${strength}`);
const byHost = (host: string) =>
  named(recogniseInfrastructure({ url: `wss://${host}/live`, handshake: null }));
const byAnswer = (headers: readonly Header[], status = 101) =>
  named(recogniseInfrastructure({ url: 'wss://api.shop.dev/', handshake: answered(headers, status) }));

test.each([
  ['abc.execute-api.eu-west-1.amazonaws.com', ['aws-api-gateway-ws by host: proof']],
  ['abc.execute-api.cn-north-1.amazonaws.com.cn', ['aws-api-gateway-ws by host: proof']],
  ['execute-api.eu-west-1.amazonaws.com', []],
  ['abc.execute-api.eu.west.amazonaws.com', []],
  ['shop.herokuapp.com', ['heroku by host: proof']],
  ['SHOP.HerokuApp.com', ['heroku by host: proof']],
  ['shop.herokuapp.com.evil.dev', []],
  ['notherokuapp.com', []],
  ['herokuapp.com', []],
  ['a-1.eu-west-1.elb.amazonaws.com', ['aws-alb by host: hint', 'aws-clb by host: hint']],
  ['shop.onrender.com', ['render by host: proof', 'cloudflare by host: hint']],
  ['shop.workers.dev', ['cloudflare-workers by host: proof']],
  ['shop-3000.app.github.dev', ['github-codespaces by host: proof']],
  ['shop-3000.preview.app.github.dev', ['github-codespaces by host: proof']],
  ['abc.eu.tunnels.api.visualstudio.com', ['vscode-devtunnels by host: proof']],
  ['shop.up.railway.app', ['railway by host: proof']],
  ['backboard.railway.app', ['railway by host: hint']],
  ['shop.deno.net', ['deno-deploy by host: proof', 'deno by host: hint']],
  ['shop.ngrok.pro', ['ngrok by host: proof']],
  ['shop.ew.r.appspot.com', ['gcp-app-engine by host: proof']],
  ['shop.example.com.edgekey.net', ['akamai by host: proof']],
  ['shop.global.ssl.fastly.net', ['fastly by host: proof']],
  ['shop.koyeb.app', ['koyeb by host: proof']],
  ['api.shop.dev', []],
])('the host %s shows %j', (host, expected) => {
  expect(byHost(host)).toEqual(expected);
});

test("Railway's edge names itself, in 2025 as railway-edge and in 2026 as railway-hikari", () => {
  for (const name of ['railway-edge', 'railway-hikari'])
    expect(byAnswer([['server', name]])).toEqual(['railway by Server: hint']);
});

test('a masked value shows whom a session file says it showed, and nobody else', () => {
  const said = [
    { id: 'cloudflare', by: 'CF-RAY' },
    { id: 'kong', by: 'X-Kong-Request-Id' },
    { id: 'nginx', by: 'Server' },
    { id: 'no-such', by: 'CF-RAY' },
    { id: 'heroku', by: 'CF-RAY' },
  ];
  const shownBy = (headers: readonly Header[]) =>
    named(
      recogniseInfrastructure({
        url: 'wss://api.shop.dev/',
        handshake: { ...answered(headers), recognisedInFile: said },
      }),
    );
  expect(shownBy([['cf-ray', '***']])).toEqual(['cloudflare by CF-RAY: proof']);
  expect(
    shownBy([
      ['CF-RAY', 'any'],
      ['Server', 'any'],
    ]),
  ).toEqual([]);
  expect(byAnswer([['CF-RAY', '***']])).toEqual([]);
});

test.each<[readonly Header[], number, readonly string[]]>([
  [[['Server', 'nginx']], 101, ['nginx by Server: proof']],
  [[['server', 'nginx/1.25.3 (Ubuntu)']], 101, ['nginx by Server: proof']],
  [[['Server', 'nginx-like']], 101, []],
  [[['CF-RAY', '8f0123456789abcd-AMS']], 101, ['cloudflare by CF-RAY: proof']],
  [[['CF-RAY', 'abc']], 101, []],
  [[['CF-Cache-Status', 'DYNAMIC']], 101, ['cloudflare by CF-Cache-Status: proof']],
  [[['CF-Cache-Status', 'HIT']], 101, []],
  [
    [['Report-To', String.raw`{"endpoints":[{"url":"https:\/\/a.nel.cloudflare.com\/report\/v4?s=x"}]}`]],
    101,
    ['cloudflare by Report-To: proof'],
  ],
  [[['gap-auth', 'who@shop.dev']], 101, ['databricks-apps by gap-auth: proof']],
  [[['X-Powered-By', 'AutobahnPython/0.10.2']], 101, ['autobahn-python by X-Powered-By: proof']],
  [[['Sec-WebSocket-Location', 'ws://a/']], 101, ['undertow by Sec-WebSocket-Location: hint']],
  [[['Server', 'Werkzeug/3.0.1 Python/3.12.1']], 101, ['werkzeug by Server: hint']],
  [[['Alt-Svc', 'h3=":443"; ma=2592000']], 101, []],
  [[['Server', 'envoy']], 101, ['envoy by server: proof', 'contour by server: hint']],
  [[['Server', 'istio-envoy']], 101, ['istio by server: proof']],
  [[['Server', 'Cowboy']], 101, ['cowboy by server: proof']],
  [[['Server', 'Cowboy']], 503, []],
  [[['X-Powered-By', 'Express']], 101, []],
  [[['X-Powered-By', 'Express']], 404, ['express by X-Powered-By: proof']],
  [[['Via', '1.1 vegur']], 101, ['heroku by Via: proof']],
  [[['Via', '2.0 heroku-router']], 101, ['heroku by Via: hint']],
  [[['Set-Cookie', 'a=1\nAWSALB=2; Path=/']], 101, ['aws-alb by Set-Cookie: hint']],
  [
    [
      ['CF-RAY', '8f0123456789abcd-AMS'],
      ['Via', '1.1 vegur'],
    ],
    101,
    ['cloudflare by CF-RAY: proof', 'heroku by Via: proof'],
  ],
  [[['Server', `nginx${'x'.repeat(100_000)}`]], 101, []],
])('the answer %.80j with %i shows %j', (headers, status, expected) => {
  expect(byAnswer(headers, status)).toEqual(expected);
});

test('a Worker is not a zone, though the edge is the same', () => {
  const handshake = answered([['Server', 'cloudflare']]);
  expect(named(recogniseInfrastructure({ url: 'wss://a.workers.dev/', handshake }))).toEqual([
    'cloudflare-workers by host: proof',
  ]);
});

describe('earlier answers of the host', () => {
  const url = 'wss://api.shop.dev/';
  const before = [answered([['Server', 'nginx']]), answered([['Server', 'uvicorn']])];
  test('help where this one was not seen, a server as a hint only', () => {
    expect(named(recogniseWithEarlier({ url, handshake: null }, before))).toEqual([
      'nginx by earlier-answer: proof',
      'uvicorn by earlier-answer: hint',
    ]);
    expect(named(recogniseWithEarlier({ url, handshake: answered([], null) }, before))).toHaveLength(2);
  });
  test('are not asked where this one was seen', () => {
    const handshake = answered([['Server', 'Caddy']]);
    expect(named(recogniseWithEarlier({ url, handshake }, before))).toEqual(['caddy by Server: proof']);
  });
  test('do not repeat what the host shows', () => {
    const heroku = { url: 'wss://shop.herokuapp.com/', handshake: null };
    expect(named(recogniseWithEarlier(heroku, [answered([['Via', '1.1 vegur']])]))).toEqual([
      'heroku by host: proof',
    ]);
  });
});

test.each(['', 'not a url', 'wss://', 'wss://[::1]:9/', 'wss://10.0.0.1/'])(
  'the URL %j names nobody',
  (url) => {
    expect(recogniseInfrastructure({ url, handshake: null })).toEqual([]);
  },
);

test.each([
  ['*.shop.dev', 'a.shop.dev', true],
  ['*.shop.dev', 'a.b.shop.dev', true],
  ['*.shop.dev', 'shop.dev', false],
  ['*.*.shop.dev', 'b.shop.dev', false],
  ['*.*.shop.dev', 'a.b.shop.dev', true],
  ['*.api.*.shop.dev', 'a.api.b.shop.dev', true],
  ['*.api.*.shop.dev', 'a.api.shop.dev', false],
  ['ws.shop.dev', 'ws.shop.dev', true],
  ['ws.shop.dev', 'a.ws.shop.dev', false],
  ['*.shop.dev', '', false],
])('%s: %s stands under it: %s', (pattern, host, expected) => {
  expect(hostStandsUnder(pattern, host)).toBe(expected);
  if (expected) expect(domainOf(pattern)).toBe(domainOf(host));
});
