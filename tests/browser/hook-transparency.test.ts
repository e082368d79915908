import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { hookedPage, installLate } from './support/hook-page.ts';
import { useHookStage } from './support/hook-stage.ts';

type Seen = [what: string, value: string][];

const checks = readFileSync(resolve(import.meta.dirname, 'support/observable-checks.js'), 'utf8');

const stage = useHookStage('none');
let plain: Seen;

const observe = (page: Page): Promise<Seen> =>
  page.evaluate(
    (base) => (window as unknown as { observe(base: string): Promise<Seen> }).observe(base),
    stage.server.ws,
  );

/**
 * The known differences, each one line of a stack: page code that a built-in calls to convert an argument has the hook's
 * frame beneath it, and the frame of `toString` itself is gone from its own complaint.
 */
const knownStacks = new Set([
  'toString of no function: throws',
  'toString of a text: throws',
  'subprotocols that throw: throws',
  'URL that throws: throws',
  'send that throws: throws',
  'close(code that throws): throws',
]);
const withoutKnown = (seen: Seen): Seen =>
  seen.map(([what, value]) => [
    what,
    knownStacks.has(what)
      ? value.replace(/\n {4}at .*(closeframe-hook\.js.*|\.toString \(<anonymous>\))/, '')
      : value,
  ]);

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
  expect(withoutKnown(seen)).toEqual(withoutKnown(plain));
  await page.close();
});

test('a page that gets the hook while it runs sees what a page without it sees', async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.server.http}/`);
  expect(await installLate(await page.createCDPSession(), stage.hook)).not.toBeNull();
  expect(withoutKnown(await observe(page))).toEqual(withoutKnown(plain));
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
