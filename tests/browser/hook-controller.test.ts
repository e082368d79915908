import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  bindingName,
  buildHook,
  hookedPage,
  installLate,
  type PageServer,
  Reports,
  servePages,
  startBrowser,
} from './support/hook-page.ts';

let browser: Browser;
let server: PageServer;
let hook: string;
let page: Page;
let session: CDPSession;
let reports: Reports;

beforeAll(async () => {
  [browser, server, hook] = await Promise.all([startBrowser(), servePages(), buildHook()]);
});
afterAll(async () => {
  server.close();
  await browser.close();
});
beforeEach(async () => {
  page = await browser.newPage();
  session = await page.createCDPSession();
  reports = new Reports(session);
  await session.send('Runtime.enable');
  await page.goto(`${server.http}/`);
});
afterEach(() => page.close());

/** Calls a function of the page with a remote object as `this`. */
async function call(objectId: string, declaration: string, ...values: unknown[]): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: declaration,
    arguments: values.map((value) => ({ value })),
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description);
  return result.value;
}

/** Hands every WebSocket of the page to the controller, as capture does. */
async function adoptAll(controller: string): Promise<void> {
  const { result } = await session.send('Runtime.evaluate', { expression: 'WebSocket.prototype' });
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
  });
  await session.send('Runtime.callFunctionOn', {
    objectId: controller,
    functionDeclaration: 'function (found) { this.adopt(found); }',
    arguments: [{ objectId: objects.objectId ?? '' }],
  });
}

const install = async () => (await installLate(session, hook)) ?? '';
const rehearse = (controller: string, ...values: unknown[]) =>
  call(controller, 'function (...values) { return this.rehearse(...values); }', ...values);
const open = (path: string) =>
  page.evaluate(
    (url) =>
      new Promise<void>((done) => {
        const socket = new WebSocket(url, 'chat');
        Object.assign(window, { socket });
        socket.onopen = () => done();
      }),
    `${server.ws}${path}`,
  );
const run = (code: string) => page.evaluate(code);

test('a second installation finds no binding', async () => {
  await install();
  const again = await session.send('Runtime.evaluate', { expression: `typeof ${bindingName}` });
  expect(again.result.value).toBe('undefined');
});

test('adopts open, connecting and closing sockets, each once, and catches their close', async () => {
  await open('/silent');
  await run(
    `window.silent = socket; silent.close(); window.connecting = new WebSocket('${server.ws}/close/4002/x');`,
  );
  await open('/echo');
  await run(`window.fake = Object.create(WebSocket.prototype)`);
  const controller = await install();
  await adoptAll(controller);
  await adoptAll(controller);
  await run(`socket.send('hello'); socket.onmessage = () => socket.close(4003, 'bye')`);
  await reports.until(() => reports.of('closed').length >= 1 && reports.of('close-called').length >= 1);
  expect(
    reports
      .of('adopted')
      .map(({ readyState, url }) => `${readyState} ${url.replace(server.ws, '')}`)
      .sort(),
  ).toEqual(expect.arrayContaining(['1 /echo', '2 /silent']));
  expect(reports.of('adopted').length).toBeLessThanOrEqual(3);
  await reports.until(() => reports.of('closed').some(({ code }) => code === 4003));
  const closed = reports.of('closed').find(({ code }) => code === 4003);
  expect(closed).toMatchObject({ reason: 'bye', wasClean: true, traffic: { received: 1, sent: 1 } });
  expect(reports.of('close-called')).toMatchObject([{ socket: closed?.socket, code: 4003 }]);
});

test('ignores sockets that have ended', async () => {
  await open('/close/4001/x');
  await run(`new Promise((done) => { socket.readyState === 3 ? done() : (socket.onclose = done); })`);
  await adoptAll(await install());
  expect(reports.of('adopted')).toEqual([]);
});

test('watches a socket from its first call on, where a kept constructor made it', async () => {
  await run(`window.Kept = WebSocket`);
  await install();
  await run(`new Promise((done) => {
    const socket = new Kept('${server.ws}/echo');
    socket.onopen = () => socket.send('hello');
    socket.onmessage = () => socket.close(4003);
    socket.onclose = done;
  })`);
  expect(await reports.next('closed')).toMatchObject({ code: 4003, traffic: { received: 1 } });
  expect(reports.of('adopted')).toMatchObject([{ readyState: 1, url: `${server.ws}/echo` }]);
});

test.each([
  ['a subclass', 'window.WebSocket = class extends WebSocket {}'],
  [
    'a function',
    `const Native = WebSocket;
    window.WebSocket = function (url, protocols) { return new Native(url, protocols); };
    WebSocket.prototype = Native.prototype;`,
  ],
])('watches what %s in place of WebSocket makes', async (_name, code) => {
  await run(`{ ${code} } 0`);
  await install();
  await open('/echo');
  await run(`socket.onmessage = () => socket.close(4003); socket.send('hello')`);
  expect(await reports.next('closed')).toMatchObject({ code: 4003, traffic: { received: 1, sent: 1 } });
  expect(reports.of('created')).toMatchObject([{ url: `${server.ws}/echo`, protocols: ['chat'] }]);
});

