/** Opcodes of RFC 6455, section 5.2. */
export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A frame as it is to stand on the wire; every rule of the protocol can be broken with it. */
export interface FrameParts {
  readonly opcode: number;
  readonly payload?: Uint8Array;
  readonly fin?: boolean;
  /** RSV1, RSV2 and RSV3 as the bits 4, 2 and 1. */
  readonly reserved?: number;
  /** A server must never mask (RFC 6455, section 5.1); true breaks that rule. */
  readonly masked?: boolean;
}

/** Encodes one frame. Payloads up to 65,535 bytes. */
export function encodeFrame({
  opcode,
  payload = new Uint8Array(),
  fin = true,
  reserved = 0,
  masked = false,
}: FrameParts): Buffer {
  const long = payload.length > 125;
  const maskBit = masked ? 0x80 : 0;
  const head = [(fin ? 0x80 : 0) | (reserved << 4) | opcode, maskBit | (long ? 126 : payload.length)];
  if (long) head.push(payload.length >> 8, payload.length & 0xff);
  const mask = [0x12, 0x34, 0x56, 0x78];
  if (masked) head.push(...mask);
  const body = masked ? payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0)) : payload;
  return Buffer.concat([Buffer.from(head), body]);
}

/** The body of a close frame: two bytes of code, then the reason as UTF-8. */
export function closeBody(code: number, reason = ''): Buffer {
  const body = Buffer.alloc(2 + Buffer.byteLength(reason));
  body.writeUInt16BE(code);
  body.write(reason, 2);
  return body;
}

export interface ReceivedFrame {
  readonly opcode: number;
  readonly payload: Buffer;
}

/** Cuts a browser's byte stream into frames. Give it each chunk; it gives back the frames that are complete. */
export function createFrameReader(): (chunk: Buffer) => ReceivedFrame[] {
  let pending = Buffer.alloc(0);
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    const frames: ReceivedFrame[] = [];
    for (let next = readFrame(pending); next; next = readFrame(pending)) {
      frames.push(next.frame);
      pending = pending.subarray(next.size);
    }
    return frames;
  };
}

function readFrame(bytes: Buffer): { frame: ReceivedFrame; size: number } | null {
  if (bytes.length < 2) return null;
  const masked = (bytes.readUInt8(1) & 0x80) !== 0;
  const shortLength = bytes.readUInt8(1) & 0x7f;
  const lengthBytes = shortLength === 126 ? 2 : shortLength === 127 ? 8 : 0;
  const start = 2 + lengthBytes + (masked ? 4 : 0);
  if (bytes.length < start) return null;
  const length =
    lengthBytes === 2
      ? bytes.readUInt16BE(2)
      : lengthBytes === 8
        ? Number(bytes.readBigUInt64BE(2))
        : shortLength;
  if (bytes.length < start + length) return null;
  const payload = Buffer.from(bytes.subarray(start, start + length));
  if (masked) {
    const mask = bytes.subarray(start - 4, start);
    for (let index = 0; index < length; index++)
      payload[index] = (payload[index] ?? 0) ^ (mask[index % 4] ?? 0);
  }
  return { frame: { opcode: bytes.readUInt8(0) & 0x0f, payload }, size: start + length };
}
