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

/** Whether a source names `RegExp` as a value: what it makes of it cannot be checked here. */
function makesPatterns(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if ('callee' in node) {
    const { name } = node.callee as { readonly name?: string };
    if (name === 'RegExp') return true;
  }
  return Object.values(node).some(makesPatterns);
}

const sources = globSync(['src/**/*.{ts,tsx}', 'entrypoints/**/*.{ts,tsx}'])
  .toSorted()
  .map((file) => ({
    file,
    tree: parseAst(readFileSync(file, 'utf8'), { lang: file.endsWith('x') ? 'tsx' : 'ts' }),
  }));

const literals: Found[] = sources.flatMap(({ file, tree }) => {
  const found: Found[] = [];
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

test('every pattern is a literal: none is put together at run time, where nobody could check it', () => {
  expect(makesPatterns(parseAst('const made = new RegExp("a")'))).toBe(true);
  expect(makesPatterns(parseAst('const made = RegExp("a")'))).toBe(true);
  expect(sources.filter(({ tree }) => makesPatterns(tree)).map(({ file }) => file)).toEqual([]);
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
