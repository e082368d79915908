import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { writeRegistry } from '../../../modules/registry/write.ts';
import { factsChecked, loadBuiltInPacks, standardCodes } from '../../../src/registry/index.ts';

test('registry.json holds every code in plain English, with its sources and a version', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const document = JSON.parse(readFileSync(writeRegistry(folder), 'utf8'));
  rmSync(folder, { recursive: true });
  expect(document).toMatchObject({ format: 'closeframe/registry', version: 1, language: 'en' });
  expect(document.release).toMatch(/^\d+\.\d+\.\d+/);
  expect(document.codes.map(({ code }: { code: number }) => code)).toEqual(standardCodes);
  expect(document.ranges).toHaveLength(5);
  expect(document.packs).toHaveLength((await loadBuiltInPacks()).length);
  expect(document.codes[6]).toMatchObject({
    code: 1006,
    name: 'Abnormal Closure',
    reconnect: { advice: 'yes' },
    facts: { onWire: false, sender: 'nobody' },
  });
  expect(JSON.stringify(document)).not.toMatch(/<\/?code>|<\/?b>|"(codes|packs)\.\w/);
});

const root = resolve(import.meta.dirname, '../../..');

/** Writes the registry into a folder of its own, and takes it away after the use. */
function withRegistry<Result>(use: (file: string, folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  try {
    return use(writeRegistry(folder), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('registry.json is as its schema says, and the schema lies beside it', () => {
  withRegistry((file, folder) => {
    const document = JSON.parse(readFileSync(file, 'utf8'));
    const schema = JSON.parse(readFileSync(join(folder, document.$schema), 'utf8'));
    const validate = new Ajv({ strict: true }).compile(schema);
    expect(validate(document) || validate.errors).toBe(true);
    expect(validate({ ...document, codes: [{ ...document.codes[0], code: 70_000 }] })).toBe(false);
  });
});

test('it says what a page sees in each browser where that is not the code itself', () => {
  const codes: { code: number; facts: Record<string, unknown> }[] = withRegistry(
    (file) => JSON.parse(readFileSync(file, 'utf8')).codes,
  );
  const factsOf = (wanted: number) => codes.find(({ code }) => code === wanted)?.facts;
  expect(factsOf(1015)).toMatchObject({ pageSees: 1006, pageSeesIn: { chromium: 1006, firefox: 1015 } });
  expect(factsOf(1006)).not.toHaveProperty('pageSeesIn');
});

test('its ranges hold every number once', () => {
  const ranges: { code: number; through: number }[] = withRegistry(
    (file) => JSON.parse(readFileSync(file, 'utf8')).ranges,
  );
  const sorted = ranges.toSorted((left, right) => left.code - right.code);
  expect([sorted[0]?.code, sorted.at(-1)?.through]).toEqual([0, 65_535]);
  for (const [index, range] of sorted.slice(1).entries())
    expect(range.code).toBe((sorted[index]?.through ?? 0) + 1);
});

test('its texts are plain: no marks around foreign words', () => {
  expect(withRegistry((file) => readFileSync(file, 'utf8'))).not.toMatch(/[\u2066-\u2069]/);
});

test('the example in docs/registry.md does what is printed there', () => {
  const page = readFileSync(join(root, 'docs/registry.md'), 'utf8');
  const script = /```js\n(.*?)```/s.exec(page)?.[1] ?? '';
  const [, printed = ''] = /```\n\$ node close-codes\.mjs .*?\n(.*?)```/s.exec(page) ?? [];
  const log = printed.replaceAll(/ {2}# .*/g, '');
  expect(script.trim().split('\n').length).toBeLessThanOrEqual(10);
  const output = withRegistry((file, folder) => {
    writeFileSync(join(folder, 'close-codes.mjs'), script);
    return execFileSync(process.execPath, [join(folder, 'close-codes.mjs'), file], {
      input: log,
      encoding: 'utf8',
    });
  });
  expect(output).toBe(printed);
});

test('the month in which facts were checked is not older than any fact', () => {
  const data = globSync('src/infrastructure/data/**/*.ts', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const months = [...data.matchAll(/\bread(?: =|:) '(20\d\d-\d\d)'/g)].map(([, month = '']) => month).sort();
  expect(months.length).toBeGreaterThan(5);
  expect(factsChecked >= (months.at(-1) ?? '')).toBe(true);
});
