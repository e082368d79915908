import { varint } from '../../model/varint.ts';
import { utf8 } from '../reading/bytes.ts';
import type { MessageView } from '../reading/message-view.ts';

/** A control packet: its type and flags, the halves of the first byte, and what follows the length. */
export interface Packet {
  readonly type: number;
  readonly flags: number;
  /** The message ends where the packet does: a piece of a larger packet only does so by chance. */
  readonly endsMessage: boolean;
  readonly body: Uint8Array;
}

/** MQTT 5, section 2.1.2: control packet types. */
export const packetType = { connect: 1, connack: 2, pingReq: 12, pingResp: 13, disconnect: 14 } as const;

const packetLimit = 16;

/** The packets that begin in a message; a packet may also end in the next one, and is then read as far as it goes. */
export function packetsOf({ bytes }: Pick<MessageView, 'bytes'>): readonly Packet[] {
  const packets: Packet[] = [];
  let at = 0;
  while (at < bytes.length && packets.length < packetLimit) {
    const length = varint(bytes, at + 1);
    if (!length) break;
    packets.push({
      type: (bytes[at] ?? 0) >> 4,
      flags: (bytes[at] ?? 0) & 0x0f,
      endsMessage: length.next + length.value === bytes.length,
      body: bytes.subarray(length.next, length.next + length.value),
    });
    at = length.next + length.value;
  }
  return packets;
}

/** Version and keep alive (seconds) of a CONNECT packet; null for another packet. */
export function connectOf({
  type,
  body,
}: Packet): { readonly version: number; readonly keepAlive: number } | null {
  if (type !== packetType.connect) return null;
  const size = ((body[0] ?? 0) << 8) | (body[1] ?? 0);
  const name = utf8(body.subarray(2, 2 + size));
  if (name !== 'MQTT' && name !== 'MQIsdp') return null;
  const at = 2 + size;
  const [version, high, low] = [body[at], body[at + 2], body[at + 3]];
  if (version === undefined || high === undefined || low === undefined) return null;
  return { version, keepAlive: (high << 8) | low };
}

/** MQTT 5, section 2.2.2.2: how long the values of properties are; 's' a text or bytes with a length before them. */
const propertySizes = new Map<number, number | 's'>([
  ...[0x24, 0x25, 0x28, 0x29, 0x2a].map((id) => [id, 1] as const),
  ...[0x13, 0x21, 0x22].map((id) => [id, 2] as const),
  ...[0x11, 0x27].map((id) => [id, 4] as const),
  ...[0x12, 0x15, 0x16, 0x1a, 0x1c, 0x1f].map((id) => [id, 's'] as const),
]);

/** Whether a packet of MQTT 5 has nothing but its properties from `at` on, or nothing at all. */
export function endsWithProperties(body: Uint8Array, at: number): boolean {
  const length = varint(body, at);
  return body.length <= at || (length !== null && length.next + length.value === body.length);
}

/** The bytes of a property of MQTT 5 whose list begins at `at`; null where it is not there. */
export function propertyOf(body: Uint8Array, at: number, wanted: number): Uint8Array | null {
  const length = varint(body, at);
  if (!length) return null;
  const end = Math.min(length.next + length.value, body.length);
  let next = length.next;
  while (next < end) {
    const id = body[next] ?? 0;
    const size = propertySizes.get(id);
    // A pair of texts (user property 0x26) or something unknown: what follows it cannot be found.
    if (size === undefined) return null;
    const from = size === 's' ? next + 3 : next + 1;
    const count = size === 's' ? ((body[next + 1] ?? 0) << 8) | (body[next + 2] ?? 0) : size;
    if (id === wanted) return body.subarray(from, from + count);
    next = from + count;
  }
  return null;
}
