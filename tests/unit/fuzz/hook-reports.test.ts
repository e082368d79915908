import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { parseReports } from '../../../src/capture/records/parse-reports.ts';
import { SocketLog } from '../../../src/capture/records/socket-log.ts';
import { SocketTracker } from '../../../src/capture/records/socket-tracker.ts';
import { limits } from '../../../src/model/limits.ts';
import { buildSessionFile } from '../../../src/model/session-file/build-session-file.ts';
import { parseSessionFile } from '../../../src/model/session-file/parse-session-file.ts';
import { isEnded } from '../../../src/model/socket.ts';
import { reportOf } from '../capture/debugger/script.ts';
import { realmOf } from '../capture/records/tracker-stage.ts';
import { damagedText, hostileValue, lengthOf, like, tries } from './hostile.ts';

/** Characters that one record may have at most: every text of it at its limit, escaped. */
const recordLength = 200_000;

const scripts = [
  'created 1 ws://a.example/ mqtt',
  'created 2 ws://a.example/',
  'created-stream 3 ws://a.example/',
  'adopted 4 ws://a.example/ 1',
  'threw ws://a.example/ SyntaxError no',
  'opened 1 mqtt',
  'opened 2',
  'error 1',
  'error 2',
  'close-called 1 1000',
  'closed 1 1006',
  'closed 2 4001 clean',
  'stream-error 3 AbortError gone',
  'traffic 1 5',
  'page hidden',
  'page visible offline',
  'page-hide persisted',
  'page-show persisted',
  'overflow 5 3',
];
const samples = scripts.map((script) => {
  const [type = '', ...words] = script.split(' ');
  return reportOf(type, words);
});
const report = like(...samples);
const payload = fc.oneof(
  { weight: 6, arbitrary: fc.array(report, { maxLength: 3 }).map((list) => JSON.stringify(list)) },
  { weight: 1, arbitrary: damagedText(JSON.stringify(samples.slice(0, 3))) },
  { weight: 1, arbitrary: fc.oneof(hostileValue, report).map((value) => JSON.stringify(value) ?? '') },
);

test('any call of the binding is read as some bounded reports', () => {
  fc.assert(
    fc.property(payload, (text) => {
      for (const read of parseReports(text)) expect(lengthOf(read)).toBeLessThan(recordLength);
    }),
    tries(20_000),
  );
});

test('any calls of the binding, in any order, leave a bounded log that can be exported', () => {
  vi.useFakeTimers();
  const answer = fc.record({ live: fc.array(fc.nat({ max: 10 })), last: fc.nat({ max: 20 }) });
  const step = fc.oneof(
    { weight: 8, arbitrary: payload },
    { weight: 1, arbitrary: fc.constantFrom('gone', 'expire', 'return') },
    { weight: 1, arbitrary: answer },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const log = new SocketLog();
      const tracker = new SocketTracker(log, { onMissed: () => {}, onGap: () => {} });
      const realm = realmOf(1);
      for (const taken of steps) {
        if (taken === 'gone') tracker.gone(realm, 'page-left');
        else if (taken === 'expire') tracker.expire(Date.now() + 100_000);
        else if (taken === 'return') tracker.returned(realm);
        else if (typeof taken === 'string') tracker.receive(realm, taken);
        else tracker.resynced(realm, tracker.ask(realm), taken);
      }
      tracker.end();
      const { sockets, dropped, spans } = log.snapshot();
      expect(Number.isSafeInteger(dropped)).toBe(true);
      expect(sockets.every(isEnded)).toBe(true);
      expect(lengthOf(spans)).toBeLessThan(limits.spans * 200);
      for (const socket of sockets) expect(lengthOf(socket)).toBeLessThan(recordLength);
      const entries = sockets.map((socket) => ({ socket, finding: null, infrastructure: [], meaning: null }));
      const file = buildSessionFile({
        entries,
        log: log.snapshot(),
        browser: 'Chromium 156',
        exportedAt: 0,
        includeSecrets: false,
      });
      expect(parseSessionFile(JSON.stringify(file))).toMatchObject({ ok: true });
    }),
    tries(6_000),
  );
  vi.useRealTimers();
});
