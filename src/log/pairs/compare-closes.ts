import type { Message, MessageKey } from '../../../locales/messages.ts';
import { statusOf } from '../../diagnosis/evidence/browser-text.ts';
import { callText } from '../../diagnosis/evidence/evidence.ts';
import { closeOf, type EndedSocket } from '../../model/socket.ts';
import { idleTime, lifetime } from '../../model/times.ts';
import type { StackFrame } from '../../model/traffic.ts';
import { fileOf, hostOf, shortUrl } from '../../model/url-identity.ts';
import { closedByWords } from '../rows/closed-by.ts';
import type { EndedRow } from '../rows/row.ts';

/** What stands in a cell: a sentence, something letter by letter, milliseconds, a count; null where nobody can know. */
export type PairValue =
  | Message
  | { readonly verbatim: string }
  | { readonly duration: number }
  | { readonly count: number }
  | null;

/** One fact of two closes. */
export interface PairFact {
  readonly label: MessageKey;
  readonly left: PairValue;
  readonly right: PairValue;
  readonly differs: boolean;
}

const none: Message = { key: 'interface.detail.none' };
const neverOpened: Message = { key: 'interface.row.neverOpened' };
const verbatim = (text: string): PairValue => (text === '' ? none : { verbatim: text });
const duration = (milliseconds: number | null): PairValue =>
  milliseconds === null ? null : { duration: milliseconds };
const count = (messages: number | null): PairValue => (messages === null ? null : { count: messages });

/** The line of the page's code: 'app.js:19'. */
function lineOf(stack: readonly StackFrame[] | undefined): PairValue {
  const frame = stack?.find(({ url }) => url !== '');
  return frame ? { verbatim: `${fileOf(frame.url) || hostOf(frame.url)}:${frame.line}` } : null;
}

function statusIn({ network, browserText }: EndedSocket): PairValue {
  const status = network?.handshake.status ?? statusOf(browserText?.text ?? '');
  return status === null ? null : { verbatim: String(status) };
}

function queryOf(url: string): PairValue {
  const question = url.indexOf('?');
  return verbatim(question < 0 ? '' : url.slice(question + 1).replace(/#.*$/s, ''));
}

const livedOf = (socket: EndedSocket): PairValue =>
  socket.everOpened ? duration(lifetime(socket, socket.endedAt)) : neverOpened;

/** Every fact that is set side by side, the weightiest first. */
const facts: readonly (readonly [label: MessageKey, of: (row: EndedRow) => PairValue])[] = [
  ['interface.column.code', ({ socket }) => verbatim(String(closeOf(socket)?.code ?? ''))],
  ['interface.pair.reason', ({ socket }) => verbatim(closeOf(socket)?.reason ?? '')],
  [
    'interface.pair.wasClean',
    ({ socket }) => {
      const close = closeOf(socket);
      return close && { verbatim: String(close.wasClean) };
    },
  ],
  ['interface.column.what', ({ diagnosis }) => diagnosis.title],
  [
    'interface.pair.confidence',
    ({ diagnosis }) => ({ key: `interface.row.confidence.${diagnosis.confidence}` }),
  ],
  ['interface.column.closedBy', ({ diagnosis }) => ({ key: closedByWords(diagnosis) })],
  ['interface.column.lived', ({ socket }) => livedOf(socket)],
  [
    'interface.pair.idle',
    ({ socket }) => (socket.everOpened ? duration(idleTime(socket, socket.endedAt)) : neverOpened),
  ],
  ['interface.column.received', ({ socket }) => count(socket.traffic.received)],
  ['interface.column.sent', ({ socket }) => count(socket.traffic.sent)],
  ['interface.pair.host', ({ socket }) => verbatim(hostOf(socket.url))],
  ['interface.pair.path', ({ socket }) => verbatim(shortUrl(socket.url).slice(hostOf(socket.url).length))],
  ['interface.pair.query', ({ socket }) => queryOf(socket.url)],
  ['interface.column.protocol', ({ socket }) => verbatim(socket.protocol)],
  ['interface.pair.handshake', ({ socket }) => statusIn(socket)],
  ['interface.detail.openedBy', ({ socket }) => lineOf(socket.openCall?.stack)],
  [
    'interface.pair.call',
    ({ socket }) => (socket.closeCall ? { verbatim: callText(socket.closeCall) } : none),
  ],
  ['interface.detail.context', ({ socket }) => ({ key: `interface.row.context.${socket.context.kind}` })],
  ['interface.pair.browserSaid', ({ socket }) => verbatim(socket.browserText?.text ?? '')],
];

/** Closer than this, two durations count as alike: a tenth of the longer one, and 100 ms at least. */
const alike = (left: number, right: number): boolean =>
  Math.abs(left - right) <= Math.max(100, Math.max(left, right) / 10);

function differ(left: PairValue, right: PairValue): boolean {
  if (left && right && 'duration' in left && 'duration' in right)
    return !alike(left.duration, right.duration);
  return JSON.stringify(left) !== JSON.stringify(right);
}

/**
 * Two closes side by side: the facts that differ, the weightiest first, then those that are alike. Durations within a
 * tenth of each other are alike. What is unknown of both is left out.
 */
export function compareCloses(left: EndedRow, right: EndedRow): readonly PairFact[] {
  const all = facts.flatMap(([label, of]): readonly PairFact[] => {
    const [one, other] = [of(left), of(right)];
    return one === null && other === null
      ? []
      : [{ label, left: one, right: other, differs: differ(one, other) }];
  });
  return [...all.filter(({ differs }) => differs), ...all.filter(({ differs }) => !differs)];
}

/** As many as can be taken in at a glance. */
const mostOffers = 5;

/** Closes to set beside one, the likeliest first: of the same URL, the nearest in time first. */
export function closesToCompare(row: EndedRow, rows: readonly EndedRow[]): readonly EndedRow[] {
  const address = shortUrl(row.socket.url);
  const far = (other: EndedRow) => Math.abs(other.socket.endedAt - row.socket.endedAt);
  const elsewhere = (other: EndedRow) => Number(shortUrl(other.socket.url) !== address);
  return rows
    .filter((other) => other.socket.id !== row.socket.id)
    .toSorted((one, other) => elsewhere(one) - elsewhere(other) || far(one) - far(other))
    .slice(0, mostOffers);
}
