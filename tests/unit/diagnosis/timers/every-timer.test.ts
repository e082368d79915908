import { expect, test } from 'vitest';
import { isClock } from '../../../../src/infrastructure/clocks.ts';
import { allInfrastructure, infrastructureOf } from '../../../../src/infrastructure/data/index.ts';
import type { IdleTimer, LifetimeTimer, TimerEnd } from '../../../../src/infrastructure/types.ts';
import { diagnosed, ended } from '../stories/fixtures.ts';
import { repeated } from './owned-ends.ts';

/** A socket that this timer ended in this way: quiet for its time on the side that it counts, or of its age. */
function endedBy(timer: IdleTimer | LifetimeTimer, end: TimerEnd) {
  const limit = timer.seconds * 1_000;
  const how = end === 1006 ? 'cut' : `closed:${end}`;
  if (timer.kind === 'lifetime') return ended(`open@0 sent@9 received@${limit - 100} ${how}@${limit}`);
  const late = limit - 1_000;
  const traffic = {
    both: 'sent@9',
    'from-page': `sent@9 received@${late}`,
    'from-server': `received@9 sent@${late}`,
  }[timer.counts];
  return ended(`open@0 ${traffic} ${how}@${limit + 9}`);
}

/** Timers whose figure says nothing unless their owner was recognised: see `needsOwner` in candidates.ts. */
const onlyWithOwner = ['bun', 'uwebsockets', 'vercel'];

const clocks = allInfrastructure.flatMap(({ id, timers = [] }) =>
  timers.filter(isClock).flatMap((timer) => timer.ends.map((end) => ({ id, timer, end }))),
);
const findable = clocks.filter(({ id }) => !onlyWithOwner.includes(id));

test('the data knows ends by timers with these codes', () => {
  expect([...new Set(clocks.map(({ end }) => end))].toSorted()).toEqual([1000, 1001, 1002, 1006]);
});

/** The diagnosis of a socket that ended so for the third time. */
function third({ timer, end }: (typeof clocks)[number]) {
  const socket = endedBy(timer, end);
  return diagnosed(socket, { siblings: repeated(socket, 2) });
}

test.each(findable)('$id is considered for its $timer.kind of $timer.seconds s with $end', (clock) => {
  expect(third(clock).owners).toContain(clock.id);
});

const canBeRaised = (id: string) =>
  (infrastructureOf(id)?.timers ?? []).some(({ setting }) => setting.change === 'setting');

test.each(findable.filter(({ id }) => !canBeRaised(id)))(
  'nobody is told to raise what $id does not let anybody raise ($timer.kind, $end)',
  (clock) => {
    const { owners, fix } = third(clock);
    const raises = fix.some(({ text }) => /\.raise/.test(text.key));
    expect(raises).toBe(owners.some(canBeRaised));
    const pasted = fix.flatMap(({ snippets }) => snippets.map(({ code }) => code)).join('\n');
    expect(pasted).not.toContain(infrastructureOf(clock.id)?.product);
  },
);
