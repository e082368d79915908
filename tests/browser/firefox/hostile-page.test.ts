import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { bridgePortName } from '../../../src/capture/content-scripts/bridge/port-name.ts';
import { fileBindingName } from '../../../src/hook/source.ts';
import { limits } from '../../../src/model/limits.ts';
import { isEnded } from '../../../src/model/socket.ts';
import { describe, has } from '../support/capture/capture-page.ts';
import { type SocketServer, serveSockets } from '../support/capture/capture-server.ts';
import { type FirefoxStage, openFirefoxStage } from '../support/firefox/firefox-stage.ts';
import { there } from '../support/panel/there.ts';

let server: SocketServer | null = null;
let stage: FirefoxStage | null = null;

/** What a hook would say of a socket that was never there. */
const forged = JSON.stringify([
  { type: 'call', number: 1 },
  { type: 'created', socket: 9, api: 'WebSocket', url: 'ws://forged/', protocols: [], at: 1, stack: [] },
]);

beforeAll(async () => {
  server = await serveSockets();
  stage = await openFirefoxStage({ url: `${server.http}/` });
});
afterAll(async () => {
  await stage?.close();
  server?.close();
});

/** Loads a page of this script, whose sockets the log then has alone. */
async function load(script: string): Promise<void> {
  there(server).files.set('/hostile', `<!doctype html><title>hostile</title><script>${script}</script>`);
  const { page, line } = there(stage);
  await line.send({ type: 'clear' });
  await until('the log is empty', async () => (await line.sockets()).length === 0);
  await page.goto(`${there(server).http}/hostile`);
}

/** Has the panel record, or stop. */
async function record(wish: 'on' | 'off'): Promise<void> {
  const { devtools, line } = there(stage);
  await devtools.panel.evaluate(() =>
    document.querySelector<HTMLElement>('[data-action="toggle-recording"]')?.click(),
  );
  await until(`recording is ${wish}`, async () => (await line.state()).kind === wish);
}

const rows = async () => (await there(stage).line.sockets()).map(describe);

test('a page finds neither the binding nor the extension, and forges nothing by any way to the bridge', async () => {
  await load(`
    const forged = ${JSON.stringify(forged)};
    const said = { type: 'reports', payload: forged };
    const names = ['${fileBindingName}', '${bridgePortName}', 'closeframe', 'closeframeBridge'];
    window.found = names.filter((name) => name !== 'document' && name in window);
    window.extensionApis = [typeof window.browser, typeof window.chrome?.runtime, typeof window.exportFunction];
    window.called = 0;
    for (const name of names) {
      // Whoever looks for the binding later finds the page's.
      try { Object.defineProperty(window, name, { configurable: false, get() { window.called++; return () => {}; } }); } catch {}
      for (const target of [window, document]) {
        target.dispatchEvent(new CustomEvent(name, { detail: said }));
        target.dispatchEvent(new MessageEvent('message', { data: said }));
      }
      window.postMessage({ name, ...said }, '*');
      new BroadcastChannel(name).postMessage(said);
    }
    window.postMessage(said, '*');
    window.postMessage({ type: 'document', hook: 'new' }, '*');
    document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', {
      blockedURI: '${there(server).ws}/close/4001', disposition: 'enforce',
      effectiveDirective: 'connect-src', originalPolicy: "connect-src 'none'",
    }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    try { new WebSocket('ftp://forged/'); } catch {}
    window.kept = new WebSocket('${there(server).ws}/close/4001');
  `);
  const sockets = await there(stage).line.waitFor(has('page /close/4001 4001'));
  // The page's own pagehide ends nothing, and its policy is nobody's word.
  expect(sockets.filter((socket) => isEnded(socket) && socket.browserText !== null)).toEqual([]);
  expect(sockets.filter(({ url }) => url.includes('forged') && !url.startsWith('ftp:'))).toEqual([]);
  const { found, extensionApis, called } = (await there(stage).page.evaluate(() => ({ ...window }))) as never;
  expect({ found, extensionApis, called }).toEqual({
    found: [],
    extensionApis: ['undefined', 'undefined', 'undefined'],
    called: 0,
  });
});

