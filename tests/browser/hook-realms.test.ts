import type { Browser, CDPSession } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { hookSource } from '../../src/hook/source.ts';
import {
  bindingName,
  buildHook,
  type HookedPage,
  hookedPage,
  type PageServer,
  Reports,
  servePages,
  startBrowser,
} from './support/hook-page.ts';

let browser: Browser;
let server: PageServer;
let hook: string;
let hooked: HookedPage;

beforeAll(async () => {
  [browser, server, hook] = await Promise.all([startBrowser(), servePages(), buildHook()]);
  const body = `new WebSocket('${server.ws}/close/4001/from%20here')`;
  server.files.set('/frame', { type: 'text/html', body: `<!doctype html><script>${body}</script>` });
  server.files.set('/worker.js', { type: 'text/javascript', body });
});
afterAll(async () => {
  server.close();
  await browser.close();
});
beforeEach(async () => {
  hooked = await hookedPage(browser, hook);
  await hooked.page.goto(`${server.http}/`);
});
afterEach(() => hooked.page.close());

const frames = [
  ['a frame of the same origin', 'src="/frame"', () => `${server.http}/frame`],
  ['a sandboxed frame', 'src="/frame" sandbox="allow-scripts"', () => `${server.http}/frame`],
  [
    'a srcdoc frame',
    () => `srcdoc="<script>new WebSocket('${server.ws}/close/4001/from%20here')</script>"`,
    () => 'about:srcdoc',
  ],
] as const;

test.each(frames)('watches %s', async (_name, attributes, url) => {
  const html = `<iframe ${typeof attributes === 'string' ? attributes : attributes()}></iframe>`;
  await hooked.page.evaluate((text) => void document.body.insertAdjacentHTML('beforeend', text), html);
  expect(await hooked.reports.next('closed')).toMatchObject({ code: 4001, reason: 'from here' });
  expect(hooked.reports.of('hello').map((hello) => hello.url)).toContain(url());
  expect(new Set(hooked.reports.of('hello').map((hello) => hello.realm)).size).toBe(
    hooked.reports.of('hello').length,
  );
});

test('watches about:blank, and says when its frame goes', async () => {
  await hooked.page.evaluate((url) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const { WebSocket: Other } = frame.contentWindow as unknown as typeof globalThis;
    new Other(url).onopen = () => frame.remove();
  }, `${server.ws}/`);
  expect(await hooked.reports.next('page-hide')).toMatchObject({ persisted: false });
  expect(hooked.reports.of('hello')[1]).toMatchObject({ url: 'about:blank' });
  expect(hooked.reports.of('opened')).toHaveLength(1);
});

/** The session of the first worker that starts, stopped before its first line, with the hook in it. */
async function hookedWorker(session: CDPSession, start: () => Promise<unknown>): Promise<Reports> {
  const attached = new Promise<CDPSession>((done) => {
    session.on('sessionattached', done);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });
  const started = start();
  const worker = await attached;
  const reports = new Reports(worker);
  await Promise.all([
    worker.send('Runtime.enable'),
    worker.send('Runtime.addBinding', { name: bindingName }),
    worker.send('Runtime.evaluate', { expression: hookSource(hook, bindingName) }),
    worker.send('Runtime.runIfWaitingForDebugger'),
  ]);
  await started;
  return reports;
}

test.each([
  ['a dedicated worker', `new Worker('/worker.js')`],
  ['a module worker', `new Worker('/worker.js', { type: 'module' })`],
  [
    'a worker made from a blob',
    `new Worker(URL.createObjectURL(new Blob(["importScripts('BASE/worker.js')"])))`,
  ],
])('watches %s', async (_name, expression) => {
  const { page, session } = hooked;
  const source = `void (window.kept = ${expression.replace('BASE', server.http)})`;
  const reports = await hookedWorker(session, () => page.evaluate(source));
  expect(await reports.next('closed')).toMatchObject({ code: 4001, reason: 'from here' });
  expect(reports.of('hello')[0]?.url).toBe('');
  expect(reports.of('page')).toMatchObject([{ hidden: false, onLine: true }]);
  expect(reports.of('created')[0]?.stack[0]).toMatchObject({ url: `${server.http}/worker.js`, line: 1 });
});

test('watches a service worker', async () => {
  const { page, session } = hooked;
  const reports = await hookedWorker(session, () =>
    page.evaluate(() => navigator.serviceWorker.register('/worker.js').then(() => {})),
  );
  expect(await reports.next('closed')).toMatchObject({ code: 4001 });
});
