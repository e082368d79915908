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
/** Edge's, for the search terms of one language. */
const mostTerms = { terms: 7, words: 21, characters: 30 };

test('every language of the extension has its texts for the stores, and no other', () => {
  const written = globSync('docs/store/*.json', { cwd: root }).map((file) => basename(file, '.json'));
  expect(written.filter((name) => name !== 'review').sort()).toEqual(locales.map(({ id }) => id).sort());
});

describe.each(locales.map(({ id }) => id))('%s', (locale) => {
  const { description, descriptionFirefox, searchTerms, support } = read(`docs/store/${locale}.json`);
  const descriptions: readonly string[] = [description, descriptionFirefox];
  const { name, description: summary } = read(`locales/${locale}/extension.json`);

  test('keeps to the limits of all three stores', () => {
    expect(name.length).toBeLessThanOrEqual(most.name);
    expect(summary.length).toBeLessThanOrEqual(most.summary);
    for (const { length } of descriptions) {
      expect(length).toBeGreaterThanOrEqual(leastDescription);
      expect(length).toBeLessThanOrEqual(most.description);
    }
    expect(support).toMatch(/\S/);
  });

  test('is plain text without addresses, which stores refuse or show as they stand', () => {
    expect(`${descriptions.join(' ')} ${support}`).not.toMatch(/<\/?\w+>|https?:|\*\*|\]\(/);
  });

  test('says in Firefox’s store what differs there, and the same in all else', () => {
    const [ours = [], firefox = []] = descriptions.map((text) => text.split('\n'));
    const differ = firefox.flatMap((line, index) => (line === ours[index] ? [] : [index]));
    // First sentence, how to begin, codes, causes, handshake and messages, where it works.
    expect(differ).toEqual([0, 2, 3, 4, 7, 11]);
    expect(firefox).toHaveLength(ours.length);
    // There an untrusted certificate arrives as 1015.
    expect(descriptionFirefox).not.toContain('1015');
  });

  test('keeps its search terms to the limits of Edge’s store, each named once', () => {
    const terms: readonly string[] = searchTerms;
    expect(new Set(terms).size).toBe(terms.length);
    expect(terms.length).toBeLessThanOrEqual(mostTerms.terms);
    expect(terms.flatMap((term) => term.split(/\s+/)).length).toBeLessThanOrEqual(mostTerms.words);
    expect(terms.filter(({ length }) => length > mostTerms.characters)).toEqual([]);
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

test('the reviewers of Firefox’s store are told how to build the package', () => {
  const { firefoxBuild } = read('docs/store/review.json');
  expect(firefoxBuild).toContain('2. npm ci');
  const { scripts } = read('package.json');
  const [, build = ''] = /^3\. npm exec (.+)$/.exec(firefoxBuild[3]) ?? [];
  expect(scripts.zip).toContain(build.replace('-- ', ''));
});

test('the privacy policy names every permission', () => {
  const policy = readFileSync(join(root, 'docs/privacy.md'), 'utf8');
  const { chromium, firefox } = read('docs/store/review.json').permissions;
  const missing = Object.keys({ ...chromium, ...firefox }).filter((name) => !policy.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});
