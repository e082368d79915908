import type { SocketRecord } from '../../model/socket.ts';
import type { Row } from '../store/row.ts';
import type { Filter, Range, StateWord, Test, WordKey } from './grammar.ts';

/** The words a reader sees in a row, for free text; lower case is made here. */
export type RowWords = (row: Row) => string;

export interface MatchOptions {
  /** Milliseconds since the epoch, for sockets that still live. */
  readonly now?: number;
  /** Give the same function for as long as the language stays: its results are kept by it. */
  readonly words?: RowWords;
}

/** Whether a row passes the filter. For a whole log, make one matcher with `createMatcher`. */
export const matches = (filter: Filter, row: Row, options?: MatchOptions): boolean =>
  createMatcher(filter, options)(row);

/** A filter as a function, fast enough for every row of a full log on each key press. */
export function createMatcher(filter: Filter, options: MatchOptions = {}): (row: Row) => boolean {
  const { now = Date.now(), words } = options;
  const { terms } = filter;
  return (row) => terms.every(({ test, negated }) => holds(test, row, now, words) !== negated);
}

function holds(test: Test, row: Row, now: number, words: RowWords | undefined): boolean {
  switch (test.kind) {
    case 'text':
      return (
        factsOf(row).haystack.includes(test.text) ||
        (words !== undefined && wordsOf(row, words).includes(test.text))
      );
    case 'words':
      return test.words.some((word) => wordHolds(test.key, word, row));
    case 'codes':
      return inAny(test.ranges, test.key === 'code' ? codeOf(row) : (row.diagnosis?.effectiveCode ?? null));
    case 'duration':
      return inAny(test.ranges, test.key === 'lived' ? lived(row.socket, now) : idle(row.socket, now));
    case 'state':
      return test.words.some((word) => isState(word, row.socket));
    case 'time':
      return wasAlive(row.socket, test.range);
  }
}

const inAny = (ranges: readonly Range[], value: number | null): boolean =>
  value !== null && ranges.some(({ from, to }) => from <= value && value <= to);

/** The code the page saw; null where it saw none. */
export const codeOf = ({ socket }: Row): number | null =>
  socket.state === 'ended' && socket.ending.kind === 'close-event' ? socket.ending.close.code : null;

/** Milliseconds from opening (or the attempt) to the end, or to now; null where nobody saw the beginning. */
export function lived(socket: SocketRecord, now: number): number | null {
  const from = (socket.state === 'connecting' ? null : socket.openedAt) ?? socket.createdAt;
  if (from === null) return null;
  return Math.max(0, (socket.state === 'ended' ? socket.endedAt : now) - from);
}

/** Milliseconds without a message before the end, or until now; null where nobody counted. */
export function idle(socket: SocketRecord, now: number): number | null {
  const { traffic } = socket;
  if (socket.state === 'connecting' || (traffic.received === null && traffic.sent === null)) return null;
  const last = Math.max(traffic.lastReceivedAt ?? -Infinity, traffic.lastSentAt ?? -Infinity);
  const from = last === -Infinity ? socket.openedAt : last;
  if (from === null) return null;
  return Math.max(0, (socket.state === 'ended' ? socket.endedAt : now) - from);
}

function isState(word: StateWord, socket: SocketRecord): boolean {
  if (word === 'open') return socket.state === 'open' || socket.state === 'closing';
  if (word === 'connecting' || word === 'ended') return socket.state === word;
  if (socket.state !== 'ended') return false;
  const clean = socket.ending.kind === 'close-event' && socket.ending.close.wasClean;
  return clean === (word === 'clean');
}

/** Whether the socket lived at some time within the span. */
function wasAlive(socket: SocketRecord, { from, to }: Range): boolean {
  const end = socket.state === 'ended' ? socket.endedAt : Number.POSITIVE_INFINITY;
  return Math.min(socket.createdAt ?? socket.firstSeenAt, end) <= to && end >= from;
}

/** A row's texts in lower case, made once. */
interface Facts {
  readonly host: string;
  readonly url: string;
  readonly protocol: string;
  readonly reason: string;
  readonly haystack: string;
}

const factsByRow = new WeakMap<Row, Facts>();

/** Host and port of a socket's URL; the whole URL where no parser accepts it. */
export function hostOf(url: string): string {
  return /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url)?.[1] ?? url;
}

function factsOf(row: Row): Facts {
  const known = factsByRow.get(row);
  if (known) return known;
  const { socket } = row;
  const ended = socket.state === 'ended' ? socket : null;
  const close = ended?.ending.kind === 'close-event' ? ended.ending.close : null;
  const url = socket.url.toLowerCase();
  const protocols = socket.state === 'connecting' ? '' : socket.protocol;
  const facts = {
    url,
    host: hostOf(url),
    protocol: [protocols, ...socket.requestedProtocols].join('\n').toLowerCase(),
    reason: [close?.reason ?? '', socket.closeCall?.reason ?? ''].join('\n').toLowerCase(),
  };
  const haystack = [
    ...Object.values(facts),
    String(close?.code ?? ''),
    String(row.diagnosis?.effectiveCode ?? ''),
    row.diagnosis?.cause ?? '',
    row.meaning?.source ?? '',
    ...[row.meaning?.packName, socket.context.kind, socket.context.url, ended?.browserText?.text].map(
      (text) => (text ?? '').toLowerCase(),
    ),
  ].join('\n');
  const made = { ...facts, haystack };
  factsByRow.set(row, made);
  return made;
}

const wordsByRow = new WeakMap<RowWords, WeakMap<Row, string>>();

function wordsOf(row: Row, words: RowWords): string {
  const byRow = wordsByRow.get(words) ?? new WeakMap<Row, string>();
  wordsByRow.set(words, byRow);
  const text = byRow.get(row) ?? words(row).toLowerCase();
  byRow.set(row, text);
  return text;
}

function wordHolds(key: WordKey, word: string, row: Row): boolean {
  switch (key) {
    case 'cause':
      return row.diagnosis?.cause.startsWith(word) ?? false;
    case 'by':
      return row.diagnosis?.closedBy.startsWith(word) ?? false;
    case 'confidence':
      return row.diagnosis?.confidence.startsWith(word) ?? false;
    case 'context':
      return row.socket.context.kind.startsWith(word);
    default:
      return factsOf(row)[key].includes(word);
  }
}
