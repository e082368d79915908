import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LogPersistence } from '../../../src/capture/storage/log-persistence.ts';
import { limits } from '../../../src/model/limits.ts';
import { isEnded } from '../../../src/model/socket.ts';
import { tries } from '../fuzz/hostile.ts';
import type { SentCommand } from './debugger/fake-debugger.ts';
import { reportOf, Stage } from './debugger/script.ts';
import { SlowStorage } from './storage/slow-storage.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => vi.useRealTimers());

/** A page of which we know everything: its sockets, and the calls that its hook has made. */
class ScriptedPage {
  made = 0;
  readonly live = new Set<number>();
  readonly #calls: object[][] = [];

  constructor() {
    this.#calls.push([
      { type: 'call', number: 1 },
      { type: 'hello', url: 'http://a.example/', at: 1 },
    ]);
  }

  /** One call in which some sockets are made and some end. Gives it. */
  act(makes: number, ends: number, throws: number, uncounted: number): object[] {
    const reports: object[] = [{ type: 'call', number: this.#calls.length + 1 }];
    for (let count = 0; count < makes; count += 1) {
      const number = this.#sockets + 1;
      this.#sockets = number;
      this.made += 1;
      this.live.add(number);
      reports.push(
        reportOf('created', [String(number), 'ws://a.example/s']),
        reportOf('opened', [String(number)]),
      );
    }
    for (const number of [...this.live].slice(0, ends)) {
      this.live.delete(number);
      reports.push(reportOf('closed', [String(number), '4001', 'clean']));
    }
    for (let count = 0; count < throws; count += 1)
      reports.push(reportOf('threw', ['x:', 'SyntaxError', 'no']));
    this.#uncounted += uncounted;
    const all = String(this.#uncounted);
    if (uncounted > 0) reports.push(reportOf('overflow', [all, all]));
    this.made += throws + uncounted;
    this.#calls.push(reports);
    return reports;
  }

  callsAfter = (number: number) => this.#calls.slice(number);

  get last(): number {
    return this.#sockets;
  }

  #sockets = 0;
  #uncounted = 0;
}

/** A service worker that records the page, from what the storage has. */
async function serviceWorker(page: ScriptedPage, storage: SlowStorage) {
  const stage = new Stage();
  stage.debugger.hasController('there');
  stage.debugger.answers.set('Runtime.callFunctionOn', ({ params }: SentCommand) => {
    const [, after] = params.arguments as { value: number }[];
    for (const call of page.callsAfter(after?.value ?? 0)) stage.call(call);
    return { result: { value: { live: [...page.live], last: page.last } } };
  });
  const store = new LogPersistence(storage, 1, {
    flush: () => {
      const delta = stage.log.takeChanges();
      if (delta !== null) store.write(delta);
    },
    log: () => stage.log.snapshot(),
    recorder: () => stage.observer.toSaved(),
    onProblem: () => {},
    onCleared: () => {},
  });
  const kept = await store.restore(await storage.get());
  await vi.advanceTimersByTimeAsync(1);
  if (kept === null) {
    stage.play('tab has 1 page http://a.example/');
    stage.call(page.callsAfter(0)[0] ?? []);
  } else {
    stage.log.restore(kept.log);
    stage.observer.restore(kept.recorder as Parameters<typeof stage.observer.restore>[0]);
  }
  stage.log.onChange = () => store.touch();
  store.touch();
  if (kept !== null) stage.observer.resync();
  return { stage, store };
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      makes: fc.nat({ max: 12 }),
      ends: fc.nat({ max: 16 }),
      throws: fc.nat({ max: 1 }),
      uncounted: fc.constantFrom(0, 0, 3),
      isLost: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.nat({ max: 400 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('stop' as const), callsLeft: fc.nat({ max: 4 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('quota' as const),
      // Besides what is in use by then; others may have filled the storage.
      room: fc.oneof(fc.nat({ max: 8_000 }), fc.integer({ min: -8_000, max: 60_000 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('refuse' as const),
      how: fc.constantFrom(null, 'No.', 'quota'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('slow' as const),
      latency: fc.constantFrom(0, 30, 150, 400),
    }),
  },
);

/** Plays steps; gives the service worker that runs at the end, when everything has come to rest. */
async function play(steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]) {
  const page = new ScriptedPage();
  const storage = new SlowStorage();
  let worker = await serviceWorker(page, storage);
  await vi.advanceTimersByTimeAsync(200);
  for (const taken of steps) {
    if (taken.kind === 'act') {
      const call = page.act(taken.makes, taken.ends, taken.throws, taken.uncounted);
      if (!taken.isLost) worker.stage.call(call);
    } else if (taken.kind === 'wait') await vi.advanceTimersByTimeAsync(taken.milliseconds);
    else if (taken.kind === 'quota') storage.quota = storage.used + taken.room;
    else if (taken.kind === 'refuse') storage.refusal = () => taken.how;
    else if (taken.kind === 'slow') storage.latency = taken.latency;
    else {
      storage.callsLeft = taken.callsLeft;
      await vi.advanceTimersByTimeAsync(250);
      worker.stage.debugger.answers.clear();
      vi.clearAllTimers();
      storage.callsLeft = Number.POSITIVE_INFINITY;
      worker = await serviceWorker(page, storage);
    }
  }
  worker.stage.call(page.act(0, 0, 0, 0));
  await vi.advanceTimersByTimeAsync(5_000);
  return { page, worker };
}

test('seen is kept, dropped and open, wherever the service worker is stopped and whatever the storage refuses', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
      const { page, worker } = await play(steps);
      const { sockets, dropped } = worker.stage.log.snapshot();
      const open = sockets.filter((socket) => !isEnded(socket)).length;
      const kept = sockets.length - open;
      expect({ open, seen: kept + dropped + open }).toEqual({ open: page.live.size, seen: page.made });
      vi.clearAllTimers();
    }),
    tries(1_000),
  );
});

test('beyond what a log keeps, the sum holds as well', async () => {
  const { page, worker } = await play(
    Array.from({ length: 60 }, (_, index) =>
      index % 20 === 19
        ? ({ kind: 'stop', callsLeft: 2 } as const)
        : ({ kind: 'act', makes: 200, ends: 200, throws: 0, uncounted: 0, isLost: index % 5 === 0 } as const),
    ),
  );
  const { sockets, dropped } = worker.stage.log.snapshot();
  expect(page.made).toBeGreaterThan(limits.endedSockets);
  expect(sockets.length + dropped).toBe(page.made);
});
