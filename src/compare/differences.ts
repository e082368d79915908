import type { Message } from '../../locales/messages.ts';
import { forbiddenInFrame } from '../registry/standard/entry.ts';
import type { Meaning } from '../registry/types.ts';
import { contrast, type Finder, oneEach } from './contrast.ts';
import { seenCode } from './fact-rows.ts';
import { bareRange, opennessOf } from './openness.ts';
import { sentence } from './sentences.ts';
import { adviceKey, asValue, isSame, label, type Pair, sharesNumber } from './sides.ts';
import type { KeyDifference } from './types.ts';

type LeadKey = KeyDifference['lead'];

const isFault = ({ facts }: Meaning) => facts.severity === 'error';
/** Of numbers without a meaning and of a user's own codes nobody said how bad they are. */
const isJudged = ({ kind }: Meaning) => kind === 'standard' || kind === 'pack';
const isOrdinary = (meaning: Meaning) => meaning.facts.severity === 'ok' || meaning.facts.severity === 'info';

const fault: Finder = (pair) => {
  const { left, right } = pair;
  const [fine, bad] = isFault(left) ? [right, left] : [left, right];
  if (!isJudged(fine) || !isJudged(bad) || !isOrdinary(fine) || !isFault(bad)) return [];
  return [{ key: 'compare.differences.fault', values: { fine: label(fine, pair), fault: label(bad, pair) } }];
};

/** Three codes are forbidden in a close frame (RFC 6455 section 7.4.1); others have just no meaning there. */
const wireByRule: Finder = (pair) => {
  const [sent, unsent] = pair.left.facts.onWire ? [pair.left, pair.right] : [pair.right, pair.left];
  if (!sent.facts.onWire || unsent.facts.onWire) return [];
  const forbidden = forbiddenInFrame.includes(unsent.code);
  const values = { sent: label(sent, pair), unsent: label(unsent, pair) };
  return [{ key: `compare.differences.${forbidden ? 'wire' : 'wireMeaningless'}`, values }];
};

/** No rule forbids a number that a client library makes up; it is just never sent. */
const wire: Finder = (pair) => {
  const { left, right } = pair;
  if (left.clientInvented === right.clientInvented) return wireByRule(pair);
  const [invented, other] = left.clientInvented ? [left, right] : [right, left];
  if (!other.facts.onWire) return [];
  return [
    {
      key: 'compare.differences.invented',
      values: { sent: label(other, pair), invented: label(invented, pair) },
    },
  ];
};

const seesEach = oneEach(
  ({ facts }) => facts.pageSees,
  (meaning, pair) => ({
    key: `compare.differences.sees.${meaning.facts.pageSees === null ? 'asItself' : 'hidden'}`,
    values: { closeCode: label(meaning, pair), seen: seenCode(meaning) },
  }),
);

/** Two codes that arrive as one number (1006 and 1015) differ elsewhere; so do codes that never reach a browser. */
const sees: Finder = (pair) => {
  const invented = pair.left.clientInvented || pair.right.clientInvented;
  return invented || seenCode(pair.left) === seenCode(pair.right) ? [] : seesEach(pair);
};

const phase = contrast('phase', [
  {
    values: ['before-open', 'open'],
    key: 'compare.differences.phase.beforeOrOpen',
    names: ['before', 'open'],
  },
  {
    values: ['before-open', 'either'],
    key: 'compare.differences.phase.beforeOrEither',
    names: ['before', 'either'],
  },
  { values: ['open', 'either'], key: 'compare.differences.phase.openOrEither', names: ['open', 'either'] },
]);

const clean = contrast('wasClean', [
  { values: [true, false], key: 'compare.differences.clean.trueOrFalse', names: ['clean', 'unclean'] },
  { values: [true, null], key: 'compare.differences.clean.trueOrEither', names: ['clean', 'either'] },
  { values: [false, null], key: 'compare.differences.clean.falseOrEither', names: ['unclean', 'either'] },
]);

