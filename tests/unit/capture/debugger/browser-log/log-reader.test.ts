import { expect, test } from 'vitest';
import { LogReader } from '../../../../../src/capture/debugger/browser-log/log-reader.ts';
import { Sessions } from '../../../../../src/capture/debugger/sessions.ts';
import { SocketLog } from '../../../../../src/capture/records/socket-log.ts';
import { SocketTracker } from '../../../../../src/capture/records/socket-tracker.ts';

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
  return { reader: new LogReader(tracker), tracker, rows };
}

test('a worker’s log that is repeated after a stop of the service worker is read from where it was read before', () => {
  const sessions = new Sessions();
  const before = start();
  const session = sessions.add({ target, sessionId: 'one' }, facts);
  before.reader.read(session, entry(1));
  before.reader.read(session, entry(2));
  const kept = JSON.parse(JSON.stringify(before.tracker.waitingTexts));
  expect(kept).toHaveLength(2);

  const after = start();
  after.tracker.waitingTexts = kept;
  after.reader.goOn([session]);
  const again = sessions.add({ target, sessionId: 'two' }, facts);
  for (const timestamp of [1, 2, 3]) after.reader.read(again, entry(timestamp));
  expect(after.rows()).toEqual(['ws://a.example/1', 'ws://a.example/2', 'ws://a.example/3']);
});
