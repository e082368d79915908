import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import * as commands from '../../../../src/diagnosis/commands/commands.ts';
import { targetOf } from '../../../../src/diagnosis/commands/target.ts';
import { checkNginx, startProxy } from '../../../servers/nginx.ts';

const target = targetOf('wss://api.shop.dev/live');

/** Runs that ask nginx itself. */
export const nginxRuns: readonly string[] = ['proxyHeaders', 'proxyTimeouts', 'tlsVersions'];

/** Configuration: nginx's tried by nginx itself, and policies read back. */
export const configRuns = (nginx: string): Record<string, () => Promise<void>> => ({
  async proxyHeaders() {
    const [http = '', server = ''] = commands.proxyHeaders.code.split('# in server { }');
    const location = /location \/ \{([^}]*)\}/.exec(server)?.[1] ?? '';
    // Answers an ordinary request with the Connection header that reached it.
    const backend = createServer(({ headers }, response) => response.end(headers.connection));
    const sockets = new WebSocketServer({ server: backend });
    backend.listen(0, '127.0.0.1');
    await once(backend, 'listening');
    const address = backend.address();
    const proxy = await startProxy({
      executable: nginx,
      backend: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 'none'}`,
      http: http.split('\n'),
      location: location.split('\n').filter((line) => !line.includes('proxy_pass')),
    });
    await checkNginx(nginx, { http: http.split('\n'), server: server.split('\n') });
    const client = new WebSocket(proxy.address);
    await once(client, 'open');
    client.terminate();
    const ordinary = await fetch(proxy.address.replace('ws', 'http'));
    expect(await ordinary.text()).toBe('close');
    await proxy.stop();
    sockets.close();
    backend.close();
  },
  async tlsVersions() {
    await checkNginx(nginx, { server: commands.tlsVersions.code.split('\n') });
  },

  async allowInPolicy() {
    const said = (quoted: string) =>
      `Connecting to 'wss://api.shop.dev/live' violates the following Content Security Policy directive: "${quoted}". The action has been blocked.`;
    const fixed = (text: string) => commands.allowInPolicy(target, text).code;
    expect(fixed(said("connect-src 'self' https://cdn.dev"))).toBe(
      "connect-src 'self' https://cdn.dev wss://api.shop.dev",
    );
    expect(fixed(said("connect-src 'none'"))).toBe('connect-src wss://api.shop.dev');
    expect(
      fixed(
        `${said("default-src 'self'")} Note that 'connect-src' was not explicitly set, so 'default-src' is used.`,
      ),
    ).toBe("connect-src 'self' wss://api.shop.dev");
    expect(fixed(said('connect-src a; script-src *'))).toBe('wss://api.shop.dev');
    expect(fixed('')).toBe('wss://api.shop.dev');
    expect(commands.allowInPolicy(targetOf('ws://h.dev:81/'), '').code).toBe('ws://h.dev:81');
  },

  async terminateTls() {
    // No Caddy to ask: a site with one directive, by the Caddyfile's grammar.
    for (const [url, port] of [
      ['ws://h.dev/', 8080],
      ['ws://h.dev:9001/', 9001],
    ] as const)
      expect(commands.terminateTls(targetOf(url)).code).toBe(
        `# Caddyfile\nh.dev {\n\treverse_proxy localhost:${port} # your server\n}`,
      );
  },
});
