import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = globSync(['tests/browser/**/*.{ts,js}', 'tests/bench/**/*.ts', 'demo/**/*.ts']).toSorted();

/**
 * Ways to wait that look once in an animation frame: a tab in the background has none, so that they never end there.
 * `until` (demo/browser/until.ts) looks at intervals.
 */
const byFrame = [/\.waitForFunction\(/, /\b(?:visible|hidden): true\b/, /\.locator\(/];

/** Those that measure frames, or draw them one by one, in the window at the front. */
const aboutFrames = new Set([
  'demo/pictures/hands.ts',
  'tests/browser/panel/panel-long-log.test.ts',
  'tests/browser/panel/panel-fix-first.test.ts',
  'tests/browser/panel/panel-motion.test.ts',
  'tests/bench/close-to-row.ts',
  'tests/bench/large-log.ts',
  'tests/bench/network-log.ts',
  'tests/bench/opening.ts',
  'tests/bench/session-files.ts',
]);

test('there are files to look at', () => {
  expect(files.length).toBeGreaterThan(60);
});

test.each(files)('%s waits by conditions that come true in the background too', (file) => {
  const text = readFileSync(file, 'utf8');
  for (const way of byFrame) expect(text).not.toMatch(way);
  expect(text.includes('requestAnimationFrame')).toBe(aboutFrames.has(file));
});
