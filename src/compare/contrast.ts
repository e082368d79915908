import type { Message, MessageKey } from '../../locales/messages.ts';
import type { CodeFacts, Meaning } from '../registry/types.ts';
import { label, type Pair } from './sides.ts';

/** Finds one difference between the two sides, or none: one sentence about both, or one about each. */
export type Finder = (pair: Pair) => readonly Message[];

/** One combination of two values of a fact, the sentence for it, and the placeholders for the two codes. */
interface Combination<Value> {
  readonly values: readonly [Value, Value];
  readonly key: MessageKey;
  readonly names: readonly [string, string];
}

/** A finder for a fact with few values: one sentence for each combination, whichever side has which value. */
export function contrast<Fact extends keyof CodeFacts>(
  fact: Fact,
  combinations: readonly Combination<CodeFacts[Fact]>[],
): Finder {
  return (pair) => {
    const { left, right } = pair;
    for (const { values, key, names } of combinations) {
      const [first, second] = left.facts[fact] === values[0] ? [left, right] : [right, left];
      if (first.facts[fact] !== values[0] || second.facts[fact] !== values[1]) continue;
      return [{ key, values: { [names[0]]: label(first, pair), [names[1]]: label(second, pair) } }];
    }
    return [];
  };
}

/** A finder that says one whole sentence of each side, where the two differ in what `trait` makes of them. */
export function oneEach(
  trait: (meaning: Meaning) => unknown,
  about: (meaning: Meaning, pair: Pair) => Message,
): Finder {
  return (pair) => {
    const { left, right } = pair;
    return trait(left) === trait(right) ? [] : [about(left, pair), about(right, pair)];
  };
}
