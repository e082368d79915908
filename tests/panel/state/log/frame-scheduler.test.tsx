import { expect, test } from 'vitest';
import type { CaptureMessage, Changes, Snapshot } from '../../../../src/channel/messages.ts';
import type { Slices } from '../../../../src/model/lists/slices.ts';
import { emptyLog } from '../../../../src/model/log.ts';
import { createFrameScheduler, mergeChanges } from '../../../../src/ui/state/log/frame-scheduler.ts';
import { closeEvent, ended } from '../../fixtures/sockets.ts';

const close = (id: string) => ended(id, closeEvent(1000));
const closes = (count: number, prefix = '') =>
  Array.from({ length: count }, (_, index) => close(`${prefix}${index}`));

const changes = (given: Partial<Changes>): Changes => ({
  type: 'changes',
  sockets: [],
  markers: [],
  spans: [],
  dropped: 0,
  removed: [],
  ...given,
});
const snapshot = (ids: readonly string[], following: number): Snapshot => ({
  type: 'snapshot',
  log: { ...emptyLog, sockets: ids.map(close) },
  state: { kind: 'off' },
  keepLog: true,
  following,
});
const older = (ids: readonly string[], following: number): CaptureMessage => ({
  type: 'older',
  sockets: ids.map(close),
  following,
});

/** A scheduler whose frames and tasks are done by hand; to take a message in costs `cost` milliseconds. */
function createStage(cost = 0, slicesOf: (message: CaptureMessage) => number = () => 0) {
  const delivered: CaptureMessage[] = [];
  let now = 0;
  let turn: { readonly kind: 'frame' | 'task'; readonly work: () => void } | null = null;
  const later = (kind: 'frame' | 'task') => (work: () => void) => {
    turn = { kind, work };
    return () => {
      turn = null;
    };
  };
  let asked = 0;
  let slicesDone = 0;
  function* slices(count: number): Slices<void> {
    for (let slice = 0; slice < count; slice += 1) {
      slicesDone += 1;
      now += cost;
      yield;
    }
  }
  const scheduler = createFrameScheduler({
    deliver: (message) => {
      delivered.push(message);
      now += cost;
      return slicesOf(message) > 0 ? slices(slicesOf(message)) : undefined;
    },
    clock: () => now,
    askForMore: () => {
      asked += 1;
    },
    nextFrame: later('frame'),
    nextTask: later('task'),
  });
  const draw = () => {
    const work = turn?.work;
    turn = null;
    work?.();
  };
  return {
    scheduler,
    delivered,
    draw,
    asked: () => asked,
    slicesDone: () => slicesDone,
    waitsFor: () => turn?.kind ?? null,
  };
}

const idsOf = (message: CaptureMessage | undefined) => {
  if (message && 'sockets' in message) return message.sockets.map(({ id }) => id);
  return message && 'log' in message ? message.log.sockets.map(({ id }) => id) : null;
};

test('a message is delivered at once where nothing came in this frame, and the next ones with the next frame, as one', () => {
  const { scheduler, delivered, draw } = createStage();
  for (const id of ['a', 'b', 'c']) scheduler.put(changes({ sockets: [close(id)] }));
  expect(delivered.map(idsOf)).toEqual([['a']]);
  draw();
  expect(delivered.map(idsOf)).toEqual([['a'], ['b', 'c']]);
});

test('where nothing comes, no frame is asked for', () => {
  const { scheduler, draw, waitsFor } = createStage();
  scheduler.put(changes({}));
  draw();
  expect(waitsFor()).toBe(null);
});

test('more sockets than a frame has time for wait for the next one', () => {
  const { scheduler, delivered, draw } = createStage(5);
  scheduler.put(changes({ sockets: closes(120), removed: ['gone'], dropped: 7 }));
  expect(delivered.map((message) => idsOf(message)?.length)).toEqual([50, 50]);
  draw();
  expect(delivered.map((message) => idsOf(message)?.length)).toEqual([50, 50, 20]);
  expect(delivered.flatMap(idsOf)).toEqual(closes(120).map(({ id }) => id));
  expect(delivered.map((message) => message.type === 'changes' && message.removed)).toEqual([
    ['gone'],
    [],
    [],
  ]);
  expect(delivered.map((message) => message.type === 'changes' && message.dropped)).toEqual([7, 7, 7]);
});

test('a frame takes in all that it has time for', () => {
  const { scheduler, delivered, draw } = createStage(1);
  scheduler.put(changes({}));
  scheduler.put(changes({ sockets: closes(200) }));
  draw();
  expect(delivered.flatMap(idsOf)).toHaveLength(200);
});

test('where one message costs more than a frame has, each frame takes in one', () => {
  const { scheduler, delivered, draw } = createStage(1_000);
  scheduler.put(changes({ sockets: closes(120) }));
  expect(delivered).toHaveLength(1);
  draw();
  expect(delivered).toHaveLength(2);
});

test('a long part of a log is shown from its newest closes back, and the next part is asked for at once', () => {
  const { scheduler, delivered, draw, asked } = createStage(1_000);
  const ids = closes(120).map(({ id }) => id);
  scheduler.put(snapshot(['newer'], 420));
  expect(asked()).toBe(1);
  scheduler.put(older(ids, 300));
  draw();
  expect(delivered.flatMap(idsOf)).toEqual(['newer', ...ids.slice(70)]);
  expect(asked()).toBe(2);
  draw();
  draw();
  expect(delivered.slice(1).map(idsOf)).toEqual([ids.slice(70), ids.slice(20, 70), ids.slice(0, 20)]);
  expect(asked()).toBe(2);
});

