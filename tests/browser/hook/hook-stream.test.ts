import { expect, test } from 'vitest';
import { useHookStage } from '../support/capture/hook-stage.ts';

const stage = useHookStage();

/** Runs page code that has `base` and WebSocketStream. */
const run = (code: string) =>
  stage.page.evaluate(`(async () => { const base = '${stage.server.ws}'; ${code} })()`);
const types = () => stage.reports.all.map((report) => report.type);
const uncounted = { received: null, sent: null, lastReceivedAt: null, lastSentAt: null };

test('a stream that the server closes', async () => {
  await run(`await new WebSocketStream(base + '/close/4001/done', { protocols: ['chat'] }).closed`);
  await stage.reports.next('closed');
  expect(stage.reports.all.slice(2)).toMatchObject([
    {
      type: 'created',
      api: 'WebSocketStream',
      url: `${stage.server.ws}/close/4001/done`,
      protocols: ['chat'],
    },
    { type: 'opened', socket: 1, protocol: 'chat', extensions: '' },
    { type: 'closed', socket: 1, code: 4001, reason: 'done', wasClean: true, traffic: uncounted },
  ]);
});

test('a stream that the page closes', async () => {
  await run(`
    const stream = new WebSocketStream(base + '/');
    await stream.opened;
    try { stream.close({ closeCode: 1001 }); } catch {}
    stream.close({ closeCode: 4003, reason: 'bye' });
    await stream.closed;`);
  await stage.reports.next('closed');
  expect(stage.reports.of('close-called')).toMatchObject([
    { code: 1001, threw: 'InvalidAccessError' },
    { code: 4003, reason: 'bye', threw: null },
  ]);
  expect(stage.reports.of('closed')).toMatchObject([{ code: 4003, reason: 'bye', wasClean: true }]);
});

test('a stream whose server names no code', async () => {
  await run(`await new WebSocketStream(base + '/close').closed`);
  expect(await stage.reports.next('closed')).toMatchObject({ code: 1005, reason: '', wasClean: true });
});

test('a stream that is cut', async () => {
  await run(`await new WebSocketStream(base + '/cut').closed.catch(() => {})`);
  await stage.reports.until(() => types().some((type) => type === 'closed' || type === 'stream-error'));
  expect(stage.reports.all.at(-1)).toMatchObject({ type: 'closed', code: 1006, wasClean: false });
});

test('a stream that never opened: one report, and nothing unhandled', async () => {
  const unhandled = await run(`
    const seen = [];
    const last = new Promise((done) => {
      window.addEventListener('unhandledrejection', ({ reason }) => {
        seen.push(String(reason));
        if (reason === 'the last') done();
      });
    });
    const stream = new WebSocketStream('ws://127.0.0.1:1/');
    await stream.closed.catch(() => {});
    // The browser reports rejections in their order: this one comes after all others.
    Promise.reject('the last');
    await last;
    return seen;`);
  expect(unhandled).toEqual(['the last']);
  expect(stage.reports.of('stream-error')).toMatchObject([{ socket: 1, name: 'WebSocketError' }]);
  expect(stage.reports.of('closed')).toEqual([]);
});

test('a stream whose constructor threw', async () => {
  await run(`try { new WebSocketStream('ws://'); } catch {}`);
  expect(await stage.reports.next('threw')).toMatchObject({
    api: 'WebSocketStream',
    url: 'ws://',
    name: 'SyntaxError',
  });
});
