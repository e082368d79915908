import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { zipOf } from '../../zip.ts';
import { firstLoadFiles, sizeProblems, sizesOf } from '../checks/size.ts';

/** Files of a zip by its directory, each checked against its checksum. */
function unzip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.length - 22;
  let line = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const nameLength = zip.readUInt16LE(line + 28);
    const name = zip.toString('utf8', line + 46, line + 46 + nameLength);
    const start = zip.readUInt32LE(line + 42) + 30 + nameLength;
    const content = inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(line + 20)));
    expect(crc32(content), name).toBe(zip.readUInt32LE(line + 16));
    files.set(name, content);
    line += 46 + nameLength;
  }
  expect(line).toBe(end);
  return files;
}

describe('the built extension', () => {
  const folder = inject('extension');

  it('keeps to its budgets of size', async () => {
    expect(sizeProblems(folder, await sizesOf(folder))).toEqual([]);
  });

  it('is packed into a zip with every file as it was', async () => {
    const files = unzip(await zipOf(folder));
    const built = globSync('**/*.*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.size).toBe(built.length);
    for (const [name, content] of files)
      expect(content.equals(readFileSync(join(folder, name))), name).toBe(true);
  });

  it('paints the panel without what only closes need', () => {
    const first = firstLoadFiles(folder).join(' ');
    expect(first).toContain('chunks/words-en-start.js');
    expect(first).not.toMatch(/chunks\/(?:closes|later|codes|packs|words-en-later)\./);
  });
});
