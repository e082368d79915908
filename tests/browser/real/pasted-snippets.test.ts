import { expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import * as snippets from '../../../src/diagnosis/snippets/page-snippets.ts';
import { useHookStage } from '../support/capture/hook-stage.ts';

const stage = useHookStage('plain');

/** Those for a server or a build: tests/unit/diagnosis/snippets runs them in Node.js. */
const elsewhere = ['acceptKey', 'viteHmr'];

/** A page's own script, as a reader has it: what stands before the pasted code, the code, and what comes after. */
const run = <Result>(...lines: readonly string[]) =>
  stage.page.evaluate(`(async () => {\n${lines.join('\n')}\n})()`) as Promise<Result>;

const opened = "await new Promise((done) => socket.addEventListener('open', done));";
const ended = "const end = await new Promise((done) => socket.addEventListener('close', done));";
const told = 'return [end.code, end.reason, end.wasClean];';
const socketTo = (path: string) => `const socket = new WebSocket(${JSON.stringify(stage.server.ws + path)});`;

/** One run for every snippet that a page takes. */
const runs: Record<string, () => Promise<void>> = {
  async clientHeartbeat() {
    const sent = await run<readonly [message: string, cleared: number]>(
      'let cleared = 0;',
      'const forget = window.clearInterval;',
      'window.clearInterval = (id) => { cleared += 1; forget(id); };',
      socketTo('/echo'),
      snippets.clientHeartbeat(20).code,
      "const message = await new Promise((done) => socket.addEventListener('message', ({ data }) => done(data)));",
      'socket.close();',
      ended,
      'return [message, cleared];',
    );
    expect(sent).toEqual(['{"type":"ping"}', 1]);
  },

  async backoff() {
    const states = await run<readonly number[]>(
      'let connect;',
      snippets.backoff({ from: 1, to: 20, most: 40 }).code,
      `const url = ${JSON.stringify(`${stage.server.ws}/close/4001`)};`,
      'const ends = [];',
      'await new Promise((done) => {',
      '  connect = () => {',
      '    const socket = new WebSocket(url);',
      '    startOver(socket);',
      "    socket.addEventListener('close', ({ code }) => {",
      '      ends.push(code);',
      '      if (ends.length === 3) done(); else reconnect();',
      '    });',
      '  };',
      '  connect();',
      '});',
      'return [...ends, attempt];',
    );
    // A connection that does not hold does not start the delays over.
    expect(states).toEqual([4001, 4001, 4001, 2]);
  },

  async waitOnline() {
    const wait = [
      'Math.random = () => 0;',
      'window.connects = 0;',
      'window.first = new Promise((done) => { window.connect = () => { window.connects += 1; done(); }; });',
      snippets.waitOnline.code,
    ];
    await run(...wait, 'await window.first;');
    await stage.page.setOfflineMode(true);
    await run(...wait, 'if (navigator.onLine) throw new Error("still online");');
    expect(await run('return window.connects;')).toBe(0);
    await stage.page.setOfflineMode(false);
    await run('await window.first;');
    expect(await run('return window.connects;')).toBe(1);
  },

  async closeWithCode() {
    const end = await run(socketTo('/open'), opened, snippets.closeWithCode.code, ended, told);
    expect(end).toEqual([1000, 'done', true]);
  },

  async closeAfterOpen() {
    const end = await run(
      'let cleanUp, socket;',
      'const useEffect = (effect) => { cleanUp = effect(); };',
      'const Native = WebSocket;',
      '{',
      '  const WebSocket = class extends Native { constructor(url) { super(url); socket = this; } };',
      `  const url = ${JSON.stringify(`${stage.server.ws}/open`)};`,
      snippets.closeAfterOpen.code,
      '}',
      'let failed = false;',
      "socket.addEventListener('error', () => { failed = true; });",
      'cleanUp();',
      ended,
      'return [end.code, end.wasClean, failed];',
    );
    // A close() before the socket opened would be an error and 1006.
    expect(end).toEqual([1000, true, false]);
  },

  async reopenOnShow() {
    const { page, server } = stage;
    await run(
      'window.connect = () => {',
      `  window.socket = new WebSocket(${JSON.stringify(`${server.ws}/open`)});`,
      '  window.connects = (window.connects ?? 0) + 1;',
      "  window.socket.addEventListener('close', ({ code }) => { window.lastCode = code; });",
      '};',
      'window.connect();',
      "await new Promise((done) => window.socket.addEventListener('open', done));",
    );
    await page.evaluate(`{ ${snippets.reopenOnShow.code} }`);
    await page.goto(`${server.http}/elsewhere`);
    await page.goBack();
    await until('the page has connected again', () =>
      run<boolean>('return window.connects === 2 && window.socket.readyState === WebSocket.OPEN;'),
    );
    expect(await run('return window.lastCode;')).toBe(1000);
  },

  async closeWorkerFirst() {
    const [inPage = '', inWorker = ''] = snippets.closeWorkerFirst.code.split('// in the worker');
    stage.server.files.set('/worker.js', {
      type: 'text/javascript',
      body: `${socketTo('/worker-socket')}\nsocket.onopen = () => postMessage('open');\nsocket.onclose = ({ code }) => postMessage(code);\n${inWorker}`,
    });
    const stopped = await run(
      "const worker = new Worker('/worker.js');",
      "await new Promise((done) => worker.addEventListener('message', done, { once: true }));",
      'const said = [];',
      "worker.addEventListener('message', ({ data }) => said.push(data));",
      'const end = new Promise((done) => {',
      '  const terminate = worker.terminate.bind(worker);',
      '  worker.terminate = () => { terminate(); done(said); };',
      '});',
      inPage,
      'return end;',
    );
    // The socket had closed by its own handshake before the worker went.
    expect(stopped).toEqual([1000, 'stopped']);
  },

  async secureUrl() {
    const { code } = snippets.secureUrl('ws://shop.test:8080/live');
    expect(await run(code, 'socket.onerror = () => {};', 'return socket.url;')).toBe('wss://shop.test/live');
  },

  async askSubprotocol() {
    const agreed = await run(
      'const sockets = [];',
      'const Native = WebSocket;',
      '{',
      '  const WebSocket = class extends Native { constructor(...args) { super(...args); sockets.push(this); } };',
      `  const url = ${JSON.stringify(`${stage.server.ws}/open`)};`,
      snippets.askSubprotocol.code,
      '}',
      "await Promise.all(sockets.map((socket) => new Promise((done) => socket.addEventListener('open', done))));",
      'return sockets.map(({ protocol }) => protocol);',
    );
    expect(agreed).toEqual(['json.v1', '']);
  },
};

test('every snippet for a page has a run in a real browser', () => {
  const made = Object.keys(snippets).filter((name) => !elsewhere.includes(name));
  expect(Object.keys(runs).toSorted()).toEqual(made.toSorted());
});

for (const [name, paste] of Object.entries(runs))
  test(`${name} does in Chromium what it is there for`, paste);
