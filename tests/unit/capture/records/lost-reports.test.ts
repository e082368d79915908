import { afterEach, expect, test, vi } from 'vitest';
import type { Realm } from '../../../../src/capture/records/realm.ts';
import { SocketLog } from '../../../../src/capture/records/socket-log.ts';
import { SocketTracker } from '../../../../src/capture/records/socket-tracker.ts';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { limits } from '../../../../src/model/limits.ts';
import { isEnded } from '../../../../src/model/socket.ts';
import { noHistory } from '../../diagnosis/stories/fixtures.ts';
import { noTraffic } from '../../model/sockets.ts';
import { reportOf } from '../debugger/script.ts';

afterEach(() => vi.useRealTimers());

const created = 'created 1 ws://a.example/';
const opened = 'opened 1';
const called = 'close-called 1 1000';

function stage() {
  const log = new SocketLog();
  const tracker = new SocketTracker(log, { onMissed: () => {}, onGap: () => {} });
  const realm: Realm = {
    index: 1,
    session: 's',
    log: 's',
    frameId: 'main',
    kind: 'page',
    url: 'http://a.example/',
    highestNumber: 0,
    lastCall: 0,
    hasSaidLast: false,
    hiddenSince: null,
    onLine: null,
  };
  let calls = 0;
  return {
    log,
    tracker,
    realm,
    /** The hook calls with reports, written as in `reportOf`, all at the present moment. */
    say: (...reports: readonly (string | object)[]) => {
      calls += 1;
      const made = reports.map((report) => {
        if (typeof report !== 'string') return report;
        const [type = '', ...words] = report.split(' ');
        return { ...reportOf(type, words), at: Date.now() };
      });
      tracker.receive(realm, JSON.stringify([{ type: 'call', number: calls }, ...made]));
    },
    /** The next call never arrives, and the hook has let go of it. */
    loseOne: () => {
      calls += 1;
      tracker.receive(realm, JSON.stringify([{ type: 'gap', upTo: calls }]));
    },
    /** The next call never arrives, and the hook cannot be asked for it. */
    loseUnasked: () => {
      calls += 1;
      tracker.cannotAsk(realm);
    },
    /** The only row of the log, and what is said of it. */
    end: () => {
      const socket = log.snapshot().sockets.find(isEnded);
      if (socket === undefined) throw new Error('No socket has ended.');
      const diagnosis = diagnose({ socket, history: noHistory, meaning: null, browser: 'chromium' });
      const evidence = diagnosis.evidence.flatMap(({ fact }) => ('key' in fact ? [fact.key] : []));
      return { socket, diagnosis, evidence };
    },
  };
}

test('with every report, the page is said to have closed it', () => {
  const { say, end } = stage();
  for (const report of [created, opened, called, 'closed 1 1000 clean']) say(report);
  expect(end().diagnosis).toMatchObject({ cause: 'normal', confidence: 'certain', closedBy: 'page' });
  expect(end().evidence).not.toContain('causes.evidence.reportsLost');
});

test.each(['loseOne', 'loseUnasked'] as const)(
  'where a call of close() may be lost, nobody is said to have closed it (%s)',
  (lose) => {
    const tried = stage();
    tried.say(created);
    tried.say(opened);
    tried[lose]();
    tried.say('closed 1 1000 clean');
    expect(tried.end().diagnosis.closedBy).toBe('unknown');
    expect(tried.end().evidence).toContain('causes.evidence.reportsLost');
  },
);

test('a cut after lost reports is not put down to the network', () => {
  const { say, loseOne, end } = stage();
  say(created);
  say(opened);
  loseOne();
  say('closed 1 1006');
  expect(end().diagnosis.closedBy).toBe('unknown');
});

test("a code that no page can ask for is the server's, whatever was lost", () => {
  const { say, loseOne, end } = stage();
  say(created, opened);
  loseOne();
  say('closed 1 1011 clean');
  expect(end().diagnosis.closedBy).toBe('server');
});

test.each(['1000', '1005', '4001'])(
  'where the opening is lost, a close frame with %s proves that it opened',
  (code) => {
    const { say, loseOne, end } = stage();
    say(created);
    loseOne();
    say(`closed 1 ${code} clean`);
    expect(end().socket).toMatchObject({ everOpened: true, openedAt: null });
    expect(end().diagnosis.closedBy).toBe('unknown');
    expect(end().evidence).not.toContain('causes.evidence.neverOpened');
  },
);

