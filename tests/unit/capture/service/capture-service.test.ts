import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DebuggerWitnesses } from '../../../../src/capture/debugger/debugger-witnesses.ts';
import { CaptureService } from '../../../../src/capture/service/capture-service.ts';
import { Recorder } from '../../../../src/capture/service/recorder.ts';
import { memoryPair } from '../../../../src/channel/memory.ts';
import type {
  CaptureMessage,
  NetworkLogCommand,
  NetworkLogMessage,
  PanelMessage,
} from '../../../../src/channel/messages.ts';
import { FakeDebugger } from '../debugger/fake-debugger.ts';
import { describe, reportOf } from '../debugger/script.ts';
import { FakeStorage } from '../storage/fake-storage.ts';

const root = { target: { tabId: 1 }, sessionId: null };
const grace = 2_000;

let client: FakeDebugger;
let storage: FakeStorage;

beforeEach(() => {
  vi.useFakeTimers();
  client = new FakeDebugger();
  client.targets = [{ id: 'main', type: 'page', url: 'http://a.example/', title: 'A', tabId: 1 }];
  storage = new FakeStorage();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A service worker that runs; `stop` ends it as the browser does: without a word. */
function serviceWorker(loadHook = async () => 'hook()') {
  const witnesses = new DebuggerWitnesses({ debugger: client, loadHook });
  const service = new CaptureService({ witnesses, storage, grace });
  return { service, stop: () => client.eventListeners.clear() };
}

function panelOf(service: CaptureService, tabId = 1) {
  const [panel, line] = memoryPair<PanelMessage, CaptureMessage>();
  const heard: CaptureMessage[] = [];
  panel.onMessage((message) => heard.push(message as CaptureMessage));
  service.connect(tabId, line);
  return { panel, heard };
}

/** Time for what is under way to come to rest, timers included. */
const rest = () => vi.advanceTimersByTimeAsync(300);

function report(...reports: object[]): void {
  const payload = JSON.stringify(reports);
  const name = JSON.parse(storage.items.get('binding') ?? '""');
  client.emit(root, 'Runtime.bindingCalled', { name, executionContextId: 1, payload });
}

function openDocument(): void {
  const context = {
    id: 1,
    uniqueId: 'u',
    origin: '',
    name: '',
    auxData: { isDefault: true, frameId: 'main' },
  };
  client.emit(root, 'Runtime.executionContextCreated', { context });
}

async function recording() {
  const worker = serviceWorker();
  const { panel, heard } = panelOf(worker.service);
  await rest();
  panel.send({ type: 'start-recording' });
  await rest();
  openDocument();
  report(reportOf('created', ['1', 'ws://a.example/s']), reportOf('opened', ['1']));
  await rest();
  return { ...worker, panel, heard };
}

test('the first message on every line is a snapshot', async () => {
  const { service } = serviceWorker();
  const { heard } = panelOf(service);
  await rest();
  expect(heard[0]).toMatchObject({ type: 'snapshot', state: { kind: 'off' }, keepLog: true });
});

test('a close is announced within a frame or two', async () => {
  const { heard } = await recording();
  heard.length = 0;
  report(reportOf('closed', ['1', '4001', 'clean']));
  await vi.advanceTimersByTimeAsync(17);
  expect(
    heard.flatMap((message) => (message.type === 'changes' ? message.sockets : [])).map(describe),
  ).toEqual(['page ws://a.example/s 4001']);
});

test('counters are announced at most twice a second', async () => {
  const { heard } = await recording();
  heard.length = 0;
  for (let at = 0; at < 40; at += 1) {
    report(reportOf('traffic', ['1', `${at}`]));
    await vi.advanceTimersByTimeAsync(50);
  }
  const told = heard.filter(({ type }) => type === 'traffic');
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(told.length).toBeLessThanOrEqual(5);
});

test('an event that wakes the service worker waits until the log is back', async () => {
  const { stop } = await recording();
  stop();
  const { service } = serviceWorker();
  report(reportOf('closed', ['1', '4001', 'clean']));
  const { heard } = panelOf(service);
  await rest();
  const snapshot = heard[0];
  expect(snapshot?.type === 'snapshot' && snapshot.log.sockets.map(describe)).toEqual([
    'page ws://a.example/s 4001',
  ]);
  expect(snapshot).toMatchObject({ state: { kind: 'on' } });
  expect(client.sent.filter(({ method }) => method === 'Page.enable')).toHaveLength(1);
});

test('a panel that is back in time finds the recording going on', async () => {
  const { service, panel } = await recording();
  panel.close();
  await vi.advanceTimersByTimeAsync(grace - 1);
  panelOf(service);
  await vi.advanceTimersByTimeAsync(grace);
  expect(client.attached.size).toBe(1);
});

test('a panel that stays away leaves nothing attached', async () => {
  const { panel } = await recording();
  panel.close();
  await vi.advanceTimersByTimeAsync(grace + 1);
  expect(client.attached.size).toBe(0);
});

test('where nobody calls after the service worker was stopped, nothing stays attached', async () => {
  const { stop } = await recording();
  stop();
  serviceWorker();
  await vi.advanceTimersByTimeAsync(grace + 500);
  expect(client.attached.size).toBe(0);
});

test('where the debugger went while the service worker was stopped, the panel is told', async () => {
  const { stop } = await recording();
  stop();
  client.answers.set('Runtime.getIsolateId', () => Promise.reject(new Error('not attached')));
  const { heard } = panelOf(serviceWorker().service);
  await rest();
  expect(heard[0]).toMatchObject({ state: { kind: 'interrupted', why: 'detached' } });
});

test('a closed tab leaves nothing in the storage', async () => {
  const { service } = await recording();
  service.forget(1);
  await rest();
  expect([...storage.items.keys()]).toEqual(['binding']);
});

test('what is no message of the panel is nothing', async () => {
  const { panel, heard } = await recording();
  heard.length = 0;
  panel.send({ type: 'format-disk' } as unknown as PanelMessage);
  await rest();
  expect(heard).toEqual([]);
});

test('what a panel says before the kept log is back is heard', async () => {
  const { service } = serviceWorker();
  const { panel } = panelOf(service);
  panel.send({ type: 'start-recording' });
  await rest();
  expect(client.attached.size).toBe(1);
});

test('two panels of one tab hear the same', async () => {
  const { service, heard } = await recording();
  const other = panelOf(service);
  await rest();
  report(reportOf('closed', ['1', '4001', 'clean']));
  await rest();
  for (const told of [heard, other.heard]) {
    const rows = told.flatMap((message) => (message.type === 'changes' ? message.sockets : []));
    expect(rows.map(describe)).toContain('page ws://a.example/s 4001');
  }
  other.panel.close();
  await vi.advanceTimersByTimeAsync(grace + 1);
  expect(client.attached.size).toBe(1);
});

test('a page that hangs keeps no panel waiting, its own or another tab’s', async () => {
  const { stop } = await recording();
  stop();
  client.answers.set('Runtime.getIsolateId', () => new Promise(() => {}));
  const { service } = serviceWorker();
  const own = panelOf(service);
  const other = panelOf(service, 2);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(own.heard[0]).toMatchObject({ type: 'snapshot', state: { kind: 'on' } });
  expect(other.heard[0]).toMatchObject({ type: 'snapshot', state: { kind: 'off' } });
});

const problemsOf = (heard: readonly CaptureMessage[]) =>
  heard.flatMap((message) => (message.type === 'problem' ? [[message.id, message.detail]] : []));

test('where the hook cannot be loaded the panel is told so, and a later try may go well', async () => {
  let fails = true;
  const { service } = serviceWorker(async () => {
    if (fails) throw new Error('No such file.');
    return 'hook()';
  });
  const { panel, heard } = panelOf(service);
  await rest();
  expect(heard[0]).toMatchObject({ type: 'snapshot', state: { kind: 'off' } });
  expect(problemsOf(heard)).toEqual([['hook-not-loaded', 'No such file.']]);
  panel.send({ type: 'start-recording' });
  await rest();
  expect(heard.at(-1)).toMatchObject({
    state: { kind: 'interrupted', why: 'failed', detail: 'No such file.' },
  });
  expect(client.attached.size).toBe(0);
  fails = false;
  panel.send({ type: 'start-recording' });
  await rest();
  expect(heard.at(-1)).toMatchObject({ state: { kind: 'on' } });
  const scripts = client.sent.filter(({ method }) => method === 'Page.addScriptToEvaluateOnNewDocument');
  expect(scripts.map(({ params }) => params.source)).toEqual(['hook()']);
});

test('a recording whose hook cannot be loaded again after a stop is interrupted, and keeps its log', async () => {
  const { stop } = await recording();
  report(reportOf('closed', ['1', '4001', 'clean']));
  await rest();
  stop();
  const { service } = serviceWorker(() => Promise.reject(new Error('No such file.')));
  const { heard } = panelOf(service);
  await rest();
  const snapshot = heard[0];
  expect(snapshot).toMatchObject({ state: { kind: 'interrupted', why: 'failed', detail: 'No such file.' } });
  expect(snapshot?.type === 'snapshot' && snapshot.log.sockets).toHaveLength(1);
  expect(client.attached.size).toBe(0);
});

test('what cannot be restored is a problem that the panel is told, and no reason to stop', async () => {
  const { stop } = await recording();
  stop();
  storage.items.set('tab:1:head', '7');
  const { service } = serviceWorker();
  const { heard } = panelOf(service);
  await rest();
  expect(heard[0]).toMatchObject({ type: 'snapshot', state: { kind: 'off' } });
  expect(problemsOf(heard)).toMatchObject([['restore-failed', expect.any(String)]]);
});

test('a storage that cannot be read is a problem of every tab', async () => {
  storage.fault = 'The storage is gone.';
  const { service } = serviceWorker();
  const { heard } = panelOf(service);
  await rest();
  expect(heard[0]).toMatchObject({ type: 'snapshot' });
  expect(problemsOf(heard)).toContainEqual(['restore-failed', 'The storage is gone.']);
});

test('a problem is announced once, to a later panel too, and is over when the log is cleared', async () => {
  const { service, panel, heard } = await recording();
  storage.fault = 'The storage is gone.';
  for (const socket of ['8', '9']) {
    report(reportOf('created', [socket, 'ws://a.example/s']), reportOf('closed', [socket, '4001', 'clean']));
    await rest();
  }
  expect(problemsOf(heard)).toEqual([['save-refused', 'The storage is gone.']]);
  expect(problemsOf(panelOf(service).heard)).toEqual([]);
  const later = panelOf(service);
  await rest();
  expect(later.heard[0]).toMatchObject({ type: 'snapshot' });
  expect(problemsOf(later.heard)).toEqual([['save-refused', 'The storage is gone.']]);
  storage.fault = null;
  panel.send({ type: 'clear' });
  await rest();
  const last = panelOf(service);
  await rest();
  expect(problemsOf(last.heard)).toEqual([]);
});

test('what changes nothing that is kept costs nothing: console messages, counters', async () => {
  await recording();
  const saves = vi.spyOn(Recorder.prototype, 'toSaved');
  for (let at = 0; at < 20; at += 1) {
    client.emit(root, 'Runtime.consoleAPICalled', { type: 'log', args: [] });
    report(reportOf('traffic', ['1', `${at}`]));
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(saves).not.toHaveBeenCalled();
  client.emit(root, 'Page.frameAttached', { frameId: 'F', parentFrameId: 'main' });
  await rest();
  expect(saves).toHaveBeenCalled();
});

test('a listener of its first moment stays for good: by it the browser wakes a stopped service worker', async () => {
  serviceWorker();
  const first = [...client.eventListeners];
  const firstDetach = [...client.detachListeners];
  expect(first).toHaveLength(1);
  await rest();
  expect([...client.eventListeners]).toEqual(expect.arrayContaining(first));
  expect([...client.detachListeners]).toEqual(expect.arrayContaining(firstDetach));
});

test('the DevTools page is told when to listen to its network log, and when no more', async () => {
  const { service } = serviceWorker();
  const [page, line] = memoryPair<NetworkLogMessage, NetworkLogCommand>();
  const told: unknown[] = [];
  page.onMessage((message) => told.push(message));
  service.connectNetworkLog(1, line);
  const { panel } = panelOf(service);
  await rest();
  expect(told).toEqual([{ type: 'listen', wanted: false }]);
  panel.send({ type: 'start-recording' });
  await rest();
  expect(told.at(-1)).toEqual({ type: 'listen', wanted: true });
  panel.send({ type: 'stop-recording' });
  await rest();
  expect(told.at(-1)).toEqual({ type: 'listen', wanted: false });
});

test('a DevTools page alone keeps no recording going', async () => {
  const { service, panel } = await recording();
  const [, line] = memoryPair<NetworkLogMessage, NetworkLogCommand>();
  service.connectNetworkLog(1, line);
  panel.close();
  await vi.advanceTimersByTimeAsync(grace + 1);
  expect(client.attached.size).toBe(0);
});
