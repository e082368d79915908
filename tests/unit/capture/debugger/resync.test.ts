import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Stage } from './script.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const worker = `tab attaches w worker http://a.example/w.js\nw has 1 worker
  w.1 created 7 ws://a.example/s\nw.1 opened 7`;

/** A stage whose hooks say, when they are resumed, that sockets of these numbers live, and which number was the last. */
function stageWith(live: readonly number[], last = Math.max(0, ...live)): Stage {
  const stage = new Stage();
  const { answers } = stage.debugger;
  answers.set('Runtime.evaluate', ({ params }) => ({
    result: params.expression === 'hook()' ? { objectId: 'new' } : { objectId: 'proxy' },
  }));
  answers.set('Runtime.getProperties', ({ params }) =>
    params.objectId === 'proxy'
      ? { result: [], internalProperties: [{ name: '[[Handler]]', value: { objectId: 'handler' } }] }
      : { result: [{ name: 'controller', value: { objectId: 'there' } }] },
  );
  answers.set('Runtime.callFunctionOn', () => ({ result: { value: { live, last } } }));
  return stage;
}

test('after a stop of the service worker every child is let go of, and attached to again', () => {
  const stage = stageWith([7]).play(worker);
  stage.debugger.sent.length = 0;
  stage.observer.resync();
  expect(
    stage.debugger.sent
      .filter(({ session, method }) => session === 'tab:1' && method === 'Target.setAutoAttach')
      .map(({ params }) => params.autoAttach),
  ).toEqual([false, true]);
});

