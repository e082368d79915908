import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { inject } from 'vitest';
import { WebSocketServer } from 'ws';
import type { HookReport } from '../../../../src/hook/reporting/reports.ts';
import { hookSource } from '../../../../src/hook/source.ts';

/** Name of the binding in these tests; the product chooses a random one. */
export const bindingName = 'bindingOfTheTests';

/** A server of pages, scripts and sockets on one loopback port. */
export interface PageServer {
  readonly http: string;
  readonly ws: string;
  /** What each path answers with; a path without an entry is an empty page. */
  readonly files: Map<string, { readonly type: string; readonly body: string }>;
  /** Paths of the sockets that have ended on the server's side, in order. */
  readonly ended: readonly string[];
  close(): void;
}

/**
 * Starts the server. A socket does what its path says: `/close/4001/reason` closes after opening, `/cut` is cut after
 * opening, `/echo` sends every message back, `/silent` never answers a close; others stay open. It agrees to the
 * first subprotocol asked for.
 */
export async function servePages(): Promise<PageServer> {
  const files: PageServer['files'] = new Map();
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '') ?? {
      type: 'text/html',
      body: '<!doctype html><title>page</title>',
    };
    response.setHeader('content-type', file.type);
    response.end(file.body);
  });
  const ended: string[] = [];
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    socket.on('close', () => ended.push(request.url ?? ''));
    const [, what, code, reason] = (request.url ?? '').split('/');
    if (what === 'close')
      socket.close(code === undefined ? undefined : Number(code), decodeURIComponent(reason ?? ''));
    if (what === 'cut') socket.terminate();
    if (what === 'silent') socket.pause();
    if (what === 'echo') socket.on('message', (data, binary) => socket.send(data, { binary }));
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;
  return {
    http: `http://127.0.0.1:${port}`,
    ws: `ws://127.0.0.1:${port}`,
    files,
    ended,
    close() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      server.close();
    },
  };
}

const listening = (server: Server) =>
  new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));

/** Starts Chromium. */
export function startBrowser(...args: string[]): Promise<Browser> {
  return puppeteer.launch({
    executablePath: inject('executablePath'),
    headless: true,
    pipe: true,
    args: ['--no-sandbox', ...args],
  });
}

/** Everything one session's bindings were called with. */
export class Reports {
  readonly calls: string[] = [];
  /** All reports but those about the calls themselves. */
  readonly all: HookReport[] = [];
  #changed: () => void = () => {};

  constructor(session: CDPSession) {
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name !== bindingName) return;
      this.calls.push(payload);
      const reports = JSON.parse(payload) as HookReport[];
      this.all.push(...reports.filter(({ type }) => type !== 'call'));
      this.#changed();
    });
  }

  /** The reports of one type so far. */
  of<Type extends HookReport['type']>(type: Type): Extract<HookReport, { type: Type }>[] {
    return this.all.filter((report): report is Extract<HookReport, { type: Type }> => report.type === type);
  }

  /** The `count`-th report of a type, as soon as it is there. */
  async next<Type extends HookReport['type']>(
    type: Type,
    count = 1,
  ): Promise<Extract<HookReport, { type: Type }>> {
    await this.until(() => this.of(type).length >= count);
    return this.of(type)[count - 1] as Extract<HookReport, { type: Type }>;
  }

  /** Waits until `condition` holds, asking after every call. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((done) => {
        this.#changed = done;
      });
    }
  }
}

export interface HookedPage {
  readonly page: Page;
  readonly session: CDPSession;
  readonly reports: Reports;
}

/** A page without the hook, ready for it to be installed. */
export async function plainPage(browser: Browser): Promise<HookedPage> {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  const reports = new Reports(session);
  await session.send('Runtime.enable');
  return { page, session, reports };
}

/** A page in which the hook runs before every script; `before` are scripts that run earlier still. */
export async function hookedPage(browser: Browser, hook: string, ...before: string[]): Promise<HookedPage> {
  const opened = await plainPage(browser);
  const { session } = opened;
  await session.send('Page.enable');
  for (const source of before) await session.send('Page.addScriptToEvaluateOnNewDocument', { source });
  await session.send('Runtime.addBinding', { name: bindingName });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: hookSource(hook, bindingName) });
  return opened;
}

/** Installs the hook in a page that runs already. Gives the remote HookController, or null. */
export async function installLate(
  session: CDPSession,
  hook: string,
  name = bindingName,
): Promise<string | null> {
  await session.send('Runtime.addBinding', { name });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: hookSource(hook, name),
  });
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description);
  return result.objectId ?? null;
}
