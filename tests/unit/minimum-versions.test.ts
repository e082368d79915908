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

test('the manifest for Firefox refuses just those versions that lack something', async () => {
  const oldest = (await manifestFor('firefox'))?.browser_specific_settings?.gecko?.strict_min_version;
  expect(oldest).toBe(`${newest(3)}.0`);
});

test('the README names the same versions', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const line = readme.split('\n').find((found) => found.includes('docs/minimum-versions.md')) ?? '';
  expect(/from version (\d+)/.exec(line)?.[1]).toBe(String(newest(2)));
  expect(/Firefox from (\d+)/.exec(line)?.[1]).toBe(String(newest(3)));
});
