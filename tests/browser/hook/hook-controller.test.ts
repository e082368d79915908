import { expect, test } from 'vitest';
import { bindingName, hookedPage } from '../support/capture/hook-page.ts';
import { useLateHook } from '../support/capture/late-hook.ts';

const { stage, install, call, open, run } = useLateHook();

/** Hands every WebSocket of the page to the controller, as capture does. */
async function adoptAll(controller: string): Promise<void> {
  const { result } = await stage.session.send('Runtime.evaluate', { expression: 'WebSocket.prototype' });
  const { objects } = await stage.session.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
  });
  await stage.session.send('Runtime.callFunctionOn', {
    objectId: controller,
    functionDeclaration: 'function (found) { this.adopt(found); }',
    arguments: [{ objectId: objects.objectId ?? '' }],
  });
}

test('a second installation finds no binding', async () => {
  await install();
  const again = await stage.session.send('Runtime.evaluate', { expression: `typeof ${bindingName}` });
  expect(again.result.value).toBe('undefined');
});

test('adopts open, connecting and closing sockets, each once, and catches their close', async () => {
  await open('/silent');
  await run(
    `window.silent = socket; silent.close(); window.connecting = new WebSocket('${stage.server.ws}/close/4002/x');`,
  );
  await open('/echo');
  await run(`window.fake = Object.create(WebSocket.prototype)`);
  const controller = await install();
  await adoptAll(controller);
  await adoptAll(controller);
  await run(`socket.send('hello'); socket.onmessage = () => socket.close(4003, 'bye')`);
  await stage.reports.until(
    () => stage.reports.of('closed').length >= 1 && stage.reports.of('close-called').length >= 1,
  );
  expect(
    stage.reports
      .of('adopted')
      .map(({ readyState, url }) => `${readyState} ${url.replace(stage.server.ws, '')}`)
      .sort(),
  ).toEqual(expect.arrayContaining(['1 /echo', '2 /silent']));
  expect(stage.reports.of('adopted').length).toBeLessThanOrEqual(3);
  await stage.reports.until(() => stage.reports.of('closed').some(({ code }) => code === 4003));
  const closed = stage.reports.of('closed').find(({ code }) => code === 4003);
  expect(closed).toMatchObject({ reason: 'bye', wasClean: true, traffic: { received: 1, sent: 1 } });
  expect(stage.reports.of('close-called')).toMatchObject([{ socket: closed?.socket, code: 4003 }]);
});

test('ignores sockets that have ended', async () => {
  await open('/close/4001/x');
  await run(`new Promise((done) => { socket.readyState === 3 ? done() : (socket.onclose = done); })`);
  await adoptAll(await install());
  expect(stage.reports.of('adopted')).toEqual([]);
});

test('watches a socket from its first call on, where a kept constructor made it', async () => {
  await run(`window.Kept = WebSocket`);
  await install();
  await run(`new Promise((done) => {
    const socket = new Kept('${stage.server.ws}/echo');
    socket.onopen = () => socket.send('hello');
    socket.onmessage = () => socket.close(4003);
    socket.onclose = done;
  })`);
  expect(await stage.reports.next('closed')).toMatchObject({ code: 4003, traffic: { received: 1 } });
  expect(stage.reports.of('adopted')).toMatchObject([{ readyState: 1, url: `${stage.server.ws}/echo` }]);
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
  expect(await stage.reports.next('closed')).toMatchObject({ code: 4003, traffic: { received: 1, sent: 1 } });
  expect(stage.reports.of('created')).toMatchObject([
    { url: `${stage.server.ws}/echo`, protocols: ['chat'] },
  ]);
});

test('leaves a stand-in alone that is no WebSocket at all', async () => {
  await run(`window.WebSocket = class { close() { return 'mine'; } }`);
  await install();
  expect(await run(`new WebSocket('nowhere').close()`)).toBe('mine');
  expect(stage.reports.of('created')).toEqual([]);
});

test('reports the return from the back-forward cache', async () => {
  await install();
  await stage.page.goto(`${stage.server.http}/other`);
  await stage.page.goBack();
  expect(await stage.reports.next('page-show')).toMatchObject({ persisted: true });
});

test('says nothing while paused, and goes on with a new binding', async () => {
  const controller = await install();
  await open('/echo');
  await call(controller, 'function () { this.pause(); }');
  const calls = stage.reports.calls.length;
  await run(`new Promise((done) => { new WebSocket('${stage.server.ws}/close/4001/x').onclose = done; })`);
  expect(stage.reports.calls.length).toBe(calls);
  await stage.session.send('Runtime.removeBinding', { name: bindingName });
  await stage.session.send('Runtime.addBinding', { name: bindingName });
  const resume = () => call(controller, `function (name) { return this.resume(name, null); }`, bindingName);
  expect(await resume()).toEqual({ live: [1], last: 1 });
  await stage.reports.next('adopted');
  expect(stage.reports.of('hello')).toHaveLength(2);
  expect(stage.reports.of('adopted')).toMatchObject([
    { socket: 1, url: `${stage.server.ws}/echo`, protocol: 'chat' },
  ]);
  // It is connected already, and reports everything again by the binding it has.
  expect(await resume()).toEqual({ live: [1], last: 1 });
  await stage.reports.until(() => stage.reports.of('adopted').length === 2);
  await call(controller, 'function () { this.pause(); }');
  expect(await resume()).toBe(null);
});

test('sends again what its listener missed, in its order, and what it has let go of it names', async () => {
  const controller = await install();
  const closes = async (count: number) => {
    for (let at = 0; at < count; at += 1) {
      await run(
        `new Promise((done) => { new WebSocket('${stage.server.ws}/close/4001/x').onclose = done; })`,
      );
    }
  };
  const again = async (after: number) => {
    const before = stage.reports.calls.length;
    const resume = `function (after) { return this.resume('', after); }`;
    expect(await call(controller, resume, after)).not.toBeNull();
    return stage.reports.calls.slice(before);
  };
  await closes(3);
  const sent = [...stage.reports.calls];
  expect((await again(2)).slice(0, sent.length - 2)).toEqual(sent.slice(2));
  // More than is kept; the number of each call is one more than that of the last.
  await run(`for (let at = 0; at < 3000; at++) try { new WebSocket('x:' + 'y'.repeat(4000)) } catch {}`);
  await stage.reports.until(() => stage.reports.of('threw').length >= 500);
  const heads = (await again(2)).map((text) => JSON.parse(text)[0]);
  // Calls that were on their way come before it.
  const [gap, ...kept] = heads.slice(heads.findIndex(({ type }) => type === 'gap'));
  expect(gap).toMatchObject({ type: 'gap' });
  const numbers = kept.flatMap(({ number }) => number ?? []);
  expect(numbers).toEqual(numbers.map((_, index) => gap.upTo + 1 + index));
});

test.each(['Function.prototype.toString', 'WebSocket'])(
  'a debugger finds the controller behind %s',
  async (place) => {
    const other = await hookedPage(stage.browser, stage.hook);
    await other.page.goto(`${stage.server.http}/`);
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
