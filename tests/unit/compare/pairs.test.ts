import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '../../../src/compare/compare.ts';
import { lookup } from '../../../src/registry/lookup.ts';
import type { Meaning } from '../../../src/registry/types.ts';
import { packs, samples } from './meanings.ts';
import { print, say } from './print.ts';

const nameOf = ({ source, code }: Meaning) => `${source} ${code}`;
const pairs = samples.flatMap((left) => samples.map((right) => [left, right] as const));

/** Every sentence of a comparison, the table left out. */
function sentencesOf(left: Meaning, right: Meaning): readonly string[] {
  const { facts, learnMore, ...sections } = print(compare(left, right));
  return Object.values(sections).flat();
}

const isWhole = (line: string) => /^[^\s].*[.!?]$/u.test(line) && !/[{}]|undefined|null|NaN| {2}/.test(line);

test.each(samples.map((left) => [nameOf(left), left] as const))(
  'every comparison with %s says whole sentences, each once',
  (_, left) => {
    for (const right of samples) {
      const [title, ...lines] = sentencesOf(left, right);
      expect(title).toMatch(/^WebSocket -?\d+ \S/);
      expect(lines.filter((line) => !isWhole(line))).toEqual([]);
      expect(lines).toHaveLength(new Set(lines).size);
      expect(lines.length).toBeGreaterThan(3);
    }
  },
);

test('two meanings differ, or it is said why they do not', () => {
  for (const [left, right] of pairs) {
    const { differences, alike } = compare(left, right);
    expect([nameOf(left), nameOf(right), differences.length > 0]).toEqual([
      nameOf(left),
      nameOf(right),
      alike === null,
    ]);
    if (left === right) expect(differences).toEqual([]);
    else if (alike) expect([left.kind, right.kind]).toEqual(['range', 'range']);
    expect(new Set(differences.map(({ lead }) => lead)).size).toBe(differences.length);
  }
});

test('the table marks exactly the rows that differ', () => {
  for (const [left, right] of pairs)
    for (const row of compare(left, right).facts)
      expect([row.label, say(row.left) !== say(row.right)]).toEqual([row.label, row.differs]);
});

test('swapping the sides mirrors the facts and says the same', () => {
  const flipped = ({ facts }: ReturnType<typeof compare>) =>
    facts.map(({ left, right, ...row }) => ({ ...row, left: right, right: left }));
  for (const [left, right] of pairs) {
    const there = compare(left, right);
    const back = compare(right, left);
    expect(flipped(back)).toEqual(there.facts);
    expect(back.differences.map(({ lead }) => lead)).toEqual(there.differences.map(({ lead }) => lead));
    expect(back.whenToUse.sending).toHaveLength(there.whenToUse.sending.length);
    expect(back.whenToUse.receiving).toHaveLength(there.whenToUse.receiving.length);
    expect(back.browserShows).toHaveLength(there.browserShows.length);
    expect(new Set(back.learnMore)).toEqual(new Set(there.learnMore));
  }
});

test('no difference is pasted from a description', () => {
  const descriptions = samples.flatMap(({ description, whenSeen }) =>
    [description, whenSeen].flatMap((words) =>
      'key' in words && words.key.startsWith('codes.c') ? say(words) : [],
    ),
  );
  const differences = pairs
    .flatMap(([left, right]) =>
      compare(left, right).differences.flatMap(({ sentences }) => sentences.map(say)),
    )
    .join('\n');
  expect(descriptions.filter((text) => differences.includes(text))).toEqual([]);
});

test('any two numbers can be compared', () => {
  const number = fc.oneof(fc.integer(), fc.integer({ min: 990, max: 5010 }), fc.double());
  fc.assert(
    fc.property(number, number, (left, right) => {
      const comparison = compare(lookup(left, {}, packs), lookup(right, {}, packs));
      expect(Object.values(print(comparison)).flat().length).toBeGreaterThan(10);
    }),
  );
});
