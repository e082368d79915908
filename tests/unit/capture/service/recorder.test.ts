import { expect, test, vi } from 'vitest';
import { http, root, useRecorder } from './recorder-stage.ts';

const stage = useRecorder();

const states = () =>
  stage.messages.flatMap((message) => (message.type === 'state' ? [message.state.kind] : []));
const pausedControllers = () =>
  stage.client.sent
    .filter(({ params }) => String(params.functionDeclaration).includes('pause'))
    .map(({ params }) => params.objectId);

test('starting attaches, says so, and marks the log', async () => {
  await stage.start();
  expect(states()).toEqual(['starting', 'on']);
  expect(stage.client.attached).toEqual(new Set(['tab:1']));
  expect(stage.recorder.log.snapshot()).toMatchObject({
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
  stage.client.refusal = refusal;
  await stage.start();
  expect(stage.recorder.state).toEqual({ kind: 'interrupted', why, detail: refusal });
  stage.client.refusal = null;
  await stage.start();
  expect(stage.recorder.state.kind).toBe('on');
});

test('a tab on its way from a page that may not be debugged is attached to once it has arrived', async () => {
  stage.client.targets = [{ ...http, url: '' }];
  stage.client.refusal = 'Cannot access a chrome:// URL';
  const started = stage.recorder.start();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stage.recorder.state.kind).toBe('starting');
  stage.client.targets = [http];
  stage.client.refusal = null;
  await vi.advanceTimersByTimeAsync(2_000);
  await started;
  expect(stage.recorder.state.kind).toBe('on');
});

test('a tab that never gets an address is tried all the same', async () => {
  stage.client.targets = [{ ...http, url: '' }];
  const started = stage.recorder.start();
  await vi.advanceTimersByTimeAsync(10_000);
  await started;
  expect(stage.recorder.state.kind).toBe('on');
});

test('stopping detaches, lets children run first, and lets go of what lives', async () => {
  await stage.start();
  stage.openSocket();
  await stage.recorder.stop();
  expect(stage.client.attached.size).toBe(0);
  expect(stage.client.sent.at(-1)).toMatchObject({
    method: 'Target.setAutoAttach',
    params: { autoAttach: false },
  });
  expect(stage.endings()).toEqual([]);
  expect(stage.recorder.log.snapshot().markers.at(-1)).toMatchObject({ kind: 'recording-stopped' });
  expect(vi.getTimerCount()).toBe(0);
});

test('stopped while it starts, it stays off and attached to nothing', async () => {
  const started = stage.recorder.start();
  const stopped = stage.recorder.stop();
  await vi.runOnlyPendingTimersAsync();
  await Promise.all([started, stopped]);
  expect(stage.recorder.state.kind).toBe('off');
  expect(stage.client.attached.size).toBe(0);
});

test('stopped and started again while it attaches, it records once', async () => {
  const first = stage.recorder.start();
  const stopped = stage.recorder.stop();
  const second = stage.recorder.start();
  await vi.runOnlyPendingTimersAsync();
  await vi.runOnlyPendingTimersAsync();
  await Promise.all([first, stopped, second]);
  expect(stage.recorder.state.kind).toBe('on');
  expect(stage.client.attached).toEqual(new Set(['tab:1']));
  expect(stage.recorder.log.snapshot().markers.map(({ kind }) => kind)).toEqual(['recording-started']);
  expect(stage.client.methodsOf('tab:1').filter((method) => method === 'Runtime.enable')).toHaveLength(1);
});

test('the hook of a document that was loaded while recording is found and paused before the debugger goes', async () => {
  await stage.start();
  await vi.advanceTimersByTimeAsync(10);
  stage.openSocket();
  stage.client.hasController('controller');
  await stage.recorder.stop();
  expect(pausedControllers()).toEqual(['controller']);
  expect(stage.client.attached.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('a page that never answers is detached from all the same', async () => {
  await stage.start();
  await vi.advanceTimersByTimeAsync(10);
  stage.openSocket();
  stage.client.answers.set('Runtime.evaluate', () => new Promise(() => {}));
  const stopped = stage.recorder.stop();
  expect(stage.recorder.state.kind).toBe('off');
  await vi.advanceTimersByTimeAsync(1_000);
  await stopped;
  expect(stage.client.attached.size).toBe(0);
});

test('stopped and started while it looks for shared workers, it looks once a second, not twice', async () => {
  let answer = (_targets: []) => {};
  const getTargets = stage.client.getTargets.bind(stage.client);
  await stage.start();
  stage.client.getTargets = () =>
    new Promise((done) => {
      answer = done as typeof answer;
    });
  await vi.advanceTimersByTimeAsync(1_000);
  stage.client.getTargets = getTargets;
  await stage.recorder.stop();
  await stage.start();
  answer([]);
  await vi.advanceTimersByTimeAsync(100);
  const looks = vi.spyOn(stage.client, 'getTargets');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(looks.mock.calls.length).toBeLessThanOrEqual(10);
});

test('without "keep log", a navigation empties the log of what has ended', async () => {
  await stage.start();
  stage.openSocket();
  stage.recorder.setKeepLog(false);
  stage.client.emit(root, 'Runtime.executionContextsCleared', {});
  expect(stage.endings()).toHaveLength(1);
  stage.client.emit(root, 'Page.frameNavigated', { frame: { id: 'main', url: 'http://b.example/' } });
  expect(stage.recorder.log.snapshot()).toMatchObject({
    sockets: [],
    markers: [{ kind: 'navigation', url: 'http://b.example/' }],
  });
  expect(stage.messages.some(({ type }) => type === 'cleared')).toBe(true);
});

test('recording again, the browser repeats its log, and no row comes twice', async () => {
  await stage.start();
  const text = "WebSocket connection to 'ws://a.example/s' failed: no";
  const entry = { source: 'network', level: 'error', text, timestamp: Date.now() };
  stage.client.emit(root, 'Log.entryAdded', { entry });
  await vi.advanceTimersByTimeAsync(3_000);
  await stage.recorder.stop();
  const saved = stage.recorder.toSaved();
  const kept = stage.recorder.log.snapshot();
  expect(kept.sockets).toHaveLength(1);
  await stage.start();
  stage.client.emit(root, 'Log.entryAdded', { entry });
  expect(stage.recorder.log.snapshot().sockets).toHaveLength(1);
  await stage.recorder.stop();
  // The same after the service worker was stopped, which knows no single entry any more.
  await stage.newRecorder();
  stage.recorder.log.restore(kept);
  await stage.recorder.restore(saved);
  await stage.start();
  stage.client.emit(root, 'Log.entryAdded', { entry });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(stage.recorder.log.snapshot().sockets).toHaveLength(1);
});
