import { afterEach, expect, test, vi } from 'vitest';
import { limits } from '../../../../src/model/limits.ts';
import { isEnded } from '../../../../src/model/socket.ts';
import { trackerStage, wordsAbout } from './tracker-stage.ts';

afterEach(() => vi.useRealTimers());

test('a socket that was counted because too many lived stays counted when it is announced again', () => {
  const { log, say } = trackerStage();
  const numbers = Array.from({ length: limits.liveSockets + 1 }, (_, index) => index + 1);
  for (const number of numbers) say(`created ${number} ws://a.example/`);
  say('closed 1 1000 clean');
  say(`adopted ${numbers.length} ws://a.example/ 1`);
  const { sockets, dropped } = log.snapshot();
  expect(sockets.length + dropped).toBe(numbers.length);
});

test('a socket for which too many lived is not counted where the browser’s words gave it a row before', () => {
  vi.useFakeTimers();
  const { log, tracker, realm, say } = trackerStage();
  tracker.logged(wordsAbout('late', realm));
  vi.advanceTimersByTime(3_000);
  const numbers = Array.from({ length: limits.liveSockets }, (_, index) => index + 1);
  for (const number of numbers) say(`created ${number} ws://a.example/`);
  say(`created ${numbers.length + 1} ws://lost.example/late`);
  const { sockets, dropped } = log.snapshot();
  expect({ rows: sockets.length, dropped }).toEqual({ rows: numbers.length + 1, dropped: 0 });
});

test('a socket whose beginning was lost is not counted while its hook may still announce it', () => {
  vi.useFakeTimers();
  const { log, tracker, realm, say, loseOne } = trackerStage();
  say('created 1 ws://a.example/');
  const known = tracker.ask(realm);
  loseOne();
  say('created 3 ws://a.example/');
  vi.advanceTimersByTime(30_000);
  say('adopted 2 ws://a.example/ 1');
  tracker.resynced(realm, known, { live: [1, 2, 3], last: 3 });
  vi.advanceTimersByTime(30_000);
  expect(log.snapshot()).toMatchObject({ dropped: 0, sockets: { length: 3 } });
});

test.each([
  ['nobody saw begin', []],
  ['ended unseen', ['created 1 ws://lost.example/first', 'created 2 ws://lost.example/second']],
])(
  'a lost socket that %s is counted, or has the row that the browser’s words made, never both',
  (_, seen) => {
    vi.useFakeTimers();
    const { log, tracker, realm, say, loseOne } = trackerStage();
    if (seen.length > 0) say(...seen);
    tracker.logged(wordsAbout('first', realm));
    vi.advanceTimersByTime(40_000);
    const known = tracker.ask(realm);
    loseOne();
    tracker.resynced(realm, known, { live: [], last: 2 });
    vi.advanceTimersByTime(10_000);
    tracker.logged(wordsAbout('second', realm));
    vi.advanceTimersByTime(10_000);
    say('created 3 ws://a.example/');
    const { sockets, dropped } = log.snapshot();
    expect(sockets.filter(isEnded).map(({ browserText }) => browserText?.text)).toEqual(['first']);
    expect(dropped).toBe(1);
  },
);

test('of sockets that are only counted, those that the browser’s words gave rows before the page said so are not', () => {
  vi.useFakeTimers();
  const { log, tracker, realm, say } = trackerStage();
  tracker.logged(wordsAbout('early', realm));
  vi.advanceTimersByTime(3_000);
  say('overflow 3 1');
  tracker.logged(wordsAbout('late', realm));
  tracker.logged(wordsAbout('later', realm));
  vi.advanceTimersByTime(3_000);
  say('overflow 3 3');
  const { sockets, dropped } = log.snapshot();
  expect(sockets.map(({ url }) => url)).toEqual(['ws://lost.example/early']);
  expect(dropped).toBe(2);
});

test('sockets that are only counted are counted once, whatever was lost or comes again', () => {
  const { log, say, loseOne } = trackerStage();
  say('overflow 3 1');
  loseOne();
  say('overflow 9 7');
  say('overflow 3 1', 'overflow 9 7');
  expect(log.snapshot().dropped).toBe(7);
});

test('a row that was taken for a socket which is only counted goes where its own socket claims it', () => {
  vi.useFakeTimers();
  const { log, tracker, realm, say } = trackerStage();
  tracker.logged(wordsAbout('late', realm));
  vi.advanceTimersByTime(3_000);
  say('overflow 1 1');
  expect(log.snapshot()).toMatchObject({ dropped: 0, sockets: { length: 1 } });
  say('created 1 ws://lost.example/late', 'error 1', 'closed 1 1006');
  tracker.logged(wordsAbout('counted', realm));
  vi.advanceTimersByTime(3_000);
  expect(log.snapshot()).toMatchObject({
    dropped: 1,
    sockets: [{ id: '1-1', browserText: { text: 'late' } }],
  });
});

test('where the words about a socket were put down to one that is only counted, one more text stands for nothing', () => {
  vi.useFakeTimers();
  const { log, tracker, realm, say } = trackerStage();
  say('overflow 1 0');
  tracker.logged(wordsAbout('first', realm));
  vi.advanceTimersByTime(3_000);
  say('created 1 ws://lost.example/first', 'error 1', 'closed 1 1006');
  tracker.logged(wordsAbout('second', realm));
  vi.advanceTimersByTime(3_000);
  say('overflow 1 1');
  expect(log.snapshot()).toMatchObject({ dropped: 1, sockets: [{ id: '1-1' }] });
});

test('sockets that a hook only counted before it was watched are not counted', () => {
  const { log, tracker, realm, say } = trackerStage();
  Object.assign(realm, { highestNumber: null, untracked: null });
  say('overflow 5 5');
  tracker.begun(realm, 3);
  say('overflow 7 6');
  expect(log.snapshot().dropped).toBe(1);
});

test('a socket that ended unseen takes no row that the browser’s words about another made', () => {
  vi.useFakeTimers();
  const { log, tracker, realm, say, loseOne } = trackerStage();
  say('created 1 ws://lost.example/opened', 'created 2 ws://lost.example/failed');
  tracker.logged(wordsAbout('failed', realm));
  vi.advanceTimersByTime(40_000);
  const known = tracker.ask(realm);
  loseOne();
  tracker.resynced(realm, known, { live: [2], last: 2 });
  vi.advanceTimersByTime(10_000);
  say('error 2', 'closed 2 1006');
  const { sockets, dropped } = log.snapshot();
  expect(sockets).toMatchObject([{ id: '1-2', browserText: { text: 'failed' } }]);
  expect(dropped).toBe(1);
});

test.each([100, 101])(
  'after a stop, the words about %i sockets are found again, or lost reports are named',
  (count) => {
    vi.useFakeTimers();
    const paths = Array.from({ length: count }, (_, index) => `${index}`);
    const before = trackerStage();
    for (const [index, path] of paths.entries()) before.say(`created ${index + 1} ws://lost.example/${path}`);
    for (const path of paths) before.tracker.logged(wordsAbout(path, before.realm));
    const { log, tracker, realm, say } = trackerStage();
    log.restore(before.log.snapshot());
    tracker.restore(JSON.parse(JSON.stringify(before.tracker.toSaved())), () => realm);
    for (const index of paths.keys()) say(`error ${index + 1}`, `closed ${index + 1} 1006`);
    const without = log.ended().filter(({ browserText }) => browserText === null);
    expect(without.every(({ reportsLostAt }) => reportsLostAt !== undefined)).toBe(true);
    expect(log.ended().length - without.length).toBe(100);
  },
);
