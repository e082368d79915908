import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DebuggerWitnesses } from '../../../../src/capture/debugger/debugger-witnesses.ts';
import { Recorder } from '../../../../src/capture/service/recorder.ts';
import type { CaptureMessage } from '../../../../src/channel/messages.ts';
import { FakeDebugger } from '../debugger/fake-debugger.ts';
import { reportOf } from '../debugger/script.ts';

const tab = { tabId: 1 };
const root = { target: tab, sessionId: null };
const http = { id: 'main', type: 'page', url: 'http://a.example/', title: 'A', tabId: 1 };

let client: FakeDebugger;
let messages: CaptureMessage[];
let recorder: Recorder;

const recorderFor = async () => {
  const witnesses = new DebuggerWitnesses({ debugger: client, loadHook: async () => 'hook()' });
  await witnesses.prepare('binding');
  const made = new Recorder({
    tabId: 1,
    witnesses,
    onStateChange: () => {},
    onMessage: (message) => messages.push(message),
  });
  witnesses.open();
  return made;
};

beforeEach(async () => {
  vi.useFakeTimers();
  client = new FakeDebugger();
  client.targets = [http];
  messages = [];
  recorder = await recorderFor();
});
afterEach(async () => {
  await recorder.stop();
  vi.useRealTimers();
});

const start = async () => {
  const started = recorder.start();
  await vi.runOnlyPendingTimersAsync();
  await started;
};

function openSocket(): void {
  const context = {
    id: 1,
    uniqueId: 'u',
    origin: '',
    name: '',
    auxData: { isDefault: true, frameId: 'main' },
  };
  client.emit(root, 'Runtime.executionContextCreated', { context });
  const reports = [reportOf('created', ['7', 'ws://a.example/s']), reportOf('opened', ['7'])];
  const payload = JSON.stringify(reports);
  client.emit(root, 'Runtime.bindingCalled', { name: 'binding', executionContextId: 1, payload });
}

const states = () => messages.flatMap((message) => (message.type === 'state' ? [message.state.kind] : []));
const endings = () =>
  recorder.log.snapshot().sockets.map((socket) => ('ending' in socket ? socket.ending : socket.state));

test('starting attaches, says so, and marks the log', async () => {
  await start();
  expect(states()).toEqual(['starting', 'on']);
  expect(client.attached).toEqual(new Set(['tab:1']));
  expect(recorder.log.snapshot()).toMatchObject({
    markers: [{ kind: 'recording-started', url: 'http://a.example/' }],
    page: { url: 'http://a.example/', title: 'A' },
  });
});

test.each([
  ['Cannot access a chrome:// URL', 'forbidden-page'],
  ['Cannot access a chrome-extension:// URL of different extension', 'forbidden-page'],
  ['Cannot attach to this target.', 'forbidden-page'],
  ['The extensions gallery cannot be scripted.', 'forbidden-page'],
  ['No tab with given id 1.', 'failed'],
])('refused with "%s", it is interrupted by a %s', async (refusal, why) => {
  client.refusal = refusal;
  await start();
  expect(recorder.state).toEqual({ kind: 'interrupted', why, detail: refusal });
  client.refusal = null;
  await start();
  expect(recorder.state.kind).toBe('on');
});

test('a tab on its way from a page that may not be debugged is attached to once it has arrived', async () => {
  client.targets = [{ ...http, url: '' }];
  client.refusal = 'Cannot access a chrome:// URL';
  const started = recorder.start();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(recorder.state.kind).toBe('starting');
  client.targets = [http];
  client.refusal = null;
  await vi.advanceTimersByTimeAsync(2_000);
  await started;
  expect(recorder.state.kind).toBe('on');
});

test('a tab that never gets an address is tried all the same', async () => {
  client.targets = [{ ...http, url: '' }];
  const started = recorder.start();
  await vi.advanceTimersByTimeAsync(10_000);
  await started;
  expect(recorder.state.kind).toBe('on');
});

test('stopping detaches, lets children run first, and lets go of what lives', async () => {
  await start();
  openSocket();
  await recorder.stop();
  expect(client.attached.size).toBe(0);
  expect(client.sent.at(-1)).toMatchObject({ method: 'Target.setAutoAttach', params: { autoAttach: false } });
  expect(endings()).toEqual([]);
  expect(recorder.log.snapshot().markers.at(-1)).toMatchObject({ kind: 'recording-stopped' });
  expect(vi.getTimerCount()).toBe(0);
});