test('built-ins that the page replaces break neither the page nor the record', async () => {
  await load(`
    const thrower = () => { throw new Error('hijacked'); };
    for (const type of [Object, Array, String, Number]) type.prototype.toJSON = thrower;
    for (const key of ['call', 'apply', 'bind', 'toString']) Function.prototype[key] = thrower;
    JSON.parse = () => [];
    JSON.stringify = () => '[]';
    Array.prototype.push = Array.prototype[Symbol.iterator] = String.prototype[Symbol.iterator] = thrower;
    EventTarget.prototype.addEventListener = () => {};
    WebSocket.prototype.close = () => {};
    Error.captureStackTrace = thrower;
    Object.defineProperty(Error, 'stackTraceLimit', { get: thrower, set: thrower });
    Object.defineProperty(Error.prototype, 'stack', { get: thrower, set: thrower, configurable: true });
    Date.now = performance.now = () => 0;
    window.Promise = window.Proxy = window.Reflect = window.WeakMap = window.Event = window.CloseEvent = null;
    window.queueMicrotask = window.setTimeout = window.postMessage = thrower;
    window.errors = [];
    window.onerror = (message) => { window.errors[window.errors.length] = message; };
    try { new WebSocket('ftp://threw/'); } catch (error) { window.threw = error.name; }
    window.kept = new WebSocket('${there(server).ws}/close/4001');
    window.kept.onclose = ({ code }) => { document.title = 'closed ' + code; };
  `);
  const sockets = await there(stage).line.waitFor(has('page /close/4001 4001'));
  const closed = sockets.find(({ url }) => url.endsWith('/close/4001'));
  expect(closed?.createdAt).toBeGreaterThan(Date.now() - 60_000);
  expect(closed?.openCall?.stack[0]?.url).toBe(`${there(server).http}/hostile`);
  const seen = await there(stage).page.evaluate(
    '({ title: document.title, errors: window.errors.length, threw: window.threw })',
  );
  expect(seen).toEqual({ title: 'closed 4001', errors: 0, threw: 'SyntaxError' });
});

test('a page that locks the binding’s name before the hook comes goes on, unrecorded', async () => {
  const { page } = there(stage);
  await record('off');
  await load(
    `Object.defineProperty(window, '${fileBindingName}', { value: (text) => { window.got = text; } });`,
  );
  await record('on');
  const code = await page.evaluate(
    (url) =>
      new Promise((resolve) => {
        new WebSocket(url).onclose = (event) => resolve(event.code);
      }),
    `${there(server).ws}/close/4001`,
  );
  expect(code).toBe(4001);
  expect(await page.evaluate('typeof window.got')).toBe('undefined');
  expect(await rows()).toEqual([]);
});

