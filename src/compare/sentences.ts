import type { Message } from '../../locales/messages.ts';
import type { Meaning, RangeId } from '../registry/index.ts';
import { bareRange, isAllowed, opennessOf } from './openness.ts';
import { aboutCodes, adviceKey, asValue, distinct, label, type Pair } from './sides.ts';

const described = [
  1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 3000, 3003,
  3008,
] as const;
type Described = (typeof described)[number];
type Aspect = 'says' | 'look' | 'send' | 'receive';

const isDescribed = (code: number): code is Described => described.some((known) => known === code);

/** A sentence of a standard code's own; null for one that has no words yet, which the tests forbid. */
function ownSentence(aspect: Aspect, meaning: Meaning, pair: Pair): Message | null {
  const { code, kind } = meaning;
  if (kind !== 'standard' || !isDescribed(code)) return null;
  return { key: `compare.codes.${code}.${aspect}`, values: { closeCode: label(meaning, pair) } };
}

/** Sentences about a pack's code name the pack, so the plain number is enough. */
const packValues = (meaning: Meaning) => ({
  closeCode: meaning.code,
  pack: meaning.packName ?? meaning.source,
});

const senderOf = ({ clientInvented, facts }: Meaning) => (clientInvented ? 'nobody' : facts.sender);

function packSentence(aspect: Aspect, meaning: Meaning): Message {
  const values = packValues(meaning);
  switch (aspect) {
    case 'says':
      return { key: 'compare.packs.says', values: { ...values, name: asValue(meaning.name) } };
    case 'look':
      return { key: 'compare.packs.look', values };
    case 'send':
      return { key: `compare.packs.send.${senderOf(meaning)}`, values };
    case 'receive':
      return { key: `compare.packs.receive.${adviceKey[meaning.facts.reconnect]}`, values };
  }
}

function rangeKey(aspect: Aspect, range: RangeId): Message['key'] {
  switch (aspect) {
    case 'says':
      return `compare.ranges.${range}`;
    case 'look':
      return 'compare.ranges.look';
    case 'send':
      return `compare.ranges.send.${range === 'impossible' ? range : opennessOf(range)}`;
    case 'receive':
      if (range === 'impossible') return 'compare.ranges.receive.impossible';
      return `compare.ranges.receive.${isAllowed(range) ? 'agreed' : 'invalid'}`;
  }
}

/** What one meaning says, where to look for its cause, when to send it, or what to do on receiving it. */
export function sentence(aspect: Aspect, meaning: Meaning, pair: Pair): Message {
  const range = bareRange(meaning);
  if (range) return aboutCodes(rangeKey(aspect, range), [meaning], pair);
  return ownSentence(aspect, meaning, pair) ?? packSentence(aspect, meaning);
}

/** The sentences of both sides in order; two numbers for which one sentence would be said twice share it. */
export function sentences(aspect: Aspect, pair: Pair): readonly Message[] {
  const meanings = distinct(pair);
  const [left, right] = meanings.map(bareRange);
  if (left && right && rangeKey(aspect, left) === rangeKey(aspect, right))
    return [aboutCodes(rangeKey(aspect, left), meanings, pair, aspect === 'says' ? 'list' : 'either')];
  return meanings.map((meaning) => sentence(aspect, meaning, pair));
}