test('older closes are taken in without waiting for frames, and what is in sight with a frame', () => {
  const { scheduler, delivered, draw, waitsFor } = createStage(1_000);
  scheduler.put(snapshot(['newer'], 300));
  expect(waitsFor()).toBe('frame');
  scheduler.put(
    older(
      closes(100).map(({ id }) => id),
      200,
    ),
  );
  expect(waitsFor()).toBe('task');
  scheduler.put(changes({ sockets: [close('new')] }));
  draw();
  expect(waitsFor()).toBe('task');
  draw();
  expect(waitsFor()).toBe('frame');
  draw();
  expect(delivered.map(({ type }) => type)).toEqual(['snapshot', 'older', 'older', 'changes']);
});

test('each part of older closes says how many are still to come', () => {
  const { scheduler, delivered, draw } = createStage();
  scheduler.put(
    older(
      closes(120).map(({ id }) => id),
      30,
    ),
  );
  draw();
  expect(delivered.map((message) => message.type === 'older' && message.following)).toEqual([100, 50, 30]);
});

test('messages stay in order, whatever they are', () => {
  const { scheduler, delivered, draw } = createStage();
  scheduler.put(changes({ sockets: [close('a')] }));
  scheduler.put(changes({ sockets: [close('b')] }));
  scheduler.put({ type: 'state', state: { kind: 'starting' } });
  scheduler.put({ type: 'cleared', log: emptyLog });
  scheduler.put(changes({ sockets: [close('c')] }));
  for (let frame = 0; frame < 5; frame += 1) draw();
  expect(delivered.map(({ type }) => type)).toEqual(['changes', 'changes', 'state', 'cleared', 'changes']);
});

test('a long first snapshot is on display at once, and each part that was shown asks for the next', () => {
  const { scheduler, delivered, draw, asked } = createStage();
  scheduler.put(snapshot(['c'], 2));
  expect(delivered.map(idsOf)).toEqual([['c']]);
  expect(asked()).toBe(1);
  scheduler.put(older(['b'], 1));
  expect(asked()).toBe(1);
  draw();
  expect(asked()).toBe(2);
  scheduler.put(older(['a'], 0));
  draw();
  expect(delivered.map(idsOf)).toEqual([['c'], ['b'], ['a']]);
  expect(asked()).toBe(2);
});

test('a long snapshot after the first replaces what is on display only when it is whole; what is said meanwhile waits', () => {
  const { scheduler, delivered, draw, asked } = createStage();
  scheduler.put(snapshot(['old'], 0));
  draw();
  scheduler.put(snapshot(['c'], 2));
  scheduler.put(older(['b'], 1));
  scheduler.put(changes({ sockets: [close('d')] }));
  draw();
  expect(delivered).toHaveLength(1);
  scheduler.put(older(['a'], 0));
  for (let frame = 0; frame < 3; frame += 1) draw();
  expect(delivered.map(idsOf)).toEqual([['old'], ['a', 'b', 'c'], ['d']]);
  expect(asked()).toBe(2);
});

test('a snapshot that comes while another is gathered takes its place', () => {
  const { scheduler, delivered, draw } = createStage();
  scheduler.put(snapshot([], 0));
  draw();
  scheduler.put(snapshot(['c'], 2));
  scheduler.put(older(['b'], 1));
  scheduler.put(snapshot(['z'], 0));
  draw();
  expect(idsOf(delivered.at(-1))).toEqual(['z']);
});

const threeSlices = (message: CaptureMessage) => (message.type === 'snapshot' ? 3 : 0);

test('a message that is long to take in is taken in over several frames, and the next one waits for its end', () => {
  const { scheduler, delivered, draw, slicesDone, waitsFor } = createStage(1_000, threeSlices);
  scheduler.put(snapshot(['a'], 0));
  scheduler.put(changes({ sockets: [close('b')] }));
  expect(slicesDone()).toBe(1);
  draw();
  expect(slicesDone()).toBe(2);
  draw();
  expect(slicesDone()).toBe(3);
  expect(delivered.map(idsOf)).toEqual([['a']]);
  draw();
  expect(delivered.map(idsOf)).toEqual([['a'], ['b']]);
  draw();
  expect(waitsFor()).toBe(null);
});

test('a snapshot that comes while another one is taken in takes its place', () => {
  const { scheduler, delivered, draw, slicesDone } = createStage(1_000, threeSlices);
  scheduler.put(snapshot(['a'], 0));
  scheduler.put(snapshot(['z'], 0));
  for (let frame = 0; frame < 10; frame += 1) draw();
  expect(delivered.map(idsOf)).toEqual([['a'], ['z']]);
  expect(slicesDone()).toBe(4);
});

test('a closed scheduler delivers nothing', () => {
  const { scheduler, delivered, draw } = createStage();
  scheduler.put(changes({ sockets: [close('a')] }));
  scheduler.put(changes({ sockets: [close('b')] }));
  scheduler.close();
  draw();
  scheduler.put(changes({ sockets: [close('c')] }));
  expect(delivered).toHaveLength(1);
});

test('merged changes keep the later word: a socket changed twice, one taken out, one that came back', () => {
  const [early, late] = [ended('a', closeEvent(1000)), ended('a', closeEvent(1001))];
  const merged = mergeChanges(
    changes({ sockets: [early, close('gone')], removed: ['back'], dropped: 1 }),
    changes({ sockets: [late, close('back')], removed: ['gone'], dropped: 2 }),
  );
  expect(merged.sockets).toEqual([late, close('back')]);
  expect(merged.removed).toEqual(['back', 'gone']);
  expect(merged.dropped).toBe(2);
});
