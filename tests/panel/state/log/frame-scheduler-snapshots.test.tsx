import { expect, test } from 'vitest';
import type { CaptureMessage } from '../../../../src/channel/messages.ts';
import { changes, close, closes, createStage, idsOf, older, snapshot } from './frame-scheduler-stage.ts';

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
