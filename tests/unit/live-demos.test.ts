import { expect, test } from 'vitest';
import { demoOf, lineOf, liveDemos, parseDemoReport, reachable } from '../../src/ui/start/live-demos.ts';

const reaches = (url: string) => reachable.some((origin) => new URL(url).origin === new URL(origin).origin);

test('the policy lets the page of the demos reach every demo but the one about the policy, and nothing else', () => {
  expect(liveDemos.filter(({ url }) => !reaches(url)).map(({ id }) => id)).toEqual(['policy']);
  expect(reachable.filter((origin) => !liveDemos.some(({ url }) => url.startsWith(origin)))).toEqual([]);
});

test('no demo names a host that could be there: this computer, or a name that never exists', () => {
  for (const { url } of liveDemos) expect(new URL(url).hostname).toMatch(/^127\.0\.0\.1$|\.invalid$/);
});

test('every demo is a line to paste', () => {
  for (const demo of liveDemos)
    expect(lineOf(demo)).toMatch(/^new WebSocket\('wss?:\/\/[^']+'\)(\.close\(\))?$/);
});

test.each([
  [
    { id: 'refused', code: 1006 },
    { id: 'refused', code: 1006 },
  ],
  [
    { id: 'policy', code: null, more: 1 },
    { id: 'policy', code: null },
  ],
])('%j is a report', (data, report) => {
  expect(parseDemoReport(data)).toEqual(report);
});

test.each([
  null,
  'refused',
  7,
  {},
  { id: 'refused' },
  { code: 1 },
  { id: 'x', code: 1 },
  { id: 'refused', code: '1006' },
])('%j is none', (data) => {
  expect(parseDemoReport(data)).toBeNull();
});

test('an id that is none of a demo starts nothing', () => {
  expect([demoOf('constructor'), demoOf(undefined), demoOf({ id: 'refused' })]).toEqual([null, null, null]);
});
