import { expect, test, vi } from 'vitest';
import { http, root, tab, useRecorder } from './recorder-stage.ts';

const stage = useRecorder();

test('Cancel on the browser’s bar interrupts it', async () => {
  await stage.start();
  stage.openSocket();
  stage.client.emitDetach(tab, 'canceled_by_user');
  await vi.waitFor(() => expect(stage.recorder.state).toMatchObject({ why: 'canceled-by-user' }));
  expect(stage.endings()).toEqual([]);
});

test('a closed tab ends its sockets', async () => {
  await stage.start();
  stage.openSocket();
  stage.client.targets = [];
  stage.client.emitDetach(tab, 'target_closed');
  await vi.waitFor(() => expect(stage.endings()).toEqual([{ kind: 'gone', why: 'tab-closed' }]));
});

test('a tab that went to a forbidden page has left', async () => {
  await stage.start();
  stage.openSocket();
  stage.client.targets = [{ ...http, url: 'chrome://settings/' }];
  stage.client.emitDetach(tab, 'target_closed');
  await vi.waitFor(() => expect(stage.recorder.state).toMatchObject({ why: 'forbidden-page', detail: '' }));
  expect(stage.endings()).toEqual([{ kind: 'gone', why: 'page-left' }]);
});

test.each(['canceled_by_user', 'target_closed'] as const)(
  'what ends the recording of another tab (%s) leaves this one alone',
  async (reason) => {
    await stage.start();
    stage.client.emitDetach({ tabId: 2 }, reason);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(stage.recorder.state.kind).toBe('on');
    expect(stage.client.attached).toEqual(new Set(['tab:1']));
  },
);

test('another tool that takes the debugger interrupts it', async () => {
  await stage.start();
  stage.client.emitDetach(tab, 'target_closed');
  await vi.waitFor(() => expect(stage.recorder.state).toMatchObject({ why: 'detached' }));
});

test('a tab that is forgotten while its end is looked into is announced once', async () => {
  await stage.start();
  stage.client.targets = [{ ...http, url: '' }];
  stage.client.emitDetach(tab, 'target_closed');
  await stage.recorder.tabClosed();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stage.recorder.state.kind).toBe('off');
  expect(stage.recorder.log.snapshot().markers.map(({ kind }) => kind)).toEqual([
    'recording-started',
    'recording-stopped',
  ]);
});

test('a detach that is still looked into does not end the recording that came after it', async () => {
  await stage.start();
  stage.client.targets = [{ ...http, url: '' }];
  stage.client.emitDetach(tab, 'target_closed');
  await stage.recorder.stop();
  stage.client.targets = [http];
  await stage.start();
  expect(stage.recorder.state.kind).toBe('on');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(stage.recorder.state.kind).toBe('on');
  expect(stage.client.attached).toEqual(new Set(['tab:1']));
});

test.each([
  ['closed', () => stage.recorder.tabClosed()],
  ['gone to where no debugger may', () => stage.client.emitDetach(tab, 'target_closed')],
])('with its tab %s, it lets go of the shared worker too, and looks for no more', async (_what, end) => {
  stage.client.targets = [
    http,
    { id: 'S', type: 'worker', url: 'http://a.example/s.js', title: '', tabId: null },
  ];
  stage.client.answers.set('Runtime.evaluate', () => ({ result: { value: 'SharedWorkerGlobalScope' } }));
  await stage.start();
  stage.client.emit(root, 'Page.frameNavigated', { frame: { id: 'main', url: 'http://a.example/' } });
  await vi.advanceTimersByTimeAsync(1_100);
  expect(stage.client.attached).toEqual(new Set(['tab:1', 'target:S']));
  stage.client.targets = [{ ...http, url: 'chrome://settings/' }];
  await end();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stage.client.attached.has('target:S')).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});
