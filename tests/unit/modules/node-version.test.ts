import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** Runs the check as a Node of this version would. */
const check = (version: string) =>
  spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
       await import('./modules/node-version.mjs');`,
    ],
    { cwd: root, encoding: 'utf8' },
  );

test.each(['24.2.0', '24.21.0', '26.0.1'])('Node %s runs the scripts without a word', (version) => {
  expect(check(version)).toMatchObject({ status: 0, stdout: '', stderr: '' });
});

test.each(['20.20.2', '22.23.3', '24.1.9'])('Node %s is told what is needed and how to get it', (version) => {
  const { status, stderr } = check(version);
  expect(status).toBe(1);
  expect(stderr).toContain(`need Node 24.2 or newer; this is ${version}.`);
  expect(stderr).toContain('npm rebuild node');
});

test('whatever runs TypeScript with Node checks it first', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // The types and the style are checked by tools that run on an older Node too.
  const asked = Object.keys(scripts).filter((name) => !/^pre|^check$|^fix$/.test(name));
  expect(asked.length).toBeGreaterThan(8);
  const unchecked = asked.filter((name) => scripts[`pre${name}`] !== 'node modules/node-version.mjs');
  expect(unchecked).toEqual([]);
});
