import type { MessageKey } from '../../locales/messages.ts';
import { sources as at } from './sources.ts';
import type { CodeFacts, Meaning, ReconnectAdvice, Severity, Span } from './types.ts';

/** The ranges of RFC 6455 section 7.4.2; 'impossible' is every number that fits no close frame (section 5.5.1). */
export type RangeId = 'unused' | 'protocol' | 'registered' | 'private' | 'beyond' | 'impossible';
type FixId = 'reason' | 'ask' | 'pack' | 'change';

interface Range {
  readonly id: RangeId;
  readonly span: Span | null;
  /** Whether an endpoint may choose the code at all. */
  readonly allowed: boolean;
  readonly fixes: readonly FixId[];
  readonly reconnect: ReconnectAdvice;
  readonly severity: Severity;
  readonly sources: readonly string[];
}

// RFC 6455 section 7.4.2. What Chromium does with the forbidden ones was measured on 156: it passes them on as clean.
const ranges: readonly Range[] = [
  {
    id: 'unused',
    span: { from: 0, to: 999 },
    allowed: false,
    fixes: ['change', 'reason', 'ask'],
    reconnect: 'depends',
    severity: 'warning',
    sources: [at.rfcRanges, at.chromium],
  },
  {
    id: 'protocol',
    span: { from: 1000, to: 2999 },
    allowed: false,
    fixes: ['change', 'reason', 'ask'],
    reconnect: 'depends',
    severity: 'warning',
    sources: [at.rfcRanges, at.iana, at.chromium],
  },
  {
    id: 'registered',
    span: { from: 3000, to: 3999 },
    allowed: true,
    fixes: ['reason', 'ask', 'pack'],
    reconnect: 'depends',
    severity: 'info',
    sources: [at.rfcRanges, at.iana],
  },
  {
    id: 'private',
    span: { from: 4000, to: 4999 },
    allowed: true,
    fixes: ['reason', 'ask', 'pack'],
    reconnect: 'depends',
    severity: 'info',
    sources: [at.rfcRanges],
  },
  {
    id: 'beyond',
    span: { from: 5000, to: 65_535 },
    allowed: false,
    fixes: ['change', 'reason', 'ask'],
    reconnect: 'depends',
    severity: 'warning',
    sources: [at.rfcRanges, at.ws, at.chromium],
  },
];

const impossible: Range = {
  id: 'impossible',
  span: null,
  allowed: false,
  fixes: [],
  reconnect: 'depends',
  severity: 'warning',
  sources: ['https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1'],
};

const words = (key: MessageKey) => ({ key });

const factsOf = (range: Range): CodeFacts => ({
  onWire: range.allowed,
  sender: range.allowed ? 'either' : 'nobody',
  pageMaySend: range.allowed,
  pageSees: null,
  wasClean: range.span === null ? null : true,
  phase: 'open',
  reconnect: range.reconnect,
  severity: range.severity,
});

const meaningIn = (range: Range, code: number): Meaning => ({
  code,
  ...(range.span ? { span: range.span } : {}),
  kind: 'range',
  source: 'range',
  packName: null,
  name: words(`codes.range.${range.id}.name`),
  description: words(`codes.range.${range.id}.description`),
  whenSeen: words(`codes.range.${range.id}.seen`),
  fixes: range.fixes.map((fix) => words(`codes.range.fix.${fix}`)),
  quirks: [],
  knownSenders: [],
  reconnectNote: words(`codes.range.${range.id}.reconnect`),
  facts: factsOf(range),
  reference: range.span === null ? 'RFC 6455 section 5.5.1' : 'RFC 6455 section 7.4.2',
  sources: range.sources,
  choice: { basis: 'number', certainty: 'proven', matched: '' },
  clientInvented: false,
});

function rangeWith(code: number): Range {
  const inside = ({ span }: Range) => span !== null && code >= span.from && code <= span.to;
  return (Number.isInteger(code) ? ranges.find(inside) : undefined) ?? impossible;
}

/** The range that a number lies in, whole or not. */
export const rangeOf = (code: number): RangeId => rangeWith(code).id;

/** The first and the last code of each range, in order. */
export const rangeSpans: readonly Span[] = ranges.flatMap(({ span }) => (span ? [span] : []));

/** What is known of any number, whole or not, from its range alone. */
export const rangeMeaning = (code: number): Meaning => meaningIn(rangeWith(code), code);

/** One meaning for each range of RFC 6455 section 7.4.2, at its first code. */
export const rangeMeanings: readonly Meaning[] = ranges.flatMap((range) =>
  range.span ? [meaningIn(range, range.span.from)] : [],
);
