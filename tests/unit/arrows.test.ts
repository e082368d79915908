import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Which part may import from which, as the design has it. Every part may import itself and the types of the words. */
const arrows: Record<string, readonly string[]> = {
  hook: ['model'],
  capture: ['channel', 'model', 'hook'],
  model: [],
  registry: ['model'],
  infrastructure: ['model'],
  diagnosis: ['registry', 'infrastructure', 'model'],
  compare: ['registry'],
  channel: ['model'],
  i18n: [],
  ui: ['channel', 'compare', 'diagnosis', 'infrastructure', 'registry', 'i18n', 'model'],
};

const importPattern = /(?:\bfrom\s+|\bimport\s+|\bimport\s*\(\s*)['"]([^'"]+)['"]/g;

function importsOf(file: string): string[] {
  return [...readFileSync(resolve(root, file), 'utf8').matchAll(importPattern)].map(
    (match) => match[1] ?? '',
  );
}

const partOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1];
const files = globSync('src/**/*.{ts,tsx}', { cwd: root });

test('every part of the house has its arrows written down', () => {
  expect([...new Set(files.map(partOf))].sort()).toEqual(Object.keys(arrows).sort());
});

test.each(files)('%s imports only along the arrows', (file) => {
  const part = partOf(file) ?? '';
  for (const specifier of importsOf(file).filter((name) => name.startsWith('.'))) {
    const target = relative(root, resolve(root, dirname(file), specifier));
    const targetPart = partOf(target);
    if (targetPart === undefined) expect(target).toMatch(/^locales\//);
    else expect([part, ...(arrows[part] ?? [])]).toContain(targetPart);
  }
});

const pureParts = ['model', 'registry', 'infrastructure', 'diagnosis', 'compare'];

/** A file's code without its comments, import lines and texts. */
const bareCode = (file: string) =>
  readFileSync(resolve(root, file), 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replaceAll(/^import .*$|^export .* from .*$|'[^'\n]*'/gm, '');

test.each(files.filter((file) => pureParts.includes(partOf(file) ?? '')))('%s knows no browser', (file) => {
  expect(importsOf(file).filter((name) => /webextension-polyfill|^wxt|^preact/.test(name))).toEqual([]);
  expect(bareCode(file)).not.toMatch(/\b(chrome|browser|document|window)\.\w/);
});

test.each(files)('%s leaves chrome.* to its one adapter', (file) => {
  const allowed = /^src\/(capture|channel)\/.*(chrome|port)/i.test(file);
  if (!allowed) expect(bareCode(file)).not.toMatch(/\bchrome\.\w/);
});