test('where the opening is lost, a message proves that it opened', () => {
  const { say, loseOne, end } = stage();
  say(created);
  loseOne();
  say({
    ...reportOf('closed', ['1', '1006']),
    traffic: { ...noTraffic, received: 1, lastReceivedAt: 2_000 },
  });
  expect(end().socket.everOpened).toBe(true);
});

test('where the opening may be lost, a cut is not said to have never opened', () => {
  const { say, loseOne, end } = stage();
  say(created);
  loseOne();
  say('closed 1 1006');
  expect(end().diagnosis).toMatchObject({ confidence: 'unknown', closedBy: 'unknown' });
  expect(end().evidence).not.toContain('causes.evidence.neverOpened');
});

test('where the opening may be lost, a call of close() is not said to have come before it', () => {
  const { say, loseOne, end } = stage();
  say(created);
  loseOne();
  say(called);
  say('closed 1 1006');
  expect(end().diagnosis.cause).not.toBe('page-closed-early');
});

test("the browser's words tell that it never opened, whatever was lost", () => {
  const { log, tracker, realm, say, loseOne, end } = stage();
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
  const { log, say, loseOne } = stage();
  say(created);
  loseOne();
  say(`adopted 1 ws://a.example/ ${readyState}`);
  expect(log.snapshot().sockets).toMatchObject([{ state, adopted: false, openedAt: null }]);
});

test('a socket that was announced again is as it was where nothing new is said of it', () => {
  const { log, say } = stage();
  say(created, opened);
  const [before] = log.snapshot().sockets;
  say('adopted 1 ws://a.example/ 1');
  expect(log.snapshot().sockets).toEqual([before]);
});

test('counters are unknown from lost reports until the next ones', () => {
  const { log, say, loseOne } = stage();
  say(created, opened, 'traffic 1 5');
  loseOne();
  expect(log.snapshot().sockets[0]?.traffic.received).toBeNull();
  say('traffic 1 9');
  expect(log.snapshot().sockets[0]?.traffic.received).toBe(9);
});

test('of a page that went before it said what was missed, it is not certain that a socket lived so long', () => {
  const { tracker, realm, say, end } = stage();
  say(created, opened);
  tracker.ask(realm);
  tracker.gone(realm, 'page-left');
  expect(end().diagnosis).toMatchObject({ cause: 'page-left', confidence: 'likely' });
});

test('a socket that was made after the loss is as certain as any', () => {
  const { say, loseOne, end } = stage();
  loseOne();
  say(created, opened, 'closed 1 1000 clean');
  expect(end().diagnosis).toMatchObject({ cause: 'normal', confidence: 'certain', closedBy: 'server' });
});

test('a socket that was counted because too many lived stays counted when it is announced again', () => {
  const { log, say } = stage();
  const numbers = Array.from({ length: limits.liveSockets + 1 }, (_, index) => index + 1);
  for (const number of numbers) say(`created ${number} ws://a.example/`);
  say('closed 1 1000 clean');
  say(`adopted ${numbers.length} ws://a.example/ 1`);
  const { sockets, dropped } = log.snapshot();
  expect(sockets.length + dropped).toBe(numbers.length);
});

test('a socket whose beginning was lost is not counted while its hook may still announce it', () => {
  vi.useFakeTimers();
  const { log, tracker, realm, say, loseOne } = stage();
  say(created);
  const known = tracker.ask(realm);
  loseOne();
  say('created 3 ws://a.example/');
  vi.advanceTimersByTime(30_000);
  say('adopted 2 ws://a.example/ 1');
  tracker.resynced(realm, known, { live: [1, 2, 3], last: 3 });
  vi.advanceTimersByTime(30_000);
  expect(log.snapshot()).toMatchObject({ dropped: 0, sockets: { length: 3 } });
});

/** The browser's words about the socket of a path. */
const wordsAbout = (path: string, realm: Realm) => ({
  log: realm.log,
  context: { kind: 'page' as const, url: realm.url },
  url: `ws://lost.example/${path}`,
  text: { text: path, level: 'error' as const, source: 'network', at: 1_000 },
  everOpened: false,
});

test.each([
  ['nobody saw begin', []],
  ['ended unseen', ['created 1 ws://lost.example/first', 'created 2 ws://lost.example/second']],
])(
  'a lost socket that %s is counted, or has the row that the browser’s words made, never both',
  (_, seen) => {
    vi.useFakeTimers();
    const { log, tracker, realm, say, loseOne } = stage();
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
