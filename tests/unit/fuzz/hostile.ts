import fc from 'fast-check';
import { vi } from 'vitest';

/** How often each property is tried: `npm run fuzz` tries more than `npm test` does. */
const factor = Number(process.env.CLOSEFRAME_FUZZ ?? 1);

// Processors may be busy with other things.
vi.setConfig({ testTimeout: 60_000 * Math.max(1, factor) });

/** Parameters of a property that is tried `count` times in `npm test`. */
export const tries = (count: number) => ({ numRuns: Math.ceil(count * factor) });

/** Values that programs trip over, in the place of any other. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    '',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '\u202e',
    'a'.repeat(10_000),
    `wss://a.example/?a${'-12'.repeat(24)}!`,
    'wss://[::1',
    '%',
    '0'.repeat(400),
    -1,
    -0,
    0.5,
    65_536,
    8.64e15,
    2 ** 53,
    1e300,
    {},
    [],
    [[]],
    { length: 1e9 },
    { toString: null, valueOf: null },
    JSON.parse('{"__proto__":{"polluted":true}}'),
    Array.from({ length: 300 }, () => 'x'),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer(),
  fc.double(),
);

/** A change of one place of a value: which place, counted in the order of reading, and what stands there then. */
type Change = readonly [place: number, value: unknown];

const changes = fc.array(fc.tuple(fc.nat({ max: 400 }), hostileValue), { maxLength: 3 });

/** Counts the places of a JSON value. */
function placesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + placesOf(inner), 1);
}

/** A copy of a JSON value with something else in some of its places. */
export function changed(value: unknown, list: readonly Change[]): unknown {
  const count = placesOf(value);
  const wanted = new Map(list.map(([place, replacement]) => [place % count, replacement]));
  let place = -1;
  const copy = (part: unknown): unknown => {
    place += 1;
    if (wanted.has(place)) {
      const replacement = wanted.get(place);
      place += placesOf(part) - 1;
      return replacement;
    }
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map(copy);
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, copy(inner)]));
  };
  return copy(value);
}

/** Values like one of the samples, but for up to three places. */
export const like = <Sample>(...samples: readonly Sample[]): fc.Arbitrary<unknown> =>
  fc.tuple(fc.constantFrom(...samples), changes).map(([sample, list]) => changed(sample, list));

/** A text with a piece taken out or put in. */
export const damagedText = (...samples: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...samples),
      fc.nat({ max: 2_000 }),
      fc.nat({ max: 12 }),
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.constantFrom('"', '{', '[', '\\', '\ud800', '1e999', '-', ':', '%', '/', ','),
      ),
    )
    .map(([text, from, length, piece]) => {
      const at = from % (text.length + 1);
      return text.slice(0, at) + piece + text.slice(at + length);
    });

/** Characters of a value as JSON; 0 for what JSON has no word for. */
export const lengthOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0;
