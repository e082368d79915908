import type { Handshake } from '../../model/network-entry.ts';
import { bornAt } from '../../model/socket.ts';
import { hostOf, urlIdentity } from '../../model/url-identity.ts';
import { type Loop, loopsOf } from '../groups/loops.ts';
import type { EndedRow, Row } from '../rows/row.ts';
import { codeOf } from '../rows/row-facts.ts';
import { mostEarlier } from './earlier-answers.ts';

/** What the rest of the log says of one close. */
export interface RowSurroundings {
  /** How often the same close (URL, code, cause) came until then, itself included. */
  readonly times: number;
  /** The loop that it belongs to; null where it belongs to none. */
  readonly loop: Loop | null;
  /** Handshakes with the same host that ended before, latest first. */
  readonly earlier: readonly Handshake[];
}

/** Looks at a close among `rows`, the ended ones of its log in the order of their ends. */
export function surroundingsOf(row: EndedRow, rows: readonly Row[]): RowSurroundings {
  const identity = urlIdentity(row.socket.url);
  const host = hostOf(row.socket.url);
  const sameUrl: Row[] = [];
  const earlier: Handshake[] = [];
  let times = 0;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const other = rows[index];
    if (other?.socket.state !== 'ended' || hostOf(other.socket.url) !== host) continue;
    const isBefore = other.socket.endedAt <= row.socket.endedAt;
    const { network } = other.socket;
    if (isBefore && network && other.socket.id !== row.socket.id && earlier.length < mostEarlier)
      earlier.push(network.handshake);
    if (urlIdentity(other.socket.url) !== identity) continue;
    sameUrl.push(other);
    const isSame = codeOf(other) === codeOf(row) && other.diagnosis?.cause === row.diagnosis.cause;
    if (isBefore && isSame) times += 1;
  }
  sameUrl.sort((one, two) => bornAt(one.socket) - bornAt(two.socket));
  const loop = loopsOf(sameUrl).all.find(({ rowIds }) => rowIds.includes(row.socket.id));
  return { times: Math.max(1, times), loop: loop ?? null, earlier };
}