test('leaves a stand-in alone that is no WebSocket at all', async () => {
  await run(`window.WebSocket = class { close() { return 'mine'; } }`);
  await install();
  expect(await run(`new WebSocket('nowhere').close()`)).toBe('mine');
  expect(reports.of('created')).toEqual([]);
});

test('tells of the way back from the back-forward cache', async () => {
  await install();
  await page.goto(`${server.http}/other`);
  await page.goBack();
  expect(await reports.next('page-show')).toMatchObject({ persisted: true });
});

const recordEvents = `
  window.seen = [];
  for (const type of ['open', 'message', 'error', 'close']) {
    socket.addEventListener(type, (event) => seen.push([type, event.code, event.reason, event.wasClean, event.isTrusted, socket.readyState]));
  }
  socket['onclose'] = () => seen.push('onclose');`;

test.each([
  [4004, 'gone', true, []],
  [1000, '', true, []],
  [1006, '', false, [['error', undefined, undefined, undefined, false, 3]]],
  [1015, '', false, [['error', undefined, undefined, undefined, false, 3]]],
  [1012, 'restart', true, []],
])('rehearses %i', async (code, reason, wasClean, errors) => {
  const controller = await install();
  await open('/echo');
  await run(recordEvents);
  expect(await rehearse(controller, 1, code, reason)).toBeNull();
  const seen = await run('seen');
  const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
  expect(seen).toEqual(asJson([...errors, ['close', code, reason, wasClean, false, 3], 'onclose']));
  expect(
    await run(`[socket.readyState, socket.send('late'), socket.close(), Reflect.ownKeys(socket).length]`),
  ).toEqual(asJson([3, undefined, undefined, 0]));
  expect(await reports.next('closed')).toMatchObject({ code, reason, wasClean, rehearsed: true });
});

test('a rehearsed socket ends once: its real close reaches neither page nor reports', async () => {
  const controller = await install();
  await open('/echo');
  await run(`${recordEvents} socket.send('on its way');`);
  await rehearse(controller, 1, 4004, 'gone');
  await run(`new Promise((done) => { new WebSocket('${server.ws}/close/4001/later').onclose = done; })`);
  await reports.next('closed', 2);
  await run(`new Promise((done) => setTimeout(done, 300))`);
  expect(reports.of('closed').map(({ code, rehearsed }) => [code, rehearsed])).toEqual([
    [4004, true],
    [4001, false],
  ]);
  expect(await run('seen.filter(([type]) => type === "close").length')).toBe(1);
  expect(await run(`String(Object.getOwnPropertyDescriptor(WebSocket.prototype, 'readyState').get)`)).toBe(
    'function get readyState() { [native code] }',
  );
});

test.each([
  [[7, 1000, ''], 'no-such-socket'],
  [[1, -1, ''], 'invalid-code'],
  [[1, 65_536, ''], 'invalid-code'],
  [[1, 1000.5, ''], 'invalid-code'],
  [[1, 1000, 'x'.repeat(124)], 'reason-too-long'],
])('refuses to rehearse %j', async (values, problem) => {
  const controller = await install();
  await open('/echo');
  expect(await rehearse(controller, ...values)).toBe(problem);
});

test('refuses to rehearse a WebSocketStream', async () => {
  const controller = await install();
  await run(`window.stream = new WebSocketStream('${server.ws}/'); stream.opened.then(() => {})`);
  expect(await rehearse(controller, 1, 1000, '')).toBe('not-supported');
});

test('says nothing while paused, and goes on with a new binding', async () => {
  const controller = await install();
  await open('/echo');
  await call(controller, 'function () { this.pause(); }');
  const calls = reports.calls.length;
  await run(`new Promise((done) => { new WebSocket('${server.ws}/close/4001/x').onclose = done; })`);
  expect(reports.calls.length).toBe(calls);
  await session.send('Runtime.removeBinding', { name: bindingName });
  await session.send('Runtime.addBinding', { name: bindingName });
  const resume = () => call(controller, `function (name) { return this.resume(name); }`, bindingName);
  expect(await resume()).toEqual([1]);
  await reports.next('adopted');
  expect(reports.of('hello')[0]?.realm).not.toBe(reports.of('hello')[1]?.realm);
  expect(reports.of('adopted')).toMatchObject([{ socket: 1, url: `${server.ws}/echo`, protocol: 'chat' }]);
  // It listens already: it tells all anew by the binding that it has.
  expect(await resume()).toEqual([1]);
  await reports.until(() => reports.of('adopted').length === 2);
  await call(controller, 'function () { this.pause(); }');
  expect(await resume()).toBe(null);
});

test.each(['Function.prototype.toString', 'WebSocket'])(
  'a debugger finds the controller behind %s',
  async (place) => {
    const other = await hookedPage(browser, hook);
    await other.page.goto(`${server.http}/`);
    const { result } = await other.session.send('Runtime.evaluate', { expression: place });
    const { internalProperties } = await other.session.send('Runtime.getProperties', {
      objectId: result.objectId ?? '',
      ownProperties: true,
    });
    const handler = internalProperties?.find(({ name }) => name === '[[Handler]]')?.value?.objectId ?? '';
    const found = await other.session.send('Runtime.callFunctionOn', {
      objectId: handler,
      functionDeclaration: 'function () { return typeof this.controller.rehearse; }',
    });
    expect(found.result.value).toBe('function');
    await other.page.close();
  },
);
