import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';

const linter = fileURLToPath(
  new URL('../../../node_modules/addons-linter/bin/addons-linter', import.meta.url),
);

test('Mozilla’s linter finds nothing in the package', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [linter, '--output', 'json', inject('firefoxExtension')],
    { encoding: 'utf8' },
  );
  expect(stdout, stderr).not.toBe('');
  const { errors, warnings, notices } = JSON.parse(stdout);
  expect([...errors, ...warnings, ...notices]).toEqual([]);
});