test('stopped while it starts, it stays off and attached to nothing', async () => {
  const started = recorder.start();
  const stopped = recorder.stop();
  await vi.runOnlyPendingTimersAsync();
  await Promise.all([started, stopped]);
  expect(recorder.state.kind).toBe('off');
  expect(client.attached.size).toBe(0);
});

test('Cancel on the browser’s bar interrupts it', async () => {
  await start();
  openSocket();
  client.emitDetach(tab, 'canceled_by_user');
  await vi.waitFor(() => expect(recorder.state).toMatchObject({ why: 'canceled-by-user' }));
  expect(endings()).toEqual([]);
});

test('a closed tab ends its sockets', async () => {
  await start();
  openSocket();
  client.targets = [];
  client.emitDetach(tab, 'target_closed');
  await vi.waitFor(() => expect(endings()).toEqual([{ kind: 'gone', why: 'tab-closed' }]));
});

test('a tab that went to a forbidden page has left', async () => {
  await start();
  openSocket();
  client.targets = [{ ...http, url: 'chrome://settings/' }];
  client.emitDetach(tab, 'target_closed');
  await vi.waitFor(() => expect(recorder.state).toMatchObject({ why: 'forbidden-page', detail: '' }));
  expect(endings()).toEqual([{ kind: 'gone', why: 'page-left' }]);
});

test('another tool that takes the debugger interrupts it', async () => {
  await start();
  client.emitDetach(tab, 'target_closed');
  await vi.waitFor(() => expect(recorder.state).toMatchObject({ why: 'detached' }));
});

test('without "keep log", a navigation empties the log of what has ended', async () => {
  await start();
  openSocket();
  recorder.setKeepLog(false);
  client.emit(root, 'Runtime.executionContextsCleared', {});
  expect(endings()).toHaveLength(1);
  client.emit(root, 'Page.frameNavigated', { frame: { id: 'main', url: 'http://b.example/' } });
  expect(recorder.log.snapshot()).toMatchObject({
    sockets: [],
    markers: [{ kind: 'navigation', url: 'http://b.example/' }],
  });
  expect(messages.some(({ type }) => type === 'cleared')).toBe(true);
});

test('a rehearsal of a socket that is gone says so', async () => {
  await start();
  await recorder.rehearse('9-9', 1000, '');
  expect(messages.at(-1)).toEqual({ type: 'rehearsed', socketId: '9-9', problem: 'no-such-socket' });
});

test('stopped and started again while it attaches, it records once', async () => {
  const first = recorder.start();
  const stopped = recorder.stop();
  const second = recorder.start();
  await vi.runOnlyPendingTimersAsync();
  await vi.runOnlyPendingTimersAsync();
  await Promise.all([first, stopped, second]);
  expect(recorder.state.kind).toBe('on');
  expect(client.attached).toEqual(new Set(['tab:1']));
  expect(recorder.log.snapshot().markers.map(({ kind }) => kind)).toEqual(['recording-started']);
  expect(client.methodsOf('tab:1').filter((method) => method === 'Runtime.enable')).toHaveLength(1);
});

test('a tab that is forgotten while its end is looked into is announced once', async () => {
  await start();
  client.targets = [{ ...http, url: '' }];
  client.emitDetach(tab, 'target_closed');
  await recorder.tabClosed();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(recorder.state.kind).toBe('off');
  expect(recorder.log.snapshot().markers.map(({ kind }) => kind)).toEqual([
    'recording-started',
    'recording-stopped',
  ]);
});

test('a detach that is still looked into does not end the recording that came after it', async () => {
  await start();
  client.targets = [{ ...http, url: '' }];
  client.emitDetach(tab, 'target_closed');
  await recorder.stop();
  client.targets = [http];
  await start();
  expect(recorder.state.kind).toBe('on');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(recorder.state.kind).toBe('on');
  expect(client.attached).toEqual(new Set(['tab:1']));
});

const pausedControllers = () =>
  client.sent
    .filter(({ params }) => String(params.functionDeclaration).includes('pause'))
    .map(({ params }) => params.objectId);

