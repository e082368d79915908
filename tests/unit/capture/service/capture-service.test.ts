import { expect, test, vi } from 'vitest';
import { Recorder } from '../../../../src/capture/service/recorder.ts';
import { memoryPair } from '../../../../src/channel/memory.ts';
import type { NetworkLogCommand, NetworkLogMessage, PanelMessage } from '../../../../src/channel/messages.ts';
import { describe, reportOf } from '../debugger/script.ts';
import {
  fake,
  grace,
  panelOf,
  recording,
  report,
  rest,
  root,
  serviceWorker,
  useBrowser,
} from './service-stage.ts';

useBrowser();

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
  expect(fake.client.attached.size).toBe(1);
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
  expect(fake.client.attached.size).toBe(1);
});

test('what changes nothing that is kept costs nothing: console messages, counters', async () => {
  await recording();
  const saves = vi.spyOn(Recorder.prototype, 'toSaved');
  for (let at = 0; at < 20; at += 1) {
    fake.client.emit(root, 'Runtime.consoleAPICalled', { type: 'log', args: [] });
    report(reportOf('traffic', ['1', `${at}`]));
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(saves).not.toHaveBeenCalled();
  fake.client.emit(root, 'Page.frameAttached', { frameId: 'F', parentFrameId: 'main' });
  await rest();
  expect(saves).toHaveBeenCalled();
});

test('a listener of its first moment stays for good: by it the browser wakes a stopped service worker', async () => {
  serviceWorker();
  const first = [...fake.client.eventListeners];
  const firstDetach = [...fake.client.detachListeners];
  expect(first).toHaveLength(1);
  await rest();
  expect([...fake.client.eventListeners]).toEqual(expect.arrayContaining(first));
  expect([...fake.client.detachListeners]).toEqual(expect.arrayContaining(firstDetach));
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
  expect(fake.client.attached.size).toBe(0);
});
