import { expect, test } from 'vitest';
import { Stage } from './script.ts';

const lastOf = (methods: readonly string[]) => methods.at(-1);

test.each([
  ['worker', 'http://a.example/w.js'],
  ['service_worker', 'http://a.example/v.js'],
  ['iframe', 'http://b.example/'],
])('a %s that waits gets everything in one go, and is let go last', (type, url) => {
  const stage = new Stage();
  // Nothing is ever answered: whoever awaited an answer would never come to let it go.
  for (const method of ['Runtime.enable', 'Log.enable', 'Runtime.addBinding', 'Page.enable']) {
    stage.debugger.answers.set(method, () => new Promise(() => {}));
  }
  stage.play(`tab attaches w ${type} ${url}`);
  const methods = stage.debugger.methodsOf('w');
  expect(lastOf(methods)).toBe('Runtime.runIfWaitingForDebugger');
  expect(methods).toContain('Target.setAutoAttach');
  const hooked = type === 'iframe' ? 'Page.addScriptToEvaluateOnNewDocument' : 'Runtime.evaluate';
  expect(methods.indexOf('Runtime.addBinding')).toBeLessThan(methods.indexOf(hooked));
});

test('a target of a kind that holds no sockets is let go and left alone', () => {
  const stage = new Stage().play('tab attaches w worklet http://a.example/w.js');
  expect(stage.debugger.methodsOf('w')).toEqual(['Runtime.runIfWaitingForDebugger']);
});

test('a target that does not wait is not told to run', () => {
  const stage = new Stage().play('tab attaches w worker http://a.example/w.js running');
  expect(stage.debugger.methodsOf('w')).not.toContain('Runtime.runIfWaitingForDebugger');
});

test('no domain is enabled that costs traffic or stops the page', () => {
  const stage = new Stage().play('tab attaches w worker http://a.example/w.js');
  const methods = stage.debugger.sent.map(({ method }) => method);
  expect(methods).not.toContain('Network.enable');
  expect(methods).not.toContain('Debugger.enable');
});

test('sockets that were there before are handed to the hook of each running document', async () => {
  const stage = new Stage();
  stage.debugger.answers.set('Runtime.evaluate', ({ params }) => ({
    result: params.expression === 'hook()' ? { objectId: 'controller' } : { objectId: 'prototype' },
  }));
  stage.play('tab has 1 page http://a.example/');
  await expect
    .poll(() => stage.debugger.sent.filter(({ method }) => method === 'Runtime.callFunctionOn'))
    .toMatchObject([{ params: { objectId: 'controller', arguments: [{ objectId: 'found' }] } }]);
});

/** A stage whose page has a hook from an earlier recording. */
function stageWithHook(): Stage {
  const stage = new Stage();
  const { answers } = stage.debugger;
  answers.set('Runtime.evaluate', () => ({ result: { objectId: 'proxy' } }));
  answers.set('Runtime.getProperties', ({ params }) =>
    params.objectId === 'proxy'
      ? { result: [], internalProperties: [{ name: '[[Handler]]', value: { objectId: 'handler' } }] }
      : { result: [{ name: 'controller', value: { objectId: 'old controller' } }] },
  );
  answers.set('Runtime.callFunctionOn', () => ({ result: { value: { live: [], last: 0 } } }));
  return stage;
}

const callsOf = (stage: Stage) =>
  stage.debugger.sent.filter(({ method }) => method === 'Runtime.callFunctionOn').map(({ params }) => params);

test('a hook that an earlier recording left is resumed, not put in twice', async () => {
  const stage = stageWithHook().play('tab has 1 page http://a.example/');
  await expect
    .poll(() => callsOf(stage)[0])
    .toMatchObject({ objectId: 'old controller', arguments: [{ value: 'binding' }, { value: null }] });
  expect(stage.debugger.sent.some(({ params }) => params.expression === 'hook()')).toBe(false);
});

test('a hook that was paused between two recordings is handed the sockets opened meanwhile', async () => {
  const stage = stageWithHook().play('tab has 1 page http://a.example/');
  await expect
    .poll(() => callsOf(stage)[1])
    .toMatchObject({ objectId: 'old controller', arguments: [{ objectId: 'found' }] });
});

test('after a stop of the service worker alone, which paused no hook, no heap is searched', async () => {
  const stage = stageWithHook().play('tab has 1 page http://a.example/');
  await expect.poll(() => callsOf(stage).length).toBe(2);
  stage.observer.resync();
  await stage.observer.settled();
  expect(stage.debugger.sent.filter(({ method }) => method === 'Runtime.queryObjects')).toHaveLength(1);
});

test('frames without a document of their own leave nothing behind when they are removed', () => {
  const stage = new Stage().play('tab has 1 page http://a.example/');
  stage.play('tab removes F\ntab has 2 frame F http://a.example/f');
  stage.play('tab.2 created 7 ws://a.example/s\ntab destroys 2');
  expect(stage.rows()).toEqual(['iframe ws://a.example/s gone page-left']);
});