test('a page that waits for the binding and catches it forges rows of its own, and neither those of others nor a broken panel', async () => {
  const { page, line, devtools } = there(stage);
  const { ws, otherSite, files } = there(server);
  files.set('/honest', `<script>window.kept = new WebSocket('${ws}/close/4007');</script>`);
  await record('off');
  await load(`
    window.called = 0;
    Object.defineProperty(window, '${fileBindingName}', {
      configurable: true,
      get() { window.called++; return undefined; },
      set() { window.called++; },
    });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const value = Object.getOwnPropertyDescriptor(window, '${fileBindingName}')?.value;
      if (typeof value !== 'function') return port2.postMessage('');
      window.caught = value;
      delete window['${fileBindingName}'];
    };
    port2.postMessage('');
  `);
  await record('on');
  await until('the page has caught the binding', () => page.evaluate('typeof window.caught === "function"'));
  await page.evaluate(
    (forgery, address) => {
      const { caught } = globalThis as unknown as { caught(value: unknown): void };
      const thrower = () => {
        throw new Error('trap');
      };
      // In the controller's place, and with everything that a hook never says.
      caught({ pause: thrower, resume: thrower, rehearse: () => '<img src=x>' });
      for (const odd of [null, 1, Symbol('x'), '', '{', '[[]]', 'x'.repeat(20_000_000)]) caught(odd);
      const say = (number: number, report: object) =>
        caught(JSON.stringify([{ type: 'call', number }, report]));
      say(1, { type: 'hello', url: 'https://bank.example/', at: 1 });
      caught(forgery.replace('"number":1', '"number":2'));
      say(3, {
        type: 'closed',
        socket: 9,
        code: 4009,
        reason: '<img src=x>',
        wasClean: true,
        at: 2,
        rehearsed: false,
      });
      for (let number = 4; number < 20_000; number += 1)
        say(number, { type: 'page-hide', persisted: false, at: 1 });
      document.body.append(Object.assign(document.createElement('iframe'), { src: address }));
    },
    forged,
    `${otherSite}/honest`,
  );
  await line.waitFor(has('iframe /close/4007 4007'));
  const sockets = await line.sockets();
  const forgeries = sockets.filter(({ url }) => url.startsWith('ws://forged'));
  for (const { context } of forgeries) {
    expect(context).toEqual({ kind: 'page', url: `${there(server).http}/hostile` });
  }
  expect(forgeries).toHaveLength(1);
  expect(sockets).toHaveLength(2);
  expect(await page.evaluate('window.called')).toBe(0);
  await devtools.panel.waitForSelector('[data-close-code="4007"]');
  await page.goto(`${there(server).http}/`);
  await line.waitFor((found) => found.every(isEnded));
  expect(await devtools.panel.evaluate(() => document.querySelector('img[src="x"]'))).toBeNull();
});

test('long URLs, and reasons with markup and lone surrogates, arrive bounded and as they are', async () => {
  await load('window.kept = [];');
  const reasons = ['<img src=x onerror=alert(1)>', '\u202Egnitirw\u202C'];
  await there(stage).page.evaluate(
    (base, texts) => {
      const page = globalThis as unknown as { kept: WebSocket[] };
      page.kept = [new WebSocket(`${base}/long/${'x'.repeat(100_000)}`)];
      for (const text of texts) {
        const socket = new WebSocket(`${base}/reason`);
        socket.onopen = () => socket.close(4001, text);
        page.kept.push(socket);
      }
    },
    there(server).ws,
    reasons,
  );
  const sockets = await there(stage).line.waitFor((found) => found.filter(isEnded).length === 3);
  expect(sockets.find(({ url }) => url.includes('/long/'))?.url.length).toBe(limits.urlLength);
  const asked = sockets.flatMap(({ closeCall }) => (closeCall === null ? [] : [closeCall.reason]));
  expect(asked.sort()).toEqual([...reasons].sort());
  expect(await there(stage).devtools.panel.evaluate(() => document.querySelector('img[src="x"]'))).toBeNull();
});

test('two thousand constructors that throw are counted, and panel and page stay usable', async () => {
  await load('window.kept = [];');
  const { page, line } = there(stage);
  // Sockets that fail would take a second each: Firefox holds them back.
  await page.evaluate(
    (url) => {
      for (let made = 0; made < 2_000; made += 1) {
        try {
          new WebSocket('ftp://127.0.0.1/');
        } catch {}
      }
      Object.assign(globalThis, { kept: new WebSocket(url) });
    },
    `${there(server).ws}/close/4001`,
  );
  const sockets = await line.waitFor(has('page /close/4001 4001'), 30_000);
  expect(sockets.length).toBeLessThanOrEqual(limits.endedSockets);
  const dropped = async () =>
    (await line.messages()).flatMap((message) => ('dropped' in message ? [message.dropped] : [])).at(-1) ?? 0;
  await until(
    'the count is whole',
    async () => (await line.sockets()).length + (await dropped()) === 2_001,
    30_000,
  );
});
