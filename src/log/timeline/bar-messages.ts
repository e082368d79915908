import type { Message, MessageKey } from '../../../locales/messages.ts';
import type { PageSpan } from '../../model/log.ts';
import { shortUrl } from '../../model/url-identity.ts';
import { spanValues } from '../filter/time-term.ts';
import type { Row } from '../rows/row.ts';
import type { Bar } from './bar.ts';
import type { TimelineLayout } from './timeline-layout.ts';

/** How a socket stands or ended, in a few words. */
export function whatOf({ socket, diagnosis, severity }: Row): Message {
  if (socket.state !== 'ended') return { key: `timeline.live.${socket.state}` };
  return diagnosis?.title ?? { key: `timeline.severity.${severity}` };
}

/** A bar as one sentence: what the pointer and the keyboard hear of it. */
export function barWords({ rows, severity, live, from, to }: Bar, kind: TimelineLayout['kind']): Message {
  const times = spanValues(from, to);
  const [row] = rows;
  if (rows.length === 1 && row) {
    const values = { ...times, url: { verbatim: shortUrl(row.socket.url) }, what: whatOf(row) };
    return { key: 'timeline.bar', values: { ...values, length: { duration: to - from } } };
  }
  const what: Message = { key: live ? 'timeline.live.open' : `timeline.severity.${severity}` };
  return {
    key: kind === 'bins' ? 'timeline.bin' : 'timeline.merged',
    values: { ...times, count: rows.length, what },
  };
}

export const shadeWords = (kind: PageSpan['kind']): MessageKey => `timeline.${kind}`;
