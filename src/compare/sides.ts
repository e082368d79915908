import type { Message, MessageValue } from '../../locales/messages.ts';
import type { Meaning, ReconnectAdvice, Words } from '../registry/types.ts';

/** The two meanings under comparison. */
export interface Pair {
  readonly left: Meaning;
  readonly right: Meaning;
}

/** Words of the registry as a value in a sentence. */
export const asValue = (words: Words): MessageValue => ('key' in words ? words : words.text);

/** True where both sides are one and the same meaning. */
export const isSame = ({ left, right }: Pair): boolean =>
  left.code === right.code && left.source === right.source && left.packName === right.packName;

/** True where one number stands on both sides with two meanings (4004 of one service, 4004 of another). */
export const sharesNumber = (pair: Pair): boolean => pair.left.code === pair.right.code && !isSame(pair);

/** The distinct meanings: two, or one where both sides are the same. */
export const distinct = (pair: Pair): readonly Meaning[] =>
  isSame(pair) ? [pair.left] : [pair.left, pair.right];

/** How a sentence names a code: its number, with its owner where the number alone would name both. */
export function label(meaning: Meaning, pair: Pair): MessageValue {
  if (!sharesNumber(pair)) return meaning.code;
  return meaning.packName === null
    ? { key: 'compare.label.standard', values: { closeCode: meaning.code } }
    : { key: 'compare.label.withPack', values: { closeCode: meaning.code, pack: meaning.packName } };
}

/** Number and name, as a heading has it: "4004 “Authentication failed” of Discord Gateway". */
export const fullLabel = (meaning: Meaning): Message =>
  meaning.packName === null
    ? { key: 'compare.label.full', values: { closeCode: meaning.code, name: asValue(meaning.name) } }
    : {
        key: 'compare.label.fullWithPack',
        values: { closeCode: meaning.code, name: asValue(meaning.name), pack: meaning.packName },
      };

/**
 * One sentence about some of the codes: the placeholders `codes` and `count`, and `closeCode` for a single one. `join`
 * says whether it speaks of all of them or of any.
 */
export function aboutCodes(
  key: Message['key'],
  meanings: readonly Meaning[],
  pair: Pair,
  join: 'list' | 'either' = 'list',
): Message {
  const labels = meanings.map((meaning) => label(meaning, pair));
  const items = labels.map((item) => (typeof item === 'object' && 'key' in item ? item : String(item)));
  const codes = join === 'list' ? { list: items } : { either: items };
  return { key, values: { codes, count: items.length, closeCode: labels[0] ?? 0 } };
}

/** The name of an advice in the keys of the words. */
export const adviceKey = {
  yes: 'yes',
  no: 'no',
  'after-fix': 'afterFix',
  'usually-no': 'usuallyNo',
  depends: 'depends',
} as const satisfies Record<ReconnectAdvice, string>;
