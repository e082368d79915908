import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { type PageServer, servePages } from '../support/capture/hook-page.ts';
import { type FirefoxStage, openFirefoxStage } from '../support/firefox/firefox-stage.ts';
import { there } from '../support/panel/there.ts';

type Seen = readonly (readonly [what: string, value: string])[];

const checks = readFileSync(resolve(import.meta.dirname, '../support/capture/observable-checks.js'), 'utf8');

let server: PageServer | null = null;
let stage: FirefoxStage | null = null;
let plain: Seen = [];

/** Where puppeteer's own code stands, which differs from call to call. */
const puppeteer = /@pptr:\S*/g;

async function observe(page: Page): Promise<Seen> {
  const seen: Seen = await page.evaluate(
    (base) => (window as unknown as { observe(base: string): Promise<Seen> }).observe(base),
    there(server).ws,
  );
  return seen.map(([what, value]) => [what, value.replace(puppeteer, '')] as const);
}

/** Firefox makes most globals when they are asked for: their order is that of the asking. */
const inOrder = (value: string) => value.slice(1, -1).split(', ').sort().join();

const trapped = ['itself', 'its heir', "its heir's heir"];
const conversions = [
  'subprotocols that throw',
  'URL that throws',
  'send that throws',
  'close(code that throws)',
];

/** What differs and is known to: none of it changes what a page's code does, only what it reads. */
const knownDifferences: Readonly<Record<string, (value: string) => string>> = {
  'globals in order': inOrder,
  // Page code that a built-in calls to convert an argument has the hook's frame beneath it; and so has the built-in itself
  // where an argument is an object.
  ...Object.fromEntries(
    [...conversions, 'new WebSocket(URL)', 'duplicate subprotocols'].map((what) => [
      `${what}: throws`,
      (value: string) => value.replace(/\w*@closeframe-hook\.js.*\n/, ''),
    ]),
  ),
  'structuredClone(WebSocket): throws': (value) => value.replace(/(?:Proxy|Function) object/, ''),
  // The engine's words for a trap that says no.
  ...Object.fromEntries(
    [
      ...trapped.flatMap((heir) =>
        ['Object.setPrototypeOf', '__proto__', 'close'].map((way) => `${way} of WebSocket to ${heir}`),
      ),
      'Object.setPrototypeOf(sealed close of WebSocket)',
    ].map((what) => [
      `${what}: throws`,
      (value: string) => value.replace(/can't set prototype[^,]*|proxy setPrototypeOf handler[^,]*/, ''),
    ]),
  ),
  // The hook of one realm cannot know the proxies of another.
  'toString of the other realm': (value) => value.replace(/(?<=^function )\w*/, ''),
};

/** An exception that went through the hook has a stack of its own, with the same text: here are those. */
const ownStack = /\[(?:(.*), )?stack\], \[value, writable, enumerable, configurable\], false, true,/;
const withoutOwnStack = (value: string) =>
  value.replace(ownStack, (_, keys = '') => `[${keys}], undefined, undefined, undefined,`);

const withoutKnown = (seen: Seen): Seen =>
  seen.map(([what, value]) => [what, withoutOwnStack(knownDifferences[what]?.(value) ?? value)]);

/** Fails where a difference is new, and where one that is known is gone. */
function expectOnlyKnownDifferences(seen: Seen): void {
  expect(withoutKnown(seen)).toEqual(withoutKnown(plain));
  const different = seen.filter(([, value], index) => withoutOwnStack(value) !== plain[index]?.[1]);
  expect(different.map(([what]) => what).sort()).toEqual(Object.keys(knownDifferences).sort());
}

beforeAll(async () => {
  server = await servePages();
  server.files.set('/checks.js', { type: 'text/javascript', body: checks });
  server.files.set('/', {
    type: 'text/html',
    body: '<!doctype html><body><script src="/checks.js"></script>',
  });
  stage = await openFirefoxStage({
    url: `${server.http}/`,
    before: async (page) => {
      plain = await observe(page);
      await page.reload();
    },
  });
});
afterAll(async () => {
  await stage?.close();
  server?.close();
});

test('there is enough to compare, and the checks see what they ask for', () => {
  expect(plain.length).toBeGreaterThan(100);
  expect(plain).toContainEqual(['WebSocket.toString()', 'function WebSocket() {\n    [native code]\n}']);
  expect(plain.filter(([, value]) => ownStack.test(value))).toEqual([]);
});

test('a page that gets the hook while it runs sees what a page without it sees', async () => {
  expectOnlyKnownDifferences(await observe(there(stage).page));
});

test('a page with the hook from its start sees what a page without it sees', async () => {
  const { page, line } = there(stage);
  await page.reload();
  const before = (await line.sockets()).length;
  expectOnlyKnownDifferences(await observe(page));
  await line.waitFor((sockets) => sockets.length > before + 5);
});

test('a page of another tab, whose hook is paused, sees what a page without it sees, and reports nothing', async () => {
  const { driven, page, line } = there(stage);
  const before = (await line.sockets()).length;
  const other = await driven.browser.newPage();
  await other.goto(`${there(server).http}/`);
  expectOnlyKnownDifferences(await observe(other));
  await other.close();
  await page.bringToFront();
  expect(await line.sockets()).toHaveLength(before);
});

test('no page has a hook once recording is stopped, neither one that is loaded nor its frames', async () => {
  const { page, devtools, line } = there(stage);
  await devtools.panel.evaluate(() =>
    document.querySelector<HTMLElement>('[data-action="toggle-recording"]')?.click(),
  );
  await until('recording is off', async () => (await line.state()).kind === 'off');
  await page.reload();
  const after = await observe(page);
  const sorted = (seen: Seen) =>
    seen.map(([what, value]) => [what, what === 'globals in order' ? inOrder(value) : value]);
  expect(sorted(after)).toEqual(sorted(plain));
});
