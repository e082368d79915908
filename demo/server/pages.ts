import { readFile } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { extname } from 'node:path';
import type { Places } from '../endings/places.ts';
import type { ServerLog } from './server-log.ts';

const demoFolder = new URL('../', import.meta.url);
/** The only folders and files of the demo that are served. */
const served = /^\/(page\/[\w-]+\.(html|css|ts)|endings(\/[\w-]+)?\.ts|endings\/[\w-]+\.ts)$/;
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
};
/** Pages that come with a policy of their own. */
const policies: Readonly<Record<string, string>> = { '/page/forbidden.html': "connect-src 'none'" };

/** Serves the demo page, its scripts with the types stripped, the places and the server's log. */
export function createPages(places: () => Places, log: ServerLog): RequestListener {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname === '/' ? '/page/index.html' : pathname;
    if (path === '/places.json') return sendJson(response, places());
    if (path.startsWith('/server-log/'))
      return sendJson(response, log.read(decodeURIComponent(path.slice(12))));
    if (!served.test(path)) return sendNothing(response);
    sendFile(response, path).catch(() => sendNothing(response));
  };
}

async function sendFile(response: ServerResponse, path: string): Promise<void> {
  const source = await readFile(new URL(`.${path}`, demoFolder), 'utf8');
  const kind = extname(path);
  const policy = policies[path];
  response.writeHead(200, {
    'Content-Type': types[kind] ?? 'text/plain',
    ...(policy === undefined ? {} : { 'Content-Security-Policy': policy }),
  });
  response.end(kind === '.ts' ? stripTypeScriptTypes(source) : source);
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(value));
}

function sendNothing(response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain' });
  response.end('not found');
}
