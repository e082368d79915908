import { expect, test } from 'vitest';
import { LogReader } from '../../../../../src/capture/debugger/browser-log/log-reader.ts';
import { Sessions } from '../../../../../src/capture/debugger/sessions.ts';
import { SocketLog } from '../../../../../src/capture/records/socket-log.ts';
import { SocketTracker } from '../../../../../src/capture/records/socket-tracker.ts';
import { LogTextMatcher } from '../../../../../src/capture/records/texts/log-text-matcher.ts';

const target = { tabId: 1 };
const facts = { kind: 'worker', targetId: 'w', url: '', parent: null, since: 0, hooked: false } as const;

const entry = (timestamp: number) => ({
  source: 'network' as const,
  level: 'error' as const,
  text: `WebSocket connection to 'ws://a.example/${timestamp}' failed: Error in connection establishment: net::ERR_FAILED`,
  timestamp,
});

/** A service worker's reader of the browser's log, and the addresses of the rows that it made once recording has ended. */
function start() {
  const log = new SocketLog();
  const tracker = new SocketTracker(log, { onMissed: () => {}, onGap: () => {} });
  const rows = () => {
    tracker.expire(Number.POSITIVE_INFINITY);
    return log.ended().map(({ url }) => url);
  };
  return { reader: new LogReader(tracker), tracker, log, rows };
}

const saved = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

/** Another reader and tracker, with what is kept of these; the service worker was stopped in between. */
function restart({ reader, tracker }: ReturnType<typeof start>, sessions: Sessions) {
  const after = start();
  after.tracker.restore(saved(tracker.toSaved()), () => null);
  after.reader.restore(saved(reader.toSaved(sessions.all())), sessions.all());
  return after;
}

const url = (at: number) => `ws://a.example/${at}`;

test('a worker’s log that is repeated after a stop of the service worker is read from where it was read before', () => {
  const sessions = new Sessions();
  const before = start();
  const session = sessions.add({ target, sessionId: 'one' }, facts);
  for (const timestamp of [1, 2, 2]) before.reader.read(session, entry(timestamp));

  const after = restart(before, sessions);
  const again = sessions.add({ target, sessionId: 'two' }, { ...facts, since: 5 });
  for (const timestamp of [1, 2, 2, 2, 3]) after.reader.read(again, entry(timestamp));
  expect(after.rows()).toEqual([1, 2, 2, 2, 3].map(url));
});

test('so it is after a second stop before the worker was attached to again, and after one before anything new came', () => {
  const sessions = new Sessions();
  const before = start();
  const session = sessions.add({ target, sessionId: 'one' }, facts);
  before.reader.read(session, entry(1));
  sessions.remove(session.key);

  const second = restart(before, sessions);
  const third = restart(second, sessions);
  const again = sessions.add({ target, sessionId: 'two' }, { ...facts, since: 5 });
  third.reader.read(again, entry(1));

  const fourth = restart(third, sessions);
  const last = sessions.add({ target, sessionId: 'three' }, { ...facts, since: 6 });
  for (const timestamp of [1, 2]) fourth.reader.read(last, entry(timestamp));
  expect(fourth.rows()).toEqual([1, 2].map(url));
});

test('of a target whose log was empty before the stop, what is repeated is from the recording', () => {
  const sessions = new Sessions();
  const before = start();
  sessions.add({ target, sessionId: 'one' }, { ...facts, since: 1 });
  const after = restart(before, sessions);
  after.reader.read(sessions.add({ target, sessionId: 'two' }, { ...facts, since: 5 }), entry(3));
  expect(after.tracker.toSaved().texts.waiting).toHaveLength(1);
});

test('what comes before the log is repeated is left out, and comes in its order then', () => {
  const sessions = new Sessions();
  const session = sessions.add({ target, sessionId: null }, { ...facts, kind: 'tab', targetId: '' });
  const after = restart(start(), sessions);
  after.reader.read(session, entry(2));
  expect(after.reader.isBehind(session)).toBe(true);
  after.reader.repeatsFromStart(session);
  for (const timestamp of [1, 2]) after.reader.read(session, entry(timestamp));
  expect(after.reader.isBehind(session)).toBe(true);
  after.reader.caughtUp(session);
  expect(after.reader.isBehind(session)).toBe(false);
  expect(after.rows()).toEqual([1, 2].map(url));
});

test('a text that has a row of its own is claimed after a stop, in the session that the worker has then', () => {
  const sessions = new Sessions();
  const before = start();
  before.reader.read(sessions.add({ target, sessionId: 'one' }, facts), entry(1));
  expect(before.rows()).toEqual([url(1)]);
  const matcher = new LogTextMatcher(before.log);
  matcher.restore(saved(before.tracker.toSaved().texts), 0);
  expect(matcher.claim(facts.targetId, url(1))).not.toBeNull();
  expect(before.log.ended()).toEqual([]);
});
