import { globSync, readFileSync } from 'node:fs';
import { checkSync } from 'recheck';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

interface Found {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

/** Without a quantifier that has no upper bound, the work for one place of a text is bounded. */
const isUnbounded = ({ pattern }: Found) => /[*+]|\{\d+,\}/.test(pattern);

function literalsIn(node: unknown, found: (pattern: string, flags: string) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if ('regex' in node) {
    const { pattern, flags } = node.regex as { pattern: string; flags: string };
    found(pattern, flags);
  }
  for (const part of Object.values(node)) literalsIn(part, found);
}

const literals: Found[] = globSync(['src/**/*.{ts,tsx}', 'entrypoints/**/*.{ts,tsx}'])
  .toSorted()
  .flatMap((file) => {
    const found: Found[] = [];
    const tree = parseAst(readFileSync(file, 'utf8'), { lang: file.endsWith('x') ? 'tsx' : 'ts' });
    literalsIn(tree, (pattern, flags) => found.push({ file, pattern, flags }));
    return found;
  });

/** Expressions the checker cannot decide, by what shows that they are safe all the same. */
const decidedByHand: ReadonlyMap<string, string> = new Map([
  [
    String.raw`(-?)(?:([a-z]+):(?!\/\/|:))?((?:"[^"]*"?|[^\s"])*)`,
    'nothing stands behind the last repetition, so that no way through it is ever tried again',
  ],
]);

test('there are regular expressions to check', () => {
  expect(literals.length).toBeGreaterThan(50);
});

// An expression that backtracks over a page's text freezes the panel: one URL of 100 characters is enough.
test.each(literals.filter((found) => isUnbounded(found) && !decidedByHand.has(found.pattern)))(
  '$file: /$pattern/$flags takes linear time',
  { timeout: 120_000 },
  ({ pattern, flags }) => {
    expect(checkSync(pattern, flags, { checker: 'automaton', timeout: 100_000 })).toMatchObject({
      status: 'safe',
    });
  },
);

test('nothing is decided by hand that is not there', () => {
  const patterns = new Set(literals.map(({ pattern }) => pattern));
  expect([...decidedByHand.keys()].filter((pattern) => !patterns.has(pattern))).toEqual([]);
});
