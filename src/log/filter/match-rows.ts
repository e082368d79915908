import { closeOf, isEnded, type SocketRecord } from '../../model/socket.ts';
import { idleTime, lifetime } from '../../model/times.ts';
import { hostOf } from '../../model/url-identity.ts';
import { closedByTerm } from '../rows/closed-by.ts';
import type { Row } from '../rows/row.ts';
import { codeOf } from '../rows/row-facts.ts';
import type { Filter, Range, StateWord, Test, WordKey } from './filter-grammar.ts';

/** The words a reader sees in a row, for free text. */
export type RowWords = (row: Row) => string;

export interface MatchOptions {
  /** Milliseconds since the epoch, for sockets that still live. */
  readonly now?: number;
  /** Ids of the closes that were lost in a reconnect loop, for `is:loop`; without it none is. */
  readonly loops?: ReadonlySet<string>;
  /** Give the same function for as long as the language stays: its results are kept by it. */
  readonly words?: RowWords;
}

/** Whether a living socket may come to pass the filter, or cease to, by time alone. */
export const dependsOnTime = ({ terms }: Filter): boolean =>
  terms.some(({ test }) => test.kind === 'duration');

/** Whether a row passes the filter. For a whole log, make one matcher with `createMatcher`. */
export const matches = (filter: Filter, row: Row, options?: MatchOptions): boolean =>
  createMatcher(filter, options)(row);

/** A filter as a function, fast enough for every row of a full log on each key press. */
export function createMatcher(filter: Filter, options: MatchOptions = {}): (row: Row) => boolean {
  const known: Known = { now: Date.now(), loops: new Set(), ...options };
  const { terms } = filter;
  return (row) => terms.every(({ test, negated }) => holds(test, row, known) !== negated);
}

type Known = MatchOptions & Required<Pick<MatchOptions, 'now' | 'loops'>>;

function holds(test: Test, row: Row, { now, loops, words }: Known): boolean {
  switch (test.kind) {
    case 'text':
      return textOf(row, words).includes(test.text);
    case 'words':
      return test.words.some((word) => wordHolds(test.key, word, row));
    case 'codes':
      return inAny(test.ranges, test.key === 'code' ? codeOf(row) : (row.diagnosis?.effectiveCode ?? null));
    case 'duration':
      return inAny(test.ranges, (test.key === 'lived' ? lifetime : idleTime)(row.socket, now));
    case 'state':
      return test.words.some((word) => isState(word, row, loops));
    case 'time':
      return endedWithin(row.socket, test.range);
  }
}

const inAny = (ranges: readonly Range[], value: number | null): boolean =>
  value !== null && ranges.some(({ from, to }) => from <= value && value <= to);

function isState(word: StateWord, { socket, severity }: Row, loops: ReadonlySet<string>): boolean {
  switch (word) {
    case 'open':
      return socket.state === 'open' || socket.state === 'closing';
    case 'connecting':
    case 'ended':
      return socket.state === word;
    case 'error':
    case 'warning':
      return socket.state === 'ended' && severity === word;
    case 'loop':
      return loops.has(socket.id);
    case 'never-opened':
      return socket.state === 'ended' && !socket.everOpened;
    case 'clean':
    case 'unclean':
      return socket.state === 'ended' && (closeOf(socket)?.wasClean ?? false) === (word === 'clean');
  }
}

/** Whether the socket ended within the span, or, while it lives, has lived in it. */
function endedWithin(socket: SocketRecord, { from, to }: Range): boolean {
  if (socket.state === 'ended') return from <= socket.endedAt && socket.endedAt <= to;
  return (socket.createdAt ?? socket.firstSeenAt) <= to;
}

const protocolsOf = ({ socket }: Row) =>
  [socket.state === 'connecting' ? '' : socket.protocol, ...socket.requestedProtocols].join('\n');

const reasonsOf = (row: Row) =>
  [(isEnded(row.socket) && closeOf(row.socket)?.reason) || '', row.socket.closeCall?.reason ?? ''].join('\n');

const noWords: RowWords = () => '';
const texts = new WeakMap<RowWords, WeakMap<Row, string>>();

/**
 * Everything in a row that free text may ask for, in lower case. Made once for a row: whoever makes it before somebody
 * types saves the first letter the wait.
 */
export function textOf(row: Row, words: RowWords = noWords): string {
  const made = texts.get(words) ?? new WeakMap<Row, string>();
  texts.set(words, made);
  const known = made.get(row);
  if (known !== undefined) return known;
  const { socket, diagnosis, meaning } = row;
  const text = [
    socket.url,
    protocolsOf(row),
    reasonsOf(row),
    codeOf(row) ?? '',
    diagnosis?.effectiveCode ?? '',
    diagnosis?.cause ?? '',
    meaning?.source ?? '',
    meaning?.packName ?? '',
    socket.context.kind,
    socket.context.url,
    socket.state === 'ended' ? (socket.browserText?.text ?? '') : '',
    words(row),
  ]
    .join('\n')
    .toLowerCase();
  made.set(row, text);
  return text;
}

function wordHolds(key: WordKey, word: string, row: Row): boolean {
  switch (key) {
    case 'cause':
      return row.diagnosis?.cause.startsWith(word) ?? false;
    case 'by':
      // The session file's own word for it is taken as well.
      return (
        row.diagnosis !== null &&
        [closedByTerm(row.diagnosis), row.diagnosis.closedBy].some((by) => by.startsWith(word))
      );
    case 'confidence':
      return row.diagnosis?.confidence.startsWith(word) ?? false;
    case 'context':
      return row.socket.context.kind.startsWith(word);
    case 'host':
      return hostOf(row.socket.url).toLowerCase().includes(word);
    case 'url':
      return row.socket.url.toLowerCase().includes(word);
    case 'protocol':
      return protocolsOf(row).toLowerCase().includes(word);
    case 'reason':
      return reasonsOf(row).toLowerCase().includes(word);
  }
}
