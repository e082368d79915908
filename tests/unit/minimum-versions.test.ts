import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import config from '../../wxt.config.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/minimum-versions.md'), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => /^\|.*https:/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** The newest version in a column: 2 is Chromium, 3 Firefox. */
const newest = (column: number) =>
  Math.max(...rows.map((cells) => Number.parseInt(cells[column] ?? '', 10) || 0));

const { manifest } = config;
const environment = { mode: 'production', command: 'build', manifestVersion: 3 } as const;
const manifestFor = (browser: string) =>
  typeof manifest === 'function' ? manifest({ ...environment, browser }) : manifest;

test('the table has rows', () => {
  expect(rows.length).toBeGreaterThan(8);
});

test('the manifest refuses just those Chromium versions that lack something', async () => {
  expect((await manifestFor('chrome'))?.minimum_chrome_version).toBe(String(newest(2)));
});

test('a manifest for Firefox refuses the versions that lack something', async () => {
  const oldest = (await manifestFor('firefox'))?.browser_specific_settings?.gecko?.strict_min_version;
  // One manifest for all browsers is Chromium's, which Firefox does not take.
  expect(Number.parseInt(oldest ?? `${newest(3)}`, 10)).toBeGreaterThanOrEqual(newest(3));
});
