import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SentCommand } from './fake-debugger.ts';
import { reportOf, Stage } from './script.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const created = (socket: number) => reportOf('created', [String(socket), `ws://a.example/${socket}`]);
const closed = (socket: number, code = '4001') => reportOf('closed', [String(socket), code, 'clean']);

/** A page whose hook has its controller, and answers `resume` as the test says. */
async function hookedPage() {
  const stage = new Stage();
  stage.debugger.hasController('there');
  await vi.advanceTimersByTimeAsync(1);
  stage.play('tab has 1 page http://a.example/');
  const sent: object[][] = [];
  return {
    stage,
    /** The hook calls; where it is lost, nobody hears it. */
    call: (reports: object[], isLost = false) => {
      sent.push([{ type: 'call', number: sent.length + 1 }, ...reports]);
      if (!isLost) stage.call(sent.at(-1) ?? []);
    },
    /** What the hook says when it is asked: the calls it still has, then what lives and its last number. */
    answer: (live: readonly number[], last: number, keeps = Number.POSITIVE_INFINITY) => {
      stage.debugger.answers.set('Runtime.callFunctionOn', ({ params }: SentCommand) => {
        const [, after] = params.arguments as { value: number }[];
        const from = Math.max(after?.value ?? 0, sent.length - keeps);
        if (from > (after?.value ?? 0)) stage.call([{ type: 'gap', upTo: from }]);
        for (const reports of sent.slice(from)) stage.call(reports);
        return { result: { value: { live, last } } };
      });
    },
    rest: () => vi.advanceTimersByTimeAsync(2_000),
  };
}

test('calls that were lost on their way are asked for, and taken once, in their order', async () => {
  const { stage, call, answer, rest } = await hookedPage();
  answer([], 3);
  call([created(1)]);
  call([closed(1), created(2)], true);
  call([created(3), closed(2)]);
  call([closed(3, '4003')]);
  await rest();
  expect(stage.rows()).toEqual([
    'page ws://a.example/1 4001',
    'page ws://a.example/2 4001',
    'page ws://a.example/3 4003',
  ]);
  expect(stage.log.snapshot().dropped).toBe(0);
  expect(stage.gaps).toBe(0);
});

test('sockets in calls that the hook has no more are counted, and the gap is marked', async () => {
  const { stage, call, answer, rest } = await hookedPage();
  answer([4], 5, 1);
  call([created(1)]);
  call([created(2), closed(2), created(3), closed(3), created(4)], true);
  call([created(5), closed(5)]);
  // The hook announces what lives once more.
  stage.play('tab.1 adopted 4 ws://a.example/4');
  await rest();
  expect(stage.rows()).toEqual(['page ws://a.example/4 open adopted', 'page ws://a.example/5 4001']);
  // 1, 2 and 3 ended, and nobody knows how.
  expect(stage.log.snapshot().dropped).toBe(3);
  expect(stage.gaps).toBe(1);
});

test('a hook that cannot be asked leaves a gap, and what comes is taken from then on', async () => {
  const { stage, call, rest } = await hookedPage();
  stage.debugger.answers.set('Runtime.evaluate', () => ({ result: {} }));
  call([created(1)]);
  call([closed(1)], true);
  call([created(2)]);
  await rest();
  call([closed(2)]);
  call([created(3), closed(3)]);
  await rest();
  expect(stage.gaps).toBe(1);
  expect(stage.rows()).toContain('page ws://a.example/3 4001');
  expect(stage.log.snapshot().dropped).toBe(1);
});

test('a page that goes before it has said what was missed leaves a gap', async () => {
  const { stage, call } = await hookedPage();
  call([created(1)]);
  call([closed(1)], true);
  call([created(2)]);
  stage.play('tab clears\ntab navigates http://a.example/');
  expect(stage.gaps).toBe(1);
  expect(stage.rows()).toEqual(['page ws://a.example/1 gone page-left']);
});

test('a call that comes twice counts once', async () => {
  const { stage } = await hookedPage();
  const overflow = [{ type: 'call', number: 1 }, reportOf('overflow', ['5', '3'])];
  stage.call(overflow);
  stage.call(overflow);
  expect(stage.log.snapshot().dropped).toBe(3);
});
