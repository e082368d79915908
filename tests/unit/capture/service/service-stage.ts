import { afterEach, beforeEach, vi } from 'vitest';
import { DebuggerWitnesses } from '../../../../src/capture/debugger/debugger-witnesses.ts';
import { CaptureService } from '../../../../src/capture/service/capture-service.ts';
import { memoryPair } from '../../../../src/channel/memory.ts';
import type { CaptureMessage, PanelMessage } from '../../../../src/channel/messages.ts';
import { FakeDebugger } from '../debugger/fake-debugger.ts';
import { reportOf } from '../debugger/script.ts';
import { FakeStorage } from '../storage/fake-storage.ts';

export const root = { target: { tabId: 1 }, sessionId: null };
/** Milliseconds in which a panel may come back. */
export const grace = 2_000;

/** The browser that the tests play: new for each. */
export const fake = { client: new FakeDebugger(), storage: new FakeStorage() };

/** A new browser and played timers for every test of the file. */
export function useBrowser(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    fake.client = new FakeDebugger();
    fake.client.targets = [{ id: 'main', type: 'page', url: 'http://a.example/', title: 'A', tabId: 1 }];
    fake.storage = new FakeStorage();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** A service worker that runs; `stop` ends it as the browser does: without a word. */
export function serviceWorker(loadHook = async () => 'hook()') {
  const witnesses = new DebuggerWitnesses({ debugger: fake.client, loadHook });
  const service = new CaptureService({ witnesses, storage: fake.storage, grace });
  return { service, stop: () => fake.client.eventListeners.clear() };
}

export function panelOf(service: CaptureService, tabId = 1) {
  const [panel, line] = memoryPair<PanelMessage, CaptureMessage>();
  const heard: CaptureMessage[] = [];
  panel.onMessage((message) => heard.push(message as CaptureMessage));
  service.connect(tabId, line);
  return { panel, heard };
}

/** Time for what is under way to come to rest, timers included. */
export const rest = () => vi.advanceTimersByTimeAsync(300);

export function report(...reports: object[]): void {
  const payload = JSON.stringify(reports);
  const name = JSON.parse(fake.storage.items.get('binding') ?? '""');
  fake.client.emit(root, 'Runtime.bindingCalled', { name, executionContextId: 1, payload });
}

export async function recording() {
  const worker = serviceWorker();
  const { panel, heard } = panelOf(worker.service);
  await rest();
  panel.send({ type: 'start-recording' });
  await rest();
  fake.client.openDocument(root);
  report(reportOf('created', ['1', 'ws://a.example/s']), reportOf('opened', ['1']));
  await rest();
  return { ...worker, panel, heard };
}

/** Ids and details of the problems that a panel was told. */
export const problemsOf = (heard: readonly CaptureMessage[]) =>
  heard.flatMap((message) => (message.type === 'problem' ? [[message.id, message.detail]] : []));