const reconnect = oneEach(
  ({ facts }) => facts.reconnect,
  (meaning, pair) => ({
    key: `compare.differences.reconnect.${adviceKey[meaning.facts.reconnect]}`,
    values: { closeCode: label(meaning, pair) },
  }),
);

/** 'nobody' is left to the difference about the wire. */
const sender = contrast('sender', [
  {
    values: ['server', 'client'],
    key: 'compare.differences.sender.serverOrClient',
    names: ['server', 'client'],
  },
  {
    values: ['server', 'either'],
    key: 'compare.differences.sender.serverOrEither',
    names: ['server', 'either'],
  },
  {
    values: ['client', 'either'],
    key: 'compare.differences.sender.clientOrEither',
    names: ['client', 'either'],
  },
]);

/** Two packs send the reader to their own pages, which is said under who defines them. */
const look = oneEach(
  ({ kind, code }) => {
    if (kind === 'standard') return code;
    return kind === 'range' ? kind : 'pack';
  },
  (meaning, pair) => sentence('look', meaning, pair),
);

const close = contrast('pageMaySend', [
  { values: [true, false], key: 'compare.differences.close', names: ['allowed', 'refused'] },
]);

const definer = (meaning: Meaning): string => {
  const range = bareRange(meaning);
  return range ? opennessOf(range) : `${meaning.source} ${meaning.packName}`;
};

const defined = oneEach(definer, (meaning, pair): Message => {
  const range = bareRange(meaning);
  const values = { closeCode: label(meaning, pair) };
  if (range) return { key: `compare.differences.defined.${opennessOf(range)}`, values };
  return meaning.packName === null
    ? { key: 'compare.differences.defined.standard', values }
    : {
        key: 'compare.differences.defined.pack',
        values: { closeCode: meaning.code, pack: meaning.packName },
      };
});

/** For one number with two owners, and for two codes of one pack whose facts are all alike. */
const byName = (pair: Pair): Message => ({
  key: 'compare.differences.name',
  values: {
    left: label(pair.left, pair),
    right: label(pair.right, pair),
    leftName: asValue(pair.left.name),
    rightName: asValue(pair.right.name),
  },
});

/** In order of weight: what the code is for first, what it takes to know it last. */
const finders: readonly (readonly [LeadKey, Finder])[] = [
  ['compare.differences.lead.fault', fault],
  ['compare.differences.lead.wire', wire],
  ['compare.differences.lead.sees', sees],
  ['compare.differences.lead.phase', phase],
  ['compare.differences.lead.clean', clean],
  ['compare.differences.lead.reconnect', reconnect],
  ['compare.differences.lead.sender', sender],
  ['compare.differences.lead.look', look],
  ['compare.differences.lead.close', close],
  ['compare.differences.lead.defined', defined],
];

const bothAreBare = ({ left, right }: Pair) => bareRange(left) !== null && bareRange(right) !== null;

/** A number that no close frame has room for never comes, so nothing can be said of when it does. */
const isFitForFrames = ({ left, right }: Pair) =>
  bareRange(left) !== 'impossible' && bareRange(right) !== 'impossible';

/** The differences between two codes, made from their facts, in order of weight. Empty where there are none. */
export function keyDifferences(pair: Pair): readonly KeyDifference[] {
  if (isSame(pair)) return [];
  const shared = sharesNumber(pair);
  const fit = isFitForFrames(pair);
  const found = finders
    .filter(([, find]) => (find === defined ? !shared : fit || find === wire || find === close))
    .map(([lead, find]) => ({ lead, sentences: find(pair) }))
    .filter(({ sentences }) => sentences.length > 0);
  const nameIsAll = found.length === 0 && !bothAreBare(pair);
  return shared || nameIsAll
    ? [{ lead: 'compare.differences.lead.name', sentences: [byName(pair)] }, ...found]
    : found;
}
