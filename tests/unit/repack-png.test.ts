import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { repackPng } from '../../demo/pictures/store/repack-png.ts';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** A PNG of two pixels' width, one line for each row of bytes: the filter type, then two RGB pixels. */
function png(
  lines: readonly (readonly number[])[],
  header: Partial<Record<8 | 9 | 12, number>> = {},
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(2, 0);
  head.writeUInt32BE(lines.length, 4);
  head.set([header[8] ?? 8, header[9] ?? 2, 0, 0, header[12] ?? 0], 8);
  const data = chunk('IDAT', deflateSync(Buffer.from(lines.flat())));
  return Buffer.concat([signature, chunk('IHDR', head), data, chunk('IEND', Buffer.alloc(0))]);
}

/** The lines of a packed picture; its only data chunk comes after the signature and the header's 25 bytes. */
function linesOf(packed: Buffer): number[] {
  const length = packed.readUInt32BE(33);
  return [...inflateSync(packed.subarray(41, 41 + length))];
}

const first = [0, 10, 20, 30, 40, 50, 60];

test.each([
  ['none', [0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6]],
  ['sub: plus the pixel to the left', [1, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 5, 7, 9]],
  ['up: plus the pixel above', [2, 1, 2, 3, 4, 5, 6], [0, 11, 22, 33, 44, 55, 66]],
  ['average: plus half of left and above', [3, 1, 2, 3, 4, 5, 6], [0, 6, 12, 18, 27, 36, 45]],
  ['paeth: plus the nearest of left, above and corner', [4, 1, 2, 3, 4, 5, 6], [0, 11, 22, 33, 44, 55, 66]],
  ['a sum beyond a byte', [2, 250, 250, 250, 250, 250, 250], [0, 4, 14, 24, 34, 44, 54]],
])('a line with the filter %s keeps its pixels', (_, line, pixels) => {
  expect(linesOf(repackPng(png([first, line])))).toEqual([...first, ...pixels]);
});

test('a picture packed twice is the same bytes', () => {
  const once = repackPng(png([first, [4, 1, 2, 3, 4, 5, 6]]));
  expect(repackPng(once).equals(once)).toBe(true);
});

test.each([
  ['16 bits a channel', { 8: 16 }],
  ['a palette', { 9: 3 }],
  ['interlaced lines', { 12: 1 }],
])('a picture with %s is refused', (_, header) => {
  expect(() => repackPng(png([first], header))).toThrow('Only a PNG of 8-bit RGB');
});
