import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locales } from '../../locales/index.ts';
import config from '../../wxt.config.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** Characters; the sources stand in docs/store/README.md. */
const most = { name: 45, summary: 132, description: 10_000, justification: 1_000 };
const leastDescription = 250;

test('every language of the extension has its texts for the stores, and no other', () => {
  const written = globSync('docs/store/*.json', { cwd: root }).map((file) => basename(file, '.json'));
  expect(written.filter((name) => name !== 'review').sort()).toEqual(locales.map(({ id }) => id).sort());
});

describe.each(locales.map(({ id }) => id))('%s', (locale) => {
  const { description, searchTerms, support } = read(`docs/store/${locale}.json`);
  const { name, description: summary } = read(`locales/${locale}/extension.json`);

  test('keeps to the limits of all three stores', () => {
    expect(name.length).toBeLessThanOrEqual(most.name);
    expect(summary.length).toBeLessThanOrEqual(most.summary);
    expect(description.length).toBeGreaterThanOrEqual(leastDescription);
    expect(description.length).toBeLessThanOrEqual(most.description);
    expect(support).toMatch(/\S/);
  });

  test('is plain text without addresses, which stores refuse or show as they stand', () => {
    expect(`${description} ${support}`).not.toMatch(/<\/?\w+>|https?:|\*\*|\]\(/);
  });

  test('names each search term once', () => {
    expect(new Set(searchTerms).size).toBe(searchTerms.length);
  });
});

const { manifest } = config;
const environment = { mode: 'production', command: 'build', manifestVersion: 3 } as const;
/** A manifest that is the same for all browsers is Chromium's. */
const manifests =
  typeof manifest === 'function'
    ? {
        chromium: await manifest({ ...environment, browser: 'chrome' }),
        firefox: await manifest({ ...environment, browser: 'firefox' }),
      }
    : { chromium: await manifest };

test.each(Object.entries(manifests))('every permission in %s is justified, and no other', (browser, made) => {
  const { permissions = [], host_permissions: hosts = [] } = made ?? {};
  const justified: Record<string, string> = read('docs/store/review.json').permissions[browser];
  expect(Object.keys(justified).sort()).toEqual([...permissions, ...hosts].sort());
  for (const text of Object.values(justified)) expect(text.length).toBeLessThanOrEqual(most.justification);
});

test('the privacy policy names every permission', () => {
  const policy = readFileSync(join(root, 'docs/privacy.md'), 'utf8');
  const { chromium, firefox } = read('docs/store/review.json').permissions;
  const missing = Object.keys({ ...chromium, ...firefox }).filter((name) => !policy.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});
