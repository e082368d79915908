import type { Message } from '../../../locales/messages.ts';
import { maskProtocols } from '../../model/redaction/redact.ts';
import { bornAt, closeOf, type EndedSocket } from '../../model/socket.ts';
import { idleTime } from '../../model/times.ts';
import { urlIdentity } from '../../model/url-identity.ts';
import { type Loop, loopsOf } from '../groups/loops.ts';
import type { Row } from '../rows/row.ts';
import { codeOf } from '../rows/row-facts.ts';

/** What a log has of the URL of one close. */
export interface SameUrl {
  /** How often it ended in the log, and how often with the same code and cause. */
  readonly often: Message;
  /** The reconnect loop that the close was in, if it was in one. */
  readonly loop: Loop | null;
}

/** How a close stands among `rows`, those of the log that has it. */
export function sameUrl(socket: EndedSocket, cause: string, rows: readonly Row[]): SameUrl {
  const identity = urlIdentity(socket.url);
  const same = rows.filter((row) => row.diagnosis && urlIdentity(row.socket.url) === identity);
  if (same.length < 2) return { often: { key: 'causes.report.once' }, loop: null };
  const code = closeOf(socket)?.code ?? null;
  const alike = same.filter((row) => codeOf(row) === code && row.diagnosis?.cause === cause).length;
  const made = same.toSorted((one, other) => bornAt(one.socket) - bornAt(other.socket));
  return {
    often:
      alike === same.length
        ? { key: 'causes.report.timesAll', values: { count: same.length } }
        : { key: 'causes.report.times', values: { count: same.length, alike } },
    loop: loopsOf(made).all.find(({ rowIds }) => rowIds.includes(socket.id)) ?? null,
  };
}

/** How fast a loop went, and what it lacks. */
export const paceOf = ({ reconnects, since, until }: Loop): Message => ({
  key: 'causes.reconnect.loop',
  values: { count: reconnects, span: { duration: until - since } },
});

/** Messages in both directions; nothing where none could be counted, or none could pass. */
export function traffic(socket: EndedSocket): Message[] {
  const { received, sent } = socket.traffic;
  if (!socket.everOpened || received === null || sent === null) return [];
  const idle = idleTime(socket, socket.endedAt);
  if (received + sent === 0 || idle === null)
    return [{ key: 'causes.report.counted', values: { received, sent } }];
  return [{ key: 'causes.report.countedLast', values: { received, sent, idle: { duration: idle } } }];
}

/** The subprotocol in force, or those that were asked for and not chosen; nothing where none was asked for. */
export function subprotocol(
  { requestedProtocols, protocol, everOpened }: EndedSocket,
  includeSecrets: boolean,
): Message[] {
  const asked = includeSecrets ? requestedProtocols : maskProtocols(requestedProtocols);
  const chosen = asked[requestedProtocols.indexOf(protocol)] ?? protocol;
  if (protocol !== '') return [{ key: 'causes.report.chosen', values: { chosen: { verbatim: chosen } } }];
  if (asked.length === 0) return [];
  return [
    {
      key: everOpened ? 'causes.report.noneChosen' : 'causes.report.asked',
      values: { asked: { list: asked } },
    },
  ];
}
