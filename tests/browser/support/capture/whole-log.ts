import { until } from '../../../../demo/browser/until.ts';
import { isEnded, type SocketRecord } from '../../../../src/model/socket.ts';
import type { CaptureStage } from './capture-page.ts';

/** The whole log of a tab, as a panel that is opened now gets it. */
export async function wholeLogOf(
  stage: CaptureStage,
  ofTab?: number,
): Promise<{ readonly sockets: readonly SocketRecord[]; readonly dropped: number }> {
  const panel = await stage.openPanel(ofTab);
  const isWhole = async () => {
    const last = (await panel.messages()).findLast((message) => 'following' in message);
    return last !== undefined && 'following' in last && last.following === 0;
  };
  for (let asked = 0; !(await isWhole()); asked += 1) {
    await panel.send({ type: 'more' });
    await until('more came', async () => {
      const parts = (await panel.messages()).filter(({ type }) => type === 'older');
      return parts.length > asked;
    });
  }
  const [first] = await panel.messages();
  const sockets = await panel.sockets();
  await panel.close();
  return { sockets, dropped: first?.type === 'snapshot' ? first.log.dropped : Number.NaN };
}

/** What the log of a tab has of sockets that all have ended, compared with what the page saw. */
export interface Tally {
  readonly kept: number;
  readonly dropped: number;
  /** Neither kept nor counted as dropped. */
  readonly lost: number;
  /** Rows of a socket that has one already. */
  readonly doubled: number;
  /** Rows that say something else than the page saw; one of which only the browser's log is known says less. */
  readonly wrong: readonly string[];
}

const codeOf = (socket: SocketRecord) => {
  if (!isEnded(socket)) return 'open';
  return socket.ending.kind === 'close-event' ? socket.ending.close.code : socket.ending.kind;
};

/**
 * Waits until a tab's log has as many sockets as the page, and compares them. `truth`: of each socket the query of its URL,
 * which no other has, and its close code, or how else it ended.
 */
export async function tallyOf(stage: CaptureStage, truth: readonly string[], ofTab?: number): Promise<Tally> {
  const read = async () => {
    const { sockets, dropped } = await wholeLogOf(stage, ofTab);
    return sockets.length + dropped >= truth.length && sockets.every(isEnded) ? { sockets, dropped } : null;
  };
  const { sockets, dropped } = await until('capture has every socket', read, 120_000);
  const expected = new Set(truth);
  const rows = sockets.map((socket) => `${new URL(socket.url).search} ${codeOf(socket)}`);
  const unique = new Set(sockets.map((socket) => new URL(socket.url).search));
  return {
    kept: rows.length,
    dropped,
    lost: truth.length - unique.size - dropped,
    doubled: rows.length - unique.size,
    wrong: rows.filter((row) => !expected.has(row.replace('logged-only', '1006'))),
  };
}
