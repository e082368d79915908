import { noneUntracked, type Realm } from '../../../../src/capture/records/realm.ts';
import { SocketLog } from '../../../../src/capture/records/socket-log.ts';
import { SocketTracker } from '../../../../src/capture/records/socket-tracker.ts';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { isEnded } from '../../../../src/model/socket.ts';
import { noHistory } from '../../diagnosis/stories/fixtures.ts';
import { reportOf } from '../debugger/script.ts';

/** A page of which every report has come so far. */
export const realmOf = (index: number): Realm => ({
  index,
  session: 's',
  log: 's',
  frameId: 'main',
  kind: 'page',
  url: 'http://a.example/',
  highestNumber: 0,
  untracked: noneUntracked,
  lastCall: 0,
  hasSaidLast: false,
  hiddenSince: null,
  onLine: null,
});

/** The browser's words about the socket of a path. */
export const wordsAbout = (path: string, realm: Realm) => ({
  log: realm.log,
  context: { kind: 'page' as const, url: realm.url },
  url: `ws://lost.example/${path}`,
  text: { text: path, level: 'error' as const, source: 'network', at: 1_000 },
  everOpened: false,
});

/** A tracker that one page reports to, in calls that may be lost. */
export function trackerStage() {
  const log = new SocketLog();
  const tracker = new SocketTracker(log, { onMissed: () => {}, onGap: () => {} });
  const realm = realmOf(1);
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
