import { expect, test, vi } from 'vitest';
import { describe, reportOf } from '../debugger/script.ts';
import { fake, grace, panelOf, recording, report, rest, serviceWorker, useBrowser } from './service-stage.ts';

useBrowser();

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
  expect(fake.client.sent.filter(({ method }) => method === 'Page.enable')).toHaveLength(1);
});

test('a panel that is back in time finds the recording going on', async () => {
  const { service, panel } = await recording();
  panel.close();
  await vi.advanceTimersByTimeAsync(grace - 1);
  panelOf(service);
  await vi.advanceTimersByTimeAsync(grace);
  expect(fake.client.attached.size).toBe(1);
});

test('a panel that stays away leaves nothing attached', async () => {
  const { panel } = await recording();
  panel.close();
  await vi.advanceTimersByTimeAsync(grace + 1);
  expect(fake.client.attached.size).toBe(0);
});

test('where nobody calls after the service worker was stopped, nothing stays attached', async () => {
  const { stop } = await recording();
  stop();
  serviceWorker();
  await vi.advanceTimersByTimeAsync(grace + 500);
  expect(fake.client.attached.size).toBe(0);
});

test('where the debugger went while the service worker was stopped, the panel is told', async () => {
  const { stop } = await recording();
  stop();
  fake.client.answers.set('Runtime.getIsolateId', () => Promise.reject(new Error('not attached')));
  const { heard } = panelOf(serviceWorker().service);
  await rest();
  expect(heard[0]).toMatchObject({ state: { kind: 'interrupted', why: 'detached' } });
});

test('a closed tab leaves nothing in the storage', async () => {
  const { service } = await recording();
  service.forget(1);
  await rest();
  expect([...fake.storage.items.keys()]).toEqual(['binding']);
});

test('a page that hangs keeps no panel waiting, its own or another tab’s', async () => {
  const { stop } = await recording();
  stop();
  fake.client.answers.set('Runtime.getIsolateId', () => new Promise(() => {}));
  const { service } = serviceWorker();
  const own = panelOf(service);
  const other = panelOf(service, 2);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(own.heard[0]).toMatchObject({ type: 'snapshot', state: { kind: 'on' } });
  expect(other.heard[0]).toMatchObject({ type: 'snapshot', state: { kind: 'off' } });
});

test('several pages that hang are waited for at the same time', async () => {
  const { service: first, stop } = await recording();
  const page = (tabId: number) => ({
    id: `p${tabId}`,
    type: 'page',
    url: 'http://a.example/',
    title: '',
    tabId,
  });
  fake.client.targets = [...fake.client.targets, page(2), page(3)];
  for (const tabId of [2, 3]) {
    panelOf(first, tabId).panel.send({ type: 'start-recording' });
    await rest();
  }
  expect(fake.client.attached.size).toBe(3);
  stop();
  fake.client.answers.set('Runtime.getIsolateId', () => new Promise(() => {}));
  const { service } = serviceWorker();
  const panels = [1, 2, 3, 4].map((tabId) => panelOf(service, tabId).heard);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(panels.map(([snapshot]) => snapshot)).toMatchObject([
    ...[1, 2, 3].map(() => ({ type: 'snapshot', state: { kind: 'on' } })),
    { type: 'snapshot', state: { kind: 'off' } },
  ]);
});
