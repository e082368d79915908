import { afterEach, beforeEach, vi } from 'vitest';
import { DebuggerWitnesses } from '../../../../src/capture/debugger/debugger-witnesses.ts';
import { Recorder } from '../../../../src/capture/service/recorder.ts';
import type { CaptureMessage } from '../../../../src/channel/messages.ts';
import { FakeDebugger } from '../debugger/fake-debugger.ts';
import { reportOf } from '../debugger/script.ts';

export const tab = { tabId: 1 };
export const root = { target: tab, sessionId: null };
export const http = { id: 'main', type: 'page', url: 'http://a.example/', title: 'A', tabId: 1 };

/** A recorder of a tab, with the browser's debugger played. */
class RecorderStage {
  client = new FakeDebugger();
  messages: CaptureMessage[] = [];
  #recorder: Recorder | null = null;

  get recorder(): Recorder {
    if (!this.#recorder) throw new Error('The recorder is there while a test runs.');
    return this.#recorder;
  }

  /** A recorder that knows nothing, in the place of the one before. */
  async newRecorder(): Promise<void> {
    const witnesses = new DebuggerWitnesses({ debugger: this.client, loadHook: async () => 'hook()' });
    await witnesses.prepare('binding');
    this.#recorder = new Recorder({
      tabId: 1,
      witnesses,
      onStateChange: () => {},
      onMessage: (message) => this.messages.push(message),
    });
    witnesses.open();
  }

  async reset(): Promise<void> {
    this.client = new FakeDebugger();
    this.client.targets = [http];
    this.messages = [];
    await this.newRecorder();
  }

  async start(): Promise<void> {
    const started = this.recorder.start();
    await vi.runOnlyPendingTimersAsync();
    await started;
  }

  openSocket(): void {
    this.client.openDocument(root);
    const reports = [reportOf('created', ['7', 'ws://a.example/s']), reportOf('opened', ['7'])];
    const payload = JSON.stringify(reports);
    this.client.emit(root, 'Runtime.bindingCalled', { name: 'binding', executionContextId: 1, payload });
  }

  endings() {
    return this.recorder.log
      .snapshot()
      .sockets.map((socket) => ('ending' in socket ? socket.ending : socket.state));
  }
}

/** A new recorder and played timers for every test of the file. */
export function useRecorder(): RecorderStage {
  const stage = new RecorderStage();
  beforeEach(async () => {
    vi.useFakeTimers();
    await stage.reset();
  });
  afterEach(async () => {
    await stage.recorder.stop();
    vi.useRealTimers();
  });
  return stage;
}
