import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { hookedPage, installLate } from '../support/capture/hook-page.ts';
import { useHookStage } from '../support/capture/hook-stage.ts';

type Seen = [what: string, value: string][];

const checks = readFileSync(resolve(import.meta.dirname, '../support/capture/observable-checks.js'), 'utf8');

const stage = useHookStage('none');
let plain: Seen;

const observe = (page: Page): Promise<Seen> =>
  page.evaluate(
    (base) => (window as unknown as { observe(base: string): Promise<Seen> }).observe(base),
    stage.server.ws,
  );

const converting = [
  'subprotocols that throw',
  'URL that throws',
  'send that throws',
  'close(code that throws)',
];
const strict = ['caller', 'arguments'].flatMap((key) =>
  ['WebSocket', 'WebSocketStream'].flatMap((name) => [
    `${name}.prototype.close.${key}: throws`,
    `${name}.prototype.close.${key} is set: throws`,
    `${key} of a class that extends ${name}: throws`,
    `${key} of an object that inherits from ${name}: throws`,
  ]),
);

/** What differs and is known to: none of it changes what a page's code does, only what it reads. */
const knownDifferences: readonly (readonly [what: string, part: RegExp])[] = [
  // Page code that a built-in calls to convert an argument has the hook's frame beneath it.
  ...converting.map((what) => [`${what}: throws`, /\n {4}at .*closeframe-hook\.js.*/] as const),
  // These methods' own frames are gone from the exceptions they throw.
  ...['toString of no function: throws', 'toString of a text: throws'].map(
    (what) => [what, /\n {4}at .*\.toString \(<anonymous>\)/] as const,
  ),
  ...strict.map((what) => [what, /\n {4}at [gs]et (?:caller|arguments) \(<anonymous>\)/] as const),
  // V8 names the receiver of a getter in its stack frame.
  ['getter that a page adds to WebSocket', /(?:Proxy|WebSocket)(?=\.get)/],
  ['getter that a page adds to WebSocketStream', /(?:Proxy|WebSocketStream)(?=\.get)/],
  // The hook of one realm cannot know the proxies of another.
  ['toString of the other realm', /(?<=^function )\w*/],
];
const withoutKnown = (seen: Seen): Seen =>
  seen.map(([what, value]) => {
    const known = knownDifferences.find(([name]) => name === what);
    return [what, known ? value.replace(known[1], '') : value];
  });

/** Fails where a difference is new, and where one that is known is gone. */
function expectOnlyKnownDifferences(seen: Seen): void {
  expect(withoutKnown(seen)).toEqual(withoutKnown(plain));
  const different = seen.filter(([, value], index) => value !== plain[index]?.[1]).map(([what]) => what);
  expect(different.sort()).toEqual(knownDifferences.map(([what]) => what).sort());
}

beforeAll(async () => {
  stage.server.files.set('/checks.js', { type: 'text/javascript', body: checks });
  stage.server.files.set('/', {
    type: 'text/html',
    body: '<!doctype html><body><script src="/checks.js"></script>',
  });
  const page = await stage.browser.newPage();
  await page.goto(`${stage.server.http}/`);
  plain = await observe(page);
  await page.close();
});

test('there is enough to compare, and the checks see what they ask for', () => {
  expect(plain.length).toBeGreaterThan(150);
  expect(plain).toContainEqual(['WebSocket.toString()', 'function WebSocket() { [native code] }']);
});

test('a page with the hook from its start sees what a page without it sees', async () => {
  const { page, reports } = await hookedPage(stage.browser, stage.hook);
  await page.goto(`${stage.server.http}/`);
  const seen = await observe(page);
  expect(reports.of('created').length).toBeGreaterThan(5);
  expectOnlyKnownDifferences(seen);
  await page.close();
});

test('a page that gets the hook while it runs sees what a page without it sees', async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.server.http}/`);
  expect(await installLate(await page.createCDPSession(), stage.hook)).not.toBeNull();
  expectOnlyKnownDifferences(await observe(page));
  await page.close();
});

test('an exception nobody caught keeps its message and its stack; only its place is the hook', async () => {
  const body = `
    window.heard = new Promise((done) => {
      window.addEventListener('error', ({ message, error }) => done([message, error.name, error.stack]));
    });
    setTimeout(() => new WebSocket('ws://'));`;
  stage.server.files.set('/uncaught.js', { type: 'text/javascript', body });
  stage.server.files.set('/uncaught', { type: 'text/html', body: '<script src="/uncaught.js"></script>' });
  const heard: unknown[] = [];
  for (const page of [await stage.browser.newPage(), (await hookedPage(stage.browser, stage.hook)).page]) {
    await page.goto(`${stage.server.http}/uncaught`);
    heard.push(await page.evaluate('heard'));
    await page.close();
  }
  expect(heard[1]).toEqual(heard[0]);
});
