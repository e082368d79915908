import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeRegistry } from '../../../modules/registry/write.ts';
import { loadBuiltInPacks, standardCodes } from '../../../src/registry/index.ts';

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
