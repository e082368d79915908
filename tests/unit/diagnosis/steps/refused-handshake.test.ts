import { describe, expect, test } from 'vitest';
import type { EndedSocket } from '../../../../src/model/socket.ts';
import { diagnosed, ended, failed, verdict } from '../stories/fixtures.ts';

const refused = (status: number, story: string): EndedSocket =>
  failed(`Error during WebSocket handshake: Unexpected response code: ${status}`, `${story} failed@14`);
const evidence = (socket: EndedSocket | string) =>
  diagnosed(socket)
    .evidence.filter(({ label }) => label.startsWith('infrastructure.'))
    .map(({ fact }) =>
      'key' in fact ? [fact.key.split('.').at(-1), ...Object.values(fact.values ?? {})] : [],
    );

describe("where the answer's headers were not seen, as in Chromium", () => {
  test('the request is evidence, where it may be about credentials or the Origin', () => {
    const socket = refused(403, 'request:Origin=https://shop.dev');
    expect(evidence(socket)).toEqual([['noCookie'], ['origin', { verbatim: 'https://shop.dev' }]]);
    expect(evidence(refused(403, 'request:Cookie=a=1;Origin=https://shop.dev'))).toEqual([
      ['origin', { verbatim: 'https://shop.dev' }],
    ]);
    expect(evidence(refused(404, 'request:Origin=https://shop.dev'))).toEqual([]);
  });
  test('and where nothing of the request was seen, nothing is said of it', () => {
    expect(evidence(refused(403, 'answer:'))).toEqual([]);
    expect(evidence(refused(403, 'asks:chat'))).toEqual([]);
  });
});

describe('where they were seen, as in Firefox', () => {
  test('the status is known without a text of the browser', () => {
    expect(verdict('answer:403;Server=nginx failed@9')).toBe('handshake-status certain');
    expect(verdict('answer:401;Server=nginx failed@9')).toBe('handshake-auth certain');
    expect(verdict('answer:407;Server=nginx failed@9')).toBe('handshake-auth certain');
    expect(verdict('answer:101;Server=nginx failed@9')).toBe('unknown unknown');
    expect(verdict('answer:;Server=nginx failed@9')).toBe('unknown unknown');
  });
  test('an open connection was not refused, whatever the log has', () => {
    expect(verdict('answer:200;Server=envoy open@20 cut@900')).toBe('cut likely');
  });
  test('a text of the browser comes first', () => {
    const socket = failed(
      'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
      'answer:403 failed@9',
    );
    expect(verdict(socket)).toBe('refused certain');
  });
});

test.each([
  ['cf-mitigated: challenge', '403;cf-mitigated=challenge;Server=cloudflare', 'cloudflareChallenge'],
  ['x-vercel-error: NOT_FOUND', '404;x-vercel-error=NOT_FOUND', 'vercelPath'],
  ['x-vercel-error: DEPLOYMENT_DISABLED', '402;x-vercel-error=DEPLOYMENT_DISABLED', 'vercelDisabled'],
  ['Ngrok-Error-Code: ERR_NGROK_725', '403;Ngrok-Error-Code=ERR_NGROK_725', 'ngrokBandwidth'],
  ['Server: AkamaiGHost', '408;Server=AkamaiGHost', 'akamaiSlow'],
  ['Server: awselb/2.0', '503;Server=awselb/2.0', 'alb'],
  ['Server: awselb/2.0', '464;Server=awselb/2.0', 'albProtocol'],
  ['X-Powered-By: Express', '404;Server=nginx;X-Powered-By=Express', 'express'],
])('%s is made by the refuser alone: it is named, with its meaning first', (header, answer, meaning) => {
  const { subtitle, fix } = diagnosed(`answer:${answer} failed@9`);
  expect(subtitle?.key).toBe('infrastructure.refusedBy');
  expect(fix[0]?.text.key).toBe(`infrastructure.refusal.${meaning}`);
  expect(evidence(`answer:${answer} failed@9`)[0]).toEqual([
    'refused',
    expect.any(String),
    { verbatim: header },
  ]);
});

test.each([
  ['503;Fly-Request-Id=01SECRET', 'fly', 'Fly-Request-Id'],
  ['403;server=envoy', 'envoyUpgrade', 'server: envoy'],
  ['502;Server=nginx/1.25.3', 'nginxBackend', 'Server: nginx'],
  ['503;Server=ATS/9.2.3', 'trafficServerLimit', 'Server: ATS/9.2.3'],
  ['400;Server=cloudflare', 'cloudflareSwitch', 'Server: cloudflare'],
  ['403;X-Azure-Ref=20261126T101112Z-SECRET', 'frontDoorRule', 'X-Azure-Ref'],
  ['404;Server=Vercel;x-render-origin-server=gunicorn', 'vercelRewrite', 'x-render-origin-server'],
  ['403;X-Iinfo=1-2-3_NNNN+B12(4,5)', 'imperva', 'X-Iinfo: B12('],
])('others may send these as well, so it is only perhaps they: %s', (answer, meaning, header) => {
  const { subtitle, fix } = diagnosed(`answer:${answer} failed@9`);
  expect(subtitle?.key).toMatch(/^causes\.handshake-status\.kind\./);
  expect(fix[0]?.text.key).toBe(`infrastructure.refusal.${meaning}`);
  expect(evidence(`answer:${answer} failed@9`)[0]).toEqual([
    'refusedPerhaps',
    expect.any(String),
    { verbatim: header },
  ]);
});

test("a private port of a tunnel is known on the tunnel's hosts alone", () => {
  const story = 'answer:401;WWW-Authenticate=tunnel failed@9';
  const there = ended(story, { url: 'wss://shop-3000.app.github.dev/' });
  expect(diagnosed(there).subtitle?.values).toEqual({ owner: 'GitHub Codespaces' });
  expect(diagnosed(story).subtitle?.key).toBe('causes.handshake-auth.subtitle');
});

test('headers that say nothing of a refusal leave the answer as it was', () => {
  const { subtitle, fix } = diagnosed('answer:502;Server=gunicorn failed@9');
  expect(subtitle?.key).toBe('causes.handshake-status.kind.gateway');
  expect(fix[0]?.text.key).toBe('causes.handshake-status.fix.backend');
});

test('where a plain HTTP server answered, the lost upgrade comes before the path', () => {
  const keys = (answer: string) =>
    diagnosed(`answer:${answer} failed@9`).fix.map(({ text }) => text.key.split('.').at(-1));
  expect(keys('404;Server=nginx;X-Powered-By=Express').slice(1, 3)).toEqual(['proxyHeaders', 'path']);
  expect(keys('404;x-vercel-error=NOT_FOUND').slice(1, 3)).toEqual(['path', 'proxyHeaders']);
});
