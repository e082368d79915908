import type { CaptureMessage, Changes, Snapshot } from '../../../../src/channel/messages.ts';
import type { Slices } from '../../../../src/model/lists/slices.ts';
import { emptyLog } from '../../../../src/model/log.ts';
import { createFrameScheduler } from '../../../../src/ui/state/log/frame-scheduler.ts';
import { closeEvent, ended } from '../../fixtures/sockets.ts';

export const close = (id: string) => ended(id, closeEvent(1000));
export const closes = (count: number, prefix = '') =>
  Array.from({ length: count }, (_, index) => close(`${prefix}${index}`));

export const changes = (given: Partial<Changes>): Changes => ({
  type: 'changes',
  sockets: [],
  markers: [],
  spans: [],
  dropped: 0,
  removed: [],
  ...given,
});
export const snapshot = (ids: readonly string[], following: number): Snapshot => ({
  type: 'snapshot',
  log: { ...emptyLog, sockets: ids.map(close) },
  state: { kind: 'off' },
  keepLog: true,
  following,
});
export const older = (ids: readonly string[], following: number): CaptureMessage => ({
  type: 'older',
  sockets: ids.map(close),
  following,
});

/** A scheduler whose frames and tasks are done by hand; to take a message in costs `cost` milliseconds. */
export function createStage(cost = 0, slicesOf: (message: CaptureMessage) => number = () => 0) {
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

export const idsOf = (message: CaptureMessage | undefined) => {
  if (message && 'sockets' in message) return message.sockets.map(({ id }) => id);
  return message && 'log' in message ? message.log.sockets.map(({ id }) => id) : null;
};
