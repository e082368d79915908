import { expect, test } from 'vitest';
import { emptyLog } from '../../../../src/model/log.ts';
import { mergeChanges } from '../../../../src/ui/state/log/frame-scheduler.ts';
import { closeEvent, ended } from '../../fixtures/sockets.ts';
import { changes, close, closes, createStage, idsOf } from './frame-scheduler-stage.ts';

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
