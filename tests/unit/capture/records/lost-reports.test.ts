import { afterEach, expect, test, vi } from 'vitest';
import { noTraffic } from '../../model/sockets.ts';
import { reportOf } from '../debugger/script.ts';
import { trackerStage, wordsAbout } from './tracker-stage.ts';

afterEach(() => vi.useRealTimers());

const created = 'created 1 ws://a.example/';
const opened = 'opened 1';
const called = 'close-called 1 1000';

test('with every report, the page is said to have closed it', () => {
  const { say, end } = trackerStage();
  for (const report of [created, opened, called, 'closed 1 1000 clean']) say(report);
  expect(end().diagnosis).toMatchObject({ cause: 'normal', confidence: 'certain', closedBy: 'page' });
  expect(end().evidence).not.toContain('causes.evidence.reportsLost');
});

test.each(['loseOne', 'loseUnasked'] as const)(
  'where a call of close() may be lost, nobody is said to have closed it (%s)',
  (lose) => {
    const tried = trackerStage();
    tried.say(created);
    tried.say(opened);
    tried[lose]();
    tried.say('closed 1 1000 clean');
    expect(tried.end().diagnosis.closedBy).toBe('unknown');
    expect(tried.end().evidence).toContain('causes.evidence.reportsLost');
  },
);

test('a cut after lost reports is not put down to the network', () => {
  const { say, loseOne, end } = trackerStage();
  say(created);
  say(opened);
  loseOne();
  say('closed 1 1006');
  expect(end().diagnosis.closedBy).toBe('unknown');
});

test("a code that no page can ask for is the server's, whatever was lost", () => {
  const { say, loseOne, end } = trackerStage();
  say(created, opened);
  loseOne();
  say('closed 1 1011 clean');
  expect(end().diagnosis.closedBy).toBe('server');
});

test.each(['1000', '1005', '4001'])(
  'where the opening is lost, a close frame with %s proves that it opened',
  (code) => {
    const { say, loseOne, end } = trackerStage();
    say(created);
    loseOne();
    say(`closed 1 ${code} clean`);
    expect(end().socket).toMatchObject({ everOpened: true, openedAt: null });
    expect(end().diagnosis.closedBy).toBe('unknown');
    expect(end().evidence).not.toContain('causes.evidence.neverOpened');
  },
);

test('where the opening is lost, a message proves that it opened', () => {
  const { say, loseOne, end } = trackerStage();
  say(created);
  loseOne();
  say({
    ...reportOf('closed', ['1', '1006']),
    traffic: { ...noTraffic, received: 1, lastReceivedAt: 2_000 },
  });
  expect(end().socket.everOpened).toBe(true);
});

test('where the opening may be lost, a cut is not said to have never opened', () => {
  const { say, loseOne, end } = trackerStage();
  say(created);
  loseOne();
  say('closed 1 1006');
  expect(end().diagnosis).toMatchObject({ confidence: 'unknown', closedBy: 'unknown' });
  expect(end().evidence).not.toContain('causes.evidence.neverOpened');
});

test('where the opening may be lost, a call of close() is not said to have come before it', () => {
  const { say, loseOne, end } = trackerStage();
  say(created);
  loseOne();
  say(called);
  say('closed 1 1006');
  expect(end().diagnosis.cause).not.toBe('page-closed-early');
});

test("the browser's words tell that it never opened, whatever was lost", () => {
  const { log, tracker, realm, say, loseOne, end } = trackerStage();
  say(created);
  loseOne();
  const text = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';
  tracker.logged({
    log: realm.log,
    context: { kind: 'page', url: 'http://a.example/' },
    url: 'ws://a.example/',
    text: { text, level: 'error', source: 'network', at: Date.now() },
    everOpened: false,
  });
  say('error 1', 'closed 1 1006');
  expect(log.snapshot().sockets).toHaveLength(1);
  expect(end().diagnosis).toMatchObject({ confidence: 'certain', closedBy: 'nobody' });
});

test.each([
  ['1', 'open'],
  ['2', 'closing'],
])('a connecting socket that its hook announces again with readyState %s is %s', (readyState, state) => {
  const { log, say, loseOne } = trackerStage();
  say(created);
  loseOne();
  say(`adopted 1 ws://a.example/ ${readyState}`);
  expect(log.snapshot().sockets).toMatchObject([{ state, adopted: false, openedAt: null }]);
});

test('a socket that was announced again is as it was where nothing new is said of it', () => {
  const { log, say } = trackerStage();
  say(created, opened);
  const [before] = log.snapshot().sockets;
  say('adopted 1 ws://a.example/ 1');
  expect(log.snapshot().sockets).toEqual([before]);
});

test('counters are unknown from lost reports until the next ones', () => {
  const { log, say, loseOne } = trackerStage();
  say(created, opened, 'traffic 1 5');
  loseOne();
  expect(log.snapshot().sockets[0]?.traffic.received).toBeNull();
  say('traffic 1 9');
  expect(log.snapshot().sockets[0]?.traffic.received).toBe(9);
});

test('of a page that went before it said what was missed, it is not certain that a socket lived so long', () => {
  const { tracker, realm, say, end } = trackerStage();
  say(created, opened);
  tracker.ask(realm);
  tracker.gone(realm, 'page-left');
  expect(end().diagnosis).toMatchObject({ cause: 'page-left', confidence: 'likely' });
});

test('a socket that was made after the loss is as certain as any', () => {
  const { say, loseOne, end } = trackerStage();
  loseOne();
  say(created, opened, 'closed 1 1000 clean');
  expect(end().diagnosis).toMatchObject({ cause: 'normal', confidence: 'certain', closedBy: 'server' });
});

test.each([
  ['has a row of these words', true, ['logged-only']],
  ['is counted', false, []],
])('a socket that fired error, and whose close was lost, %s', (_, logged, rows) => {
  vi.useFakeTimers();
  const { log, tracker, realm, say, loseOne } = trackerStage();
  say('created 1 ws://lost.example/failed');
  if (logged) tracker.logged(wordsAbout('failed', realm));
  say('error 1');
  const known = tracker.ask(realm);
  vi.advanceTimersByTime(5_000);
  loseOne();
  tracker.resynced(realm, known, { live: [], last: 1 });
  vi.advanceTimersByTime(10_000);
  expect(log.ended().map(({ ending }) => ending.kind)).toEqual(rows);
  expect(log.snapshot()).toMatchObject({ dropped: 1 - rows.length, sockets: { length: rows.length } });
});
