import { expect, test } from 'vitest';
import { reportOf } from '../debugger/script.ts';
import {
  fake,
  panelOf,
  problemsOf,
  recording,
  report,
  rest,
  serviceWorker,
  useBrowser,
} from './service-stage.ts';

useBrowser();

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
  expect(fake.client.attached.size).toBe(0);
  fails = false;
  panel.send({ type: 'start-recording' });
  await rest();
  expect(heard.at(-1)).toMatchObject({ state: { kind: 'on' } });
  const scripts = fake.client.sent.filter(({ method }) => method === 'Page.addScriptToEvaluateOnNewDocument');
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
  expect(fake.client.attached.size).toBe(0);
});

test('what cannot be restored is a problem that the panel is told, and no reason to stop', async () => {
  const { stop } = await recording();
  stop();
  fake.storage.items.set('tab:1:head', '7');
  const { service } = serviceWorker();
  const { heard } = panelOf(service);
  await rest();
  expect(heard[0]).toMatchObject({ type: 'snapshot', state: { kind: 'off' } });
  expect(problemsOf(heard)).toMatchObject([['restore-failed', expect.any(String)]]);
});

test('a fake.storage that cannot be read is a problem of every tab', async () => {
  fake.storage.fault = 'The fake.storage is gone.';
  const { service } = serviceWorker();
  const { heard } = panelOf(service);
  await rest();
  expect(heard[0]).toMatchObject({ type: 'snapshot' });
  expect(problemsOf(heard)).toContainEqual(['restore-failed', 'The fake.storage is gone.']);
});

test('a problem is announced once, to a later panel too, and is over when the log is cleared', async () => {
  const { service, panel, heard } = await recording();
  fake.storage.fault = 'The fake.storage is gone.';
  for (const socket of ['8', '9']) {
    report(reportOf('created', [socket, 'ws://a.example/s']), reportOf('closed', [socket, '4001', 'clean']));
    await rest();
  }
  expect(problemsOf(heard)).toEqual([['save-refused', 'The fake.storage is gone.']]);
  expect(problemsOf(panelOf(service).heard)).toEqual([]);
  const later = panelOf(service);
  await rest();
  expect(later.heard[0]).toMatchObject({ type: 'snapshot' });
  expect(problemsOf(later.heard)).toEqual([['save-refused', 'The fake.storage is gone.']]);
  fake.storage.fault = null;
  panel.send({ type: 'clear' });
  await rest();
  const last = panelOf(service);
  await rest();
  expect(problemsOf(last.heard)).toEqual([]);
});
