import { expect, test } from 'vitest';
import { allInfrastructure } from '../../../../src/infrastructure/data/index.ts';
import { ensureNginx } from '../../../servers/nginx.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { settingRuns } from './setting-runs.ts';

/** Every setting to paste, by whose it is and which limit it changes. */
const settings = allInfrastructure.flatMap(({ id, timers = [], configured }) => [
  ...timers.flatMap(({ kind, setting }) =>
    setting.change === 'setting' ? [{ name: `${id} ${kind}`, paste: setting.paste }] : [],
  ),
  ...(configured ? [{ name: `${id} configured`, paste: configured }] : []),
]);

const nginx = await ensureNginx();
const runs = settingRuns(nginx ?? '');

test('every setting has a run, and every run has a setting', () => {
  const names = [...new Set(settings.map(({ name }) => name))];
  expect(Object.keys(runs).toSorted()).toEqual(names.toSorted());
});

for (const { name, paste } of settings)
  test.skipIf(nginx === null && paste.language === 'nginx')(
    `${name} is one that the product reads`,
    async () => {
      await runs[name]?.(paste.code);
    },
  );

test.each(['a:b', '- a: 1', 'a: "1', 'a: [1]', 'a: 1\n    b: 2', 'a: 1\n b: 2'])(
  'what is not plain YAML is refused: %j',
  (text) => {
    expect(() => readPlainYaml(text)).toThrow();
  },
);
