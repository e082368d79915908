import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  licencesFile,
  licensedPackages,
  licensesDocument,
  licensesPage,
  lockfile,
} from '../../../modules/licenses/licenses.ts';

const root = join(import.meta.dirname, '../../..');

test('docs/licenses.md is what `npm run docs` writes', () => {
  expect(readFileSync(licensesPage, 'utf8')).toBe(licensesDocument());
});

test('every runtime dependency is listed with a licence that allows publishing, and its text', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const listed = licensedPackages();
  expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  const allowed = ['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0'];
  expect(listed.filter(({ license }) => !allowed.includes(license))).toEqual([]);
  for (const { name, version } of listed) expect(licencesFile()).toContain(`${name} ${version}\n`);
});

test('a library comes with the text of its licence, but for those that publish none', () => {
  const without = licensedPackages().filter(({ text }) => text === null);
  expect(without.map(({ name }) => name)).toEqual(['@wxt-dev/browser', '@wxt-dev/storage', 'wxt']);
});

test('only packages that are allowed by name have scripts that run when they are installed', () => {
  const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const scripted = Object.entries(lockfile())
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(scripted.sort()).toEqual(Object.keys(allowScripts).sort());
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^strict-allow-scripts=true$/m);
});
