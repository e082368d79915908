import { varint } from '../varint.ts';
import { mask } from './redact.ts';

/** MQTT 5 section 2.1.2: the first byte of CONNECT. */
const connect = 0x10;
const flag = { password: 0x40, userName: 0x80, will: 0x04 } as const;

/** A length of 7 bits a byte, the lowest first (section 1.5.5). */
function lengthOut(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  do {
    out.push((rest % 128) | (rest >= 128 ? 0x80 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return out;
}

const sizeAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const afterField = (bytes: Uint8Array, at: number): number => at + 2 + sizeAt(bytes, at);

/** Where user name and password stand in a CONNECT packet (section 3.1.3); nothing where it is none. */
function credentialsIn(bytes: Uint8Array, start: number): readonly number[] {
  const name = new TextDecoder().decode(bytes.subarray(start + 2, afterField(bytes, start)));
  if (name !== 'MQTT' && name !== 'MQIsdp') return [];
  const at = afterField(bytes, start);
  const [version = 0, flags = 0] = [bytes[at], bytes[at + 1]];
  const afterProperties = (from: number): number => {
    const length = version >= 5 ? varint(bytes, from) : { value: 0, next: from };
    return length ? length.next + length.value : bytes.length;
  };
  // Keep alive, properties, client id; then the will with properties of its own, topic and payload.
  let next = afterField(bytes, afterProperties(at + 4));
  if (flags & flag.will) next = afterField(bytes, afterField(bytes, afterProperties(next)));
  const fields: number[] = [];
  for (const wanted of [flag.userName, flag.password]) {
    if (!(flags & wanted) || next >= bytes.length) continue;
    fields.push(next);
    next = afterField(bytes, next);
  }
  return fields;
}

/**
 * The bytes of a message that begins with MQTT's CONNECT, its user name and password masked and its lengths put right; the
 * same bytes where it is none, or has neither.
 */
export function redactMqtt(bytes: Uint8Array): Uint8Array {
  const length = bytes[0] === connect ? varint(bytes, 1) : null;
  const fields = length ? credentialsIn(bytes, length.next) : [];
  if (!length || fields.length === 0) return bytes;
  const masked = [0, mask.length, ...new TextEncoder().encode(mask)];
  const body: number[] = [];
  let from = length.next;
  let shorter = 0;
  for (const field of fields) {
    body.push(...bytes.subarray(from, field), ...masked);
    from = afterField(bytes, field);
    shorter += sizeAt(bytes, field) - mask.length;
  }
  return Uint8Array.from([
    connect,
    ...lengthOut(Math.max(0, length.value - shorter)),
    ...body,
    ...bytes.subarray(from),
  ]);
}
