import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { infrastructureDocs, writtenDocs } from '../../../modules/docs/infrastructure-docs.ts';
import { isClock } from '../../../src/infrastructure/clocks.ts';
import { allInfrastructure } from '../../../src/infrastructure/data/index.ts';
import { domainOf } from '../../../src/infrastructure/hosts.ts';
import { isLinear } from './linear.ts';

const root = resolve(import.meta.dirname, '../../..');
const patterns = allInfrastructure.flatMap(({ id, headers = [], refusals = [] }) =>
  [...headers, ...refusals.flatMap((refusal) => refusal.headers)].flatMap(({ name, pattern }) =>
    pattern ? [{ of: `${id} ${name}`, pattern }] : [],
  ),
);

test('no id and no product occurs twice', () => {
  const ids = allInfrastructure.map(({ id }) => id);
  const products = allInfrastructure.map(({ product }) => product);
  expect(ids).toEqual([...new Set(ids)]);
  expect(products).toEqual([...new Set(products)]);
});

test.each(allInfrastructure.map((entry) => [entry.id, entry] as const))(
  '%s is worth its place',
  (_, entry) => {
    const {
      id,
      headers = [],
      hosts = [],
      timers = [],
      noTimer,
      refusals = [],
      implies = [],
      insteadOf = [],
    } = entry;
    expect(id).toMatch(/^[a-z][a-z0-9-]+$/);
    expect(entry.read).toMatch(/^20\d\d-(?:0[1-9]|1[0-2])$/);
    expect(
      headers.length + hosts.length + timers.length + refusals.length + (noTimer ? 1 : 0),
    ).toBeGreaterThan(0);
    for (const { source } of [...headers, ...timers, ...refusals]) expect(source.length).toBeGreaterThan(10);
    for (const other of [...implies, ...insteadOf])
      expect(allInfrastructure.map((known) => known.id)).toContain(other);
    for (const timer of timers) {
      expect(timer.seconds).toBeGreaterThan(0);
      if (isClock(timer)) expect(timer.upTo ?? timer.seconds + 1).toBeGreaterThan(timer.seconds);
      if (timer.setting.change === 'setting')
        expect(timer.setting.most ?? timer.seconds).toBeGreaterThanOrEqual(timer.seconds);
      expect(new Set(timer.ends).size).toBe(timer.ends.length);
    }
    for (const { pattern } of hosts) expect(domainOf(pattern)).not.toContain('*');
    for (const { statuses } of refusals) expect(statuses).not.toContain(101);
  },
);

test('what only users report, or follows from something else, is a proof of nothing', () => {
  const said = allInfrastructure.flatMap(({ headers = [] }) => headers);
  for (const { strength, source } of said)
    if (/no source read|no capture of a 101/.test(source)) expect(strength).toBe('hint');
});

test.each(patterns)('$of: $pattern is linear', ({ pattern }) => {
  expect(isLinear(pattern)).toBe(true);
  expect(pattern.flags).not.toMatch(/[gy]/);
});

describe('the check for linear patterns', () => {
  test.each([
    [/^(a+)+$/, false],
    [/^(?:a*b?)*$/, false],
    [/(?:\d+,){2,}/, false],
    [/a.*b.*c/, false],
    [/(\w)\1/, false],
    [/(?=a)b/, false],
    [/^nginx(?: \([^)]+\))?$/, true],
    [/^\d+$/, true],
    [/[+*(]+x/, true],
    [/\(\d+\)/, true],
  ])('%s: %s', (pattern, linear) => {
    expect(isLinear(pattern)).toBe(linear);
  });
});

test('the data stands in small files, in folders by kind', () => {
  const files = globSync('src/infrastructure/data/**/*.ts', { cwd: root });
  const kinds = new Set(allInfrastructure.map(({ kind }) => kind));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    expect(readFileSync(resolve(root, file), 'utf8').split('\n').length, file).toBeLessThanOrEqual(201);
    const [folder = '', name] = file.split('/').slice(3);
    if (name) expect([...kinds].map(String), file).toContain(folder);
  }
});

test('docs/infrastructure.md is what the data says; `npm run docs` writes it', () => {
  expect(writtenDocs()).toBe(infrastructureDocs());
});
