import { expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { useLateHook } from '../support/capture/late-hook.ts';

const { stage, install, call, open, run } = useLateHook();
const rehearse = (controller: string, ...values: unknown[]) =>
  call(controller, 'function (...values) { return this.rehearse(...values); }', ...values);

const recordEvents = `
  window.seen = [];
  for (const type of ['open', 'message', 'error', 'close']) {
    socket.addEventListener(type, (event) => seen.push([type, event.code, event.reason, event.wasClean, event.isTrusted, socket.readyState]));
  }
  socket['onclose'] = () => seen.push('onclose');`;

test.each([
  [4004, 'gone', true, []],
  [1000, '', true, []],
  [1006, '', false, [['error', undefined, undefined, undefined, false, 3]]],
  [1015, '', false, [['error', undefined, undefined, undefined, false, 3]]],
  [1012, 'restart', true, []],
])('rehearses %i', async (code, reason, wasClean, errors) => {
  const controller = await install();
  await open('/echo');
  await run(recordEvents);
  expect(await rehearse(controller, 1, code, reason)).toBeNull();
  const seen = await run('seen');
  const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
  expect(seen).toEqual(asJson([...errors, ['close', code, reason, wasClean, false, 3], 'onclose']));
  expect(
    await run(`[socket.readyState, socket.send('late'), socket.close(), Reflect.ownKeys(socket).length]`),
  ).toEqual(asJson([3, undefined, undefined, 0]));
  expect(await stage.reports.next('closed')).toMatchObject({ code, reason, wasClean, rehearsed: true });
});

test('a rehearsed socket ends once: its real close reaches neither page nor reports', async () => {
  const controller = await install();
  await open('/echo');
  await run(`${recordEvents} socket.send('on its way');`);
  const endedBefore = stage.server.ended.length;
  await rehearse(controller, 1, 4004, 'gone');
  await until('the connection has ended', async () => stage.server.ended.length > endedBefore);
  // What the browser makes of that end comes before the whole life of another socket.
  await run(
    `new Promise((done) => { new WebSocket('${stage.server.ws}/close/4001/later').onclose = done; })`,
  );
  await stage.reports.next('closed', 2);
  expect(stage.reports.of('closed').map(({ code, rehearsed }) => [code, rehearsed])).toEqual([
    [4004, true],
    [4001, false],
  ]);
  expect(await run('seen.filter(([type]) => type === "close").length')).toBe(1);
  expect(await run(`String(Object.getOwnPropertyDescriptor(WebSocket.prototype, 'readyState').get)`)).toBe(
    'function get readyState() { [native code] }',
  );
});

test('where the page deleted CloseEvent, nothing ends and nothing is reported', async () => {
  await run('delete globalThis.CloseEvent');
  const controller = await install();
  await open('/echo');
  expect(await rehearse(controller, 1, 4004, 'gone')).toBe('failed');
  expect(await run('socket.readyState')).toBe(1);
  expect(stage.reports.of('closed')).toEqual([]);
});

test.each([
  [[7, 1000, ''], 'no-such-socket'],
  [[1, -1, ''], 'invalid-code'],
  [[1, 65_536, ''], 'invalid-code'],
  [[1, 1000.5, ''], 'invalid-code'],
  [[1, 1000, 'x'.repeat(124)], 'reason-too-long'],
])('refuses to rehearse %j', async (values, problem) => {
  const controller = await install();
  await open('/echo');
  expect(await rehearse(controller, ...values)).toBe(problem);
});

test('refuses to rehearse a WebSocketStream', async () => {
  const controller = await install();
  await run(`window.stream = new WebSocketStream('${stage.server.ws}/'); stream.opened.then(() => {})`);
  expect(await rehearse(controller, 1, 1000, '')).toBe('not-supported');
});
