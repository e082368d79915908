import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { access, constants, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { canUseApt, installPackage } from '../../demo/browser/install.ts';
import { until } from '../../demo/browser/until.ts';
import { closedPort } from '../../demo/server/listeners.ts';

async function findNginx(): Promise<string | null> {
  // Debian keeps it where only root's PATH looks.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  for (const folder of folders) {
    const path = join(folder, 'nginx');
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return path;
  }
  return null;
}

/** Finds nginx, or installs it where apt-get may; null where neither works. */
export async function ensureNginx(): Promise<string | null> {
  const found = await findNginx();
  if (found || !(await canUseApt())) return found;
  await installPackage('nginx-light', console.log);
  return findNginx();
}

export interface ProxyWishes {
  readonly executable: string;
  /** Origin of the server behind, e.g. `http://127.0.0.1:8080`. */
  readonly backend: string;
  /** Lines of the `http` block, e.g. a `map`. */
  readonly http?: readonly string[];
  /** Lines of the `location /` block, e.g. `proxy_read_timeout 2s;`. */
  readonly location: readonly string[];
}

export interface NginxProxy {
  /** Base address of its WebSockets. */
  readonly address: string;
  stop(): Promise<void>;
}

/** The header lines without which nginx does not pass a WebSocket handshake on. */
export const upgradeLines = [
  'proxy_http_version 1.1;',
  'proxy_set_header Upgrade $http_upgrade;',
  'proxy_set_header Connection "upgrade";',
] as const;

interface Blocks {
  readonly http?: readonly string[];
  readonly server: readonly string[];
}

const configFor = (folder: string, { http = [], server }: Blocks): string => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  ${http.join('\n  ')}
  server {
    ${server.join('\n    ')}
  }
}
`;

const proxying = (port: number, { backend, location, http }: ProxyWishes): Blocks => ({
  ...(http ? { http } : {}),
  server: [`listen 127.0.0.1:${port};`, 'location / {', `  proxy_pass ${backend};`, ...location, '}'],
});

async function writeConfig(blocks: Blocks): Promise<{ folder: string; args: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'closeframe-nginx-'));
  const config = join(folder, 'nginx.conf');
  await writeFile(config, configFor(folder, blocks));
  return { folder, args: ['-c', config, '-p', folder, '-e', join(folder, 'error.log')] };
}

/** Has nginx read a configuration without starting (`nginx -t`); throws with its words where it refuses. */
export async function checkNginx(executable: string, blocks: Blocks): Promise<void> {
  const { folder, args } = await writeConfig(blocks);
  await promisify(execFile)(executable, ['-t', ...args]).finally(() =>
    rm(folder, { recursive: true, force: true }),
  );
}

/** Starts nginx in front of a server, with everything it writes in a folder of its own. */
export async function startProxy(wishes: ProxyWishes): Promise<NginxProxy> {
  const port = await closedPort();
  const { folder, args } = await writeConfig(proxying(port, wishes));
  const child = spawn(wishes.executable, args, { stdio: 'ignore' });
  await until(`nginx listens on ${port}`, () => isListening(port));
  return {
    address: `ws://127.0.0.1:${port}`,
    stop: async () => {
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill();
  });
}
