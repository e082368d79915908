import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** PNG specification, section 5.2. */
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Bytes of a pixel by the header's colour type, at 8 bits a channel: RGB, and RGB with alpha (section 11.2.1). */
const bytesOfPixel: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  /** As it stands in the file, with length and checksum. */
  readonly whole: Buffer;
}

function readChunks(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = signature.length; start < png.length; ) {
    const length = png.readUInt32BE(start);
    const type = png.toString('latin1', start + 4, start + 8);
    const end = start + 12 + length;
    chunks.push({ type, data: png.subarray(start + 8, end - 4), whole: png.subarray(start, end) });
    start = end;
  }
  return chunks;
}

/** Paeth's predictor (section 9.4): of left, above and upper left the one nearest to left + above - upper left. */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value));
  if ((toLeft ?? 0) <= (toAbove ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toAbove ?? 0) <= (toCorner ?? 0) ? above : corner;
}

/** What each filter type (section 9.2) adds to a byte. */
const predictors: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

/** Takes the filters off, line by line and in place: each line then begins with filter type 0. */
function unfilter(lines: Buffer, lineLength: number, pixel: number): void {
  for (let start = 0; start < lines.length; start += lineLength) {
    const predict = predictors[lines[start] ?? 0];
    if (!predict) throw new Error(`A PNG has no filter type ${lines[start]}.`);
    lines[start] = 0;
    for (let at = 1; at < lineLength; at += 1) {
      const here = start + at;
      const left = at > pixel ? (lines[here - pixel] ?? 0) : 0;
      const above = start > 0 ? (lines[here - lineLength] ?? 0) : 0;
      const corner = at > pixel && start > 0 ? (lines[here - lineLength - pixel] ?? 0) : 0;
      lines[here] = ((lines[here] ?? 0) + predict(left, above, corner)) & 0xff;
    }
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/**
 * The same picture in fewer bytes: unfiltered lines, deflated as far as it goes. Flat colours and letters that come
 * again want no filter (section 12.7); for the screenshots here that saves a fifth of what the browser writes. Takes
 * RGB with 8 bits a channel, with alpha or without, not interlaced; throws at any other.
 */
export function repackPng(png: Buffer): Buffer {
  const chunks = readChunks(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  const pixel = bytesOfPixel[header?.[9] ?? -1];
  if (header?.[8] !== 8 || pixel === undefined || header[12] !== 0)
    throw new Error('Only a PNG of 8-bit RGB, not interlaced, can be packed again.');
  const isData = ({ type }: Chunk) => type === 'IDAT';
  const lines = inflateSync(Buffer.concat(chunks.filter(isData).map(({ data }) => data)));
  unfilter(lines, header.readUInt32BE(0) * pixel + 1, pixel);
  const packed = chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 }));
  const first = chunks.findIndex(isData);
  const whole = ({ whole }: Chunk) => whole;
  const before = chunks.slice(0, first).map(whole);
  const after = chunks
    .slice(first)
    .filter((one) => !isData(one))
    .map(whole);
  return Buffer.concat([signature, ...before, packed, ...after]);
}
