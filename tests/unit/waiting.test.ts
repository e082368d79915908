import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = globSync(['tests/browser/**/*.{ts,js}', 'tests/bench/**/*.ts', 'demo/**/*.ts']).toSorted();

/**
 * Ways to wait that look once in an animation frame: a tab in the background has none, so that they never end there.
 * `until` (demo/browser/until.ts) looks at intervals.
 */
const byFrame = [/\.waitForFunction\(/, /\b(?:visible|hidden): true\b/, /\.locator\(/];

/**
 * Why a selector makes `waitForSelector` look in animation frames; null where it does not. Puppeteer watches the document's
 * changes for all but pseudo-classes and the accessibility tree (puppeteer-core 25.16, GetQueryHandler.js).
 */
function whyByFrame(selector: string | undefined): string | null {
  if (selector === undefined) return 'not known beforehand';
  const plain = selector.replaceAll(/\[[^\]]*\]/g, '').replaceAll('::-p-text', '');
  return plain.includes(':') ? 'has a pseudo-class' : null;
}

/** The calls of `waitForSelector` in a source that may look in animation frames: `elementOf` (demo/browser/element.ts) does not. */
const framedSelectors = (text: string): readonly string[] =>
  [...text.matchAll(/\.waitForSelector\(\s*(?:(['"`])([\s\S]*?)\1)?/g)].flatMap(([, , selector]) => {
    const why = whyByFrame(selector);
    return why === null ? [] : [`${selector ?? 'a selector'}: ${why}`];
  });

/** Those that use animation frames all the same, in a window at the front, and what for. */
const aboutFrames: ReadonlyMap<string, string> = new Map([
  ['demo/pictures/hands.ts', 'a picture is taken of what the last frame drew'],
  ['tests/browser/panel/panel-long-log.test.ts', 'scrolls by one step a frame, so that each is drawn'],
  ['tests/browser/support/panel/panel-hands.ts', 'the panel lays itself out in the frames after a new size'],
  ['tests/browser/panel/panel-motion.test.ts', 'looks at each frame for what moves in it'],
  ['tests/browser/panel/panel-again.test.ts', 'sees that frames come after a crash of what draws them'],
  ['tests/bench/close-to-row.ts', 'measures the time to a painted frame'],
  ['tests/bench/large-log.ts', 'measures how long frames take'],
  ['tests/bench/network-log.ts', 'measures how long frames take'],
  ['tests/bench/opening.ts', 'measures the time to a painted frame'],
  ['tests/bench/session-files.ts', 'measures how long frames take'],
]);

test('there are files to look at', () => {
  expect(files.length).toBeGreaterThan(60);
});

test.each(files)('%s waits by conditions that come true in the background too', (file) => {
  const text = readFileSync(file, 'utf8');
  for (const way of byFrame) expect(text).not.toMatch(way);
  expect(framedSelectors(text)).toEqual([]);
  expect(text.includes('requestAnimationFrame')).toBe(aboutFrames.has(file));
});

test.each([
  ['frame.waitForSelector(\'[data-state="a:b"] .row\')', []],
  ["frame.waitForSelector('label ::-p-text(Count)')", []],
  ["frame.waitForSelector('button:enabled')", ['button:enabled: has a pseudo-class']],
  ['frame.waitForSelector(\n  `details:not([open])`)', ['details:not([open]): has a pseudo-class']],
  ["frame.waitForSelector('::-p-aria(Count)')", ['::-p-aria(Count): has a pseudo-class']],
  ['frame.waitForSelector(selector)', ['a selector: not known beforehand']],
])('%s: waits by frames: %j', (source, framed) => {
  expect(framedSelectors(source)).toEqual(framed);
});
