import type { CDPSession } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { hookSource } from '../../../src/hook/source.ts';
import { bindingName, Reports } from '../support/capture/hook-page.ts';
import { useHookStage } from '../support/capture/hook-stage.ts';

const stage = useHookStage();

beforeAll(async () => {
  const body = `new WebSocket('${stage.server.ws}/close/4001/from%20here')`;
  stage.server.files.set('/frame', { type: 'text/html', body: `<!doctype html><script>${body}</script>` });
  stage.server.files.set('/worker.js', { type: 'text/javascript', body });
});

const frames = [
  ['a frame of the same origin', 'src="/frame"', () => `${stage.server.http}/frame`],
  ['a sandboxed frame', 'src="/frame" sandbox="allow-scripts"', () => `${stage.server.http}/frame`],
  [
    'a srcdoc frame',
    () => `srcdoc="<script>new WebSocket('${stage.server.ws}/close/4001/from%20here')</script>"`,
    () => 'about:srcdoc',
  ],
] as const;

test.each(frames)('watches %s', async (_name, attributes, url) => {
  const html = `<iframe ${typeof attributes === 'string' ? attributes : attributes()}></iframe>`;
  await stage.page.evaluate((text) => void document.body.insertAdjacentHTML('beforeend', text), html);
  expect(await stage.reports.next('closed')).toMatchObject({ code: 4001, reason: 'from here' });
  expect(stage.reports.of('hello').map((hello) => hello.url)).toContain(url());
  expect(stage.reports.of('hello')).toHaveLength(2);
});

test('watches about:blank, and says when its frame goes', async () => {
  await stage.page.evaluate((url) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const { WebSocket: Other } = frame.contentWindow as unknown as typeof globalThis;
    new Other(url).onopen = () => frame.remove();
  }, `${stage.server.ws}/`);
  expect(await stage.reports.next('page-hide')).toMatchObject({ persisted: false });
  expect(stage.reports.of('hello')[1]).toMatchObject({ url: 'about:blank' });
  expect(stage.reports.of('opened')).toHaveLength(1);
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
    worker.send('Runtime.evaluate', { expression: hookSource(stage.hook, bindingName) }),
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
  const { page, session } = stage;
  const source = `void (window.kept = ${expression.replace('BASE', stage.server.http)})`;
  const reports = await hookedWorker(session, () => page.evaluate(source));
  expect(await reports.next('closed')).toMatchObject({ code: 4001, reason: 'from here' });
  expect(reports.of('hello')[0]?.url).toBe('');
  expect(reports.of('page')).toMatchObject([{ hidden: false, onLine: true }]);
  expect(reports.of('created')[0]?.stack[0]).toMatchObject({
    url: `${stage.server.http}/worker.js`,
    line: 1,
  });
});

test('watches a service worker', async () => {
  const { page, session } = stage;
  const reports = await hookedWorker(session, () =>
    page.evaluate(() => navigator.serviceWorker.register('/worker.js').then(() => {})),
  );
  expect(await reports.next('closed')).toMatchObject({ code: 4001 });
});
