import { describe, expect, test } from 'vitest';
import type { EndedSocket } from '../../../../src/model/socket.ts';
import { diagnosed, ended, onHost } from '../stories/fixtures.ts';
import { named, repeated } from './owned-ends.ts';

const steps = (socket: EndedSocket | string) =>
  diagnosed(socket).fix.map(({ text }) => text.key.split('.').at(-1));
const pastes = (socket: EndedSocket | string) =>
  diagnosed(socket)
    .fix.map(({ snippets }) => snippets[0]?.code ?? '')
    .join('\n');

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
