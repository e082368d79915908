import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import * as commands from '../../../../src/diagnosis/commands/commands.ts';
import { tryHandshake } from '../../../../src/diagnosis/commands/handshake-commands.ts';
import { targetOf } from '../../../../src/diagnosis/commands/target.ts';
import { ended } from '../stories/fixtures.ts';
import { serve } from './support.ts';

/** Tools that snippets call, replaced by one that prints its arguments: what they do is not ours to test. */
const tools = [
  ...['nslookup', 'getent', 'ss', 'nc', 'openssl', 'mkcert', 'curl', 'npx', 'gcloud', 'uvicorn'],
  ...['daphne', 'aws', 'az', 'varnishadm', 'traffic_ctl', 'kubectl'],
];
const printers = tools.map((tool) => `${tool}() { printf '%s|' ${tool} "$@"; echo; }`).join('\n');

const run = promisify(execFile);

/** What a snippet calls in a POSIX shell, a line for each call. */
export const callsOf = (code: string): string =>
  execFileSync('sh', ['-c', `${printers}\n${code}`], { encoding: 'utf8' });

const target = targetOf('wss://api.shop.dev:8443/live');
const ipv6 = targetOf('ws://[::1]:9001/');

/** Commands, each run by a real `sh`; those for a handshake with the real curl. */
export const shellRuns: Record<string, () => Promise<void>> = {
  async tryHandshake() {
    const { server, address } = await serve();
    server.options.handleProtocols = (protocols) => [...protocols][0] ?? false;
    const asked = new Promise<string | undefined>((resolve) => {
      server.once('connection', (_, { headers }) => resolve(headers.origin));
    });
    const { code, withSecrets } = tryHandshake(
      ended('asks:chat failed@9', { url: `${address}/live?a=1&b=2` }),
    );
    expect(callsOf(code.split('\n')[1] ?? '')).toContain(`--connect|${address}/live?a=***&b=*** |`);
    const [curl = '', wscat = ''] = (withSecrets ?? '').split('\n');
    // Ends by curl's own limit: an opened WebSocket stays.
    const curled = run('sh', ['-c', `${curl.replace('--max-time 5', '--max-time 1')} --silent || true`]);
    expect(await asked).toBe('https://shop.dev');
    const answer = (await curled).stdout;
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    expect(answer).toContain('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
    expect(answer).toContain('Sec-WebSocket-Protocol: chat');
    expect(callsOf(wscat)).toContain(`--connect|${address}/live?a=1&b=2 |--subprotocol|chat|--origin|`);
  },

  async resolveName() {
    expect(callsOf(commands.resolveName(target).code)).toBe(
      'nslookup|api.shop.dev|\ngetent|hosts|api.shop.dev|\n',
    );
  },
  async whoListens() {
    expect(callsOf(commands.whoListens(target).code)).toBe('ss|-ltnp|sport = :8443|\n');
  },
  async testPort() {
    expect(callsOf(commands.testPort(ipv6).code)).toBe('nc|-vz|-w|5|::1|9001|\n');
  },
  async showChain() {
    expect(callsOf(commands.showChain(ipv6).code)).toBe(
      'openssl|s_client|-connect|[::1]:9001|-servername|::1|-showcerts|\n',
    );
  },
  async showDates() {
    expect(callsOf(commands.showDates(target).code)).toBe('openssl|x509|-noout|-dates|\n');
  },
  async showNames() {
    expect(callsOf(commands.showNames(target).code)).toBe(
      'openssl|x509|-noout|-subject|-ext|subjectAltName|\n',
    );
  },
  async makeLocalCertificate() {
    expect(callsOf(commands.makeLocalCertificate(target).code)).toBe(
      'mkcert|-install|\nmkcert|api.shop.dev|\n',
    );
  },
  async connectThroughProxy() {
    expect(callsOf(commands.connectThroughProxy(target).code)).toBe(
      'curl|-v|--proxytunnel|-x|http://PROXY:3128|https://api.shop.dev:8443/|\n',
    );
  },
};