test('the hook of a document that was loaded while recording is found and paused before the debugger goes', async () => {
  await start();
  await vi.advanceTimersByTimeAsync(10);
  openSocket();
  client.answers.set('Runtime.evaluate', () => ({ result: { objectId: 'proxy' } }));
  client.answers.set('Runtime.getProperties', ({ params }) =>
    params.objectId === 'proxy'
      ? { result: [], internalProperties: [{ name: '[[Handler]]', value: { objectId: 'handler' } }] }
      : { result: [{ name: 'controller', value: { objectId: 'controller' } }] },
  );
  await recorder.stop();
  expect(pausedControllers()).toEqual(['controller']);
  expect(client.attached.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('a page that never answers is detached from all the same', async () => {
  await start();
  await vi.advanceTimersByTimeAsync(10);
  openSocket();
  client.answers.set('Runtime.evaluate', () => new Promise(() => {}));
  const stopped = recorder.stop();
  expect(recorder.state.kind).toBe('off');
  await vi.advanceTimersByTimeAsync(1_000);
  await stopped;
  expect(client.attached.size).toBe(0);
});

test('stopped and started while it looks for shared workers, it looks once a second, not twice', async () => {
  let answer = (_targets: []) => {};
  const getTargets = client.getTargets.bind(client);
  await start();
  client.getTargets = () =>
    new Promise((done) => {
      answer = done as typeof answer;
    });
  await vi.advanceTimersByTimeAsync(1_000);
  client.getTargets = getTargets;
  await recorder.stop();
  await start();
  answer([]);
  await vi.advanceTimersByTimeAsync(100);
  const looks = vi.spyOn(client, 'getTargets');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(looks.mock.calls.length).toBeLessThanOrEqual(10);
});

test.each([
  [
    'throws',
    { exceptionDetails: { text: 'Uncaught' }, result: { type: 'object', subtype: 'error' } },
    'failed',
  ],
  ['goes as planned', { result: { value: null } }, null],
  ['has lost the socket', { result: { value: 'no-such-socket' } }, 'no-such-socket'],
  ['says what nobody expects', { result: { value: 7 } }, 'failed'],
])('a rehearsal that %s says so', async (_what, answer, problem) => {
  await start();
  openSocket();
  client.answers.set('Runtime.evaluate', () => ({ result: { objectId: 'proxy' } }));
  client.answers.set('Runtime.getProperties', ({ params }) =>
    params.objectId === 'proxy'
      ? { result: [], internalProperties: [{ name: '[[Handler]]', value: { objectId: 'handler' } }] }
      : { result: [{ name: 'controller', value: { objectId: 'controller' } }] },
  );
  client.answers.set('Runtime.callFunctionOn', () => answer);
  await recorder.rehearse('1-7', 1000, '');
  expect(messages.at(-1)).toEqual({ type: 'rehearsed', socketId: '1-7', problem });
});

test('recording again, the browser repeats its log, and no row comes twice', async () => {
  await start();
  const text = "WebSocket connection to 'ws://a.example/s' failed: no";
  const entry = { source: 'network', level: 'error', text, timestamp: Date.now() };
  client.emit(root, 'Log.entryAdded', { entry });
  await vi.advanceTimersByTimeAsync(3_000);
  await recorder.stop();
  const saved = recorder.toSaved();
  const kept = recorder.log.snapshot();
  expect(kept.sockets).toHaveLength(1);
  await start();
  client.emit(root, 'Log.entryAdded', { entry });
  expect(recorder.log.snapshot().sockets).toHaveLength(1);
  await recorder.stop();
  // The same after the service worker was stopped, which knows no single entry any more.
  recorder = await recorderFor();
  recorder.log.restore(kept);
  await recorder.restore(saved);
  await start();
  client.emit(root, 'Log.entryAdded', { entry });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(recorder.log.snapshot().sockets).toHaveLength(1);
});

test.each([
  ['closed', () => recorder.tabClosed()],
  ['gone to where no debugger may', () => client.emitDetach(tab, 'target_closed')],
])('with its tab %s, it lets go of the shared worker too, and looks for no more', async (_what, end) => {
  client.targets = [http, { id: 'S', type: 'worker', url: 'http://a.example/s.js', title: '', tabId: null }];
  client.answers.set('Runtime.evaluate', () => ({ result: { value: 'SharedWorkerGlobalScope' } }));
  await start();
  client.emit(root, 'Page.frameNavigated', { frame: { id: 'main', url: 'http://a.example/' } });
  await vi.advanceTimersByTimeAsync(1_100);
  expect(client.attached).toEqual(new Set(['tab:1', 'target:S']));
  client.targets = [{ ...http, url: 'chrome://settings/' }];
  await end();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(client.attached.has('target:S')).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});