test('a worker that comes back keeps its sockets', async () => {
  const stage = stageWith([7]).play(worker);
  stage.observer.resync();
  stage.play('tab detaches w\ntab attaches again worker http://a.example/w.js running');
  stage.wakeWorker('again', 'w', 1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(stage.rows()).toEqual(['worker ws://a.example/s open']);
  expect(stage.play('again.1 closed 7 4001 clean').rows()).toEqual(['worker ws://a.example/s 4001']);
});

test('a worker that does not come back has ended', async () => {
  const stage = stageWith([]).play(worker);
  stage.observer.resync();
  stage.play('tab detaches w');
  expect(stage.rows()).toEqual(['worker ws://a.example/s open']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(stage.rows()).toEqual(['worker ws://a.example/s gone worker-ended']);
});

/** Another stage, with what is kept of this one; the service worker was stopped in between. */
function restart(stage: Stage, after = stageWith([7])): Stage {
  for (const socket of stage.log.snapshot().sockets) after.log.put(socket);
  after.observer.restore(JSON.parse(JSON.stringify(stage.observer.toSaved())));
  after.observer.resync();
  return after;
}

test.each([
  ['comes back', true, 'worker ws://a.example/s open'],
  ['does not come back', false, 'worker ws://a.example/s gone worker-ended'],
])(
  'a worker that %s after a second stop, while it was attached to again, is known',
  async (_what, comes, row) => {
    const first = stageWith([7]).play(worker);
    first.observer.resync();
    const stage = restart(first);
    if (comes) {
      stage.play('tab attaches again worker http://a.example/w.js running');
      stage.wakeWorker('again', 'w', 1);
    }
    await vi.advanceTimersByTimeAsync(10_000);
    expect(stage.rows()).toEqual([row]);
  },
);

test('a text that came before the stop is claimed by its socket, in the session that its worker has then', async () => {
  const refused = "WebSocket connection to 'ws://a.example/s' failed: net::ERR_CONNECTION_REFUSED";
  const failing = worker.replace('w.1 opened 7', `w logs ${refused}`);
  const stage = restart(stageWith([7]).play(failing));
  stage.play('tab attaches again worker http://a.example/w.js running');
  stage.wakeWorker('again', 'w', 1);
  await vi.advanceTimersByTimeAsync(10);
  stage.play('again.1 error 7\nagain.1 closed 7 1006');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(stage.rows()).toEqual(['worker ws://a.example/s 1006 after error: net::ERR_CONNECTION_REFUSED']);
});

test('the log is asked for only when the answer to its end is there: entries that come before it are left out', async () => {
  const refused = "WebSocket connection to 'ws://a.example/s' failed: net::ERR_CONNECTION_REFUSED";
  const after = stageWith([7]);
  after.debugger.answers.set('Log.enable', () => {
    if (after.log.live().length > 0) after.play(`tab logs ${refused}`);
    return {};
  });
  const page = 'tab has 1 page http://a.example/\ntab.1 created 7 ws://a.example/s';
  const stage = restart(stageWith([7]).play(page), after);
  // On its way before the answer; the browser repeats it.
  stage.play(`tab logs ${refused}`);
  await vi.advanceTimersByTimeAsync(10);
  stage.play('tab.1 error 7\ntab.1 closed 7 1006');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(stage.rows()).toEqual(['page ws://a.example/s 1006 after error: net::ERR_CONNECTION_REFUSED']);
});

test('a call of a page is left out until its log was repeated: it comes again', async () => {
  const page = 'tab has 1 page http://a.example/\ntab.1 created 7 ws://a.example/s';
  const stage = restart(stageWith([7]).play(page));
  stage.play('tab.1 closed 7 1006');
  expect(stage.rows()).toEqual(['page ws://a.example/s connecting']);
  await vi.advanceTimersByTimeAsync(10);
  stage.play('tab.1 closed 7 1006');
  expect(stage.rows()).toEqual(['page ws://a.example/s 1006']);
});

test('a socket that its hook does not know any more is counted, not listed as open for ever', async () => {
  const stage = stageWith([7]).play(
    'tab has 1 page http://a.example/\ntab.1 created 7 ws://a.example/s\ntab.1 created 8 ws://a.example/t',
  );
  await vi.advanceTimersByTimeAsync(10);
  stage.observer.resync();
  await vi.advanceTimersByTimeAsync(10);
  stage.play('tab.1 page visible');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stage.rows()).toEqual(['page ws://a.example/s connecting']);
  expect(stage.log.snapshot().dropped).toBe(1);
});

test('it is counted on a quiet page too, where no event comes after the hook has answered', async () => {
  const stage = stageWith([]).play('tab has 1 page http://a.example/\ntab.1 created 7 ws://a.example/s');
  await vi.advanceTimersByTimeAsync(10);
  stage.observer.resync();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stage.rows()).toEqual([]);
  expect(stage.log.snapshot().dropped).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('sockets that were born and ended around the stop are counted as dropped, those that are known are not', async () => {
  const stage = stageWith([1, 3], 6);
  // From here on documents come with their hook.
  await vi.advanceTimersByTimeAsync(1);
  stage.play(
    `tab has 1 page http://a.example/\ntab.1 created 1 ws://a.example/s\ntab.1 created 2 ws://a.example/t
     tab.1 closed 2 4001 clean`,
  );
  await vi.advanceTimersByTimeAsync(10);
  stage.observer.resync();
  // On its way when the hook answered, after what was lost.
  stage.play('tab.1 created 6 ws://a.example/u\ntab.1 closed 6 4002 clean');
  await vi.advanceTimersByTimeAsync(10);
  // The answer of the hook comes with news of each socket that lives.
  stage.play('tab.1 adopted 1 ws://a.example/s\ntab.1 adopted 3 ws://a.example/v');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stage.rows()).toEqual([
    'page ws://a.example/s open',
    'page ws://a.example/t 4001',
    'page ws://a.example/u 4002',
    'page ws://a.example/v open adopted',
  ]);
  expect(stage.log.snapshot().dropped).toBe(2);
});

test('sockets of an earlier recording are not counted by the next', async () => {
  const stage = stageWith([], 50).play('tab has 1 page http://a.example/');
  await vi.advanceTimersByTimeAsync(2_000);
  stage.observer.resync();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stage.log.snapshot().dropped).toBe(0);
});

test('a hook that counts more than any page makes costs no more than it should', async () => {
  const stage = stageWith([], 2 ** 52);
  await vi.advanceTimersByTimeAsync(1);
  stage.play('tab has 1 page http://a.example/\ntab.1 created 1 ws://a.example/s');
  await vi.advanceTimersByTimeAsync(10);
  stage.observer.resync();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stage.log.snapshot().dropped).toBeGreaterThan(5_000);
});
