import { hex, utf8 } from '../reading/bytes.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Protocol, Saying } from '../types.ts';

/** First bytes of its messages. */
const kinds = { joinRoom: 10, error: 11, leaveRoom: 12 } as const;

/** [11, code as uint16 behind 0xcd, text as fixstr or str 8]. */
function errorText(bytes: Uint8Array): string {
  if (bytes[1] !== 0xcd) return hex(bytes);
  const code = (bytes[2] ?? 0) | ((bytes[3] ?? 0) << 8);
  const mark = bytes[4] ?? 0;
  const text = mark === 0xd9 ? bytes.subarray(6) : bytes.subarray(5, 5 + (mark & 0x1f));
  return `${code} ${utf8(text)}`.trim();
}

/** [10, reconnection token, serializer's id], both texts with their length in one byte before them. */
function isJoin(bytes: Uint8Array): boolean {
  const at = 2 + (bytes[1] ?? 0);
  const serializer = utf8(bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)));
  return utf8(bytes.subarray(2, at)).length > 2 && /^[a-z-]{3,20}$/.test(serializer);
}

function reads({ direction, kind, bytes }: MessageView): Saying | null {
  if (kind !== 'binary') return null;
  if (bytes[0] === kinds.leaveRoom && bytes.length === 1)
    return direction === 'sent'
      ? {
          id: 'colyseus/leave',
          meaning: 'pageEnded',
          fix: ['pageSaid'],
          expected: true,
          codes: [4000],
          said: hex(bytes),
        }
      : { id: 'colyseus/leave', meaning: 'serverEnded', fix: ['serverLog'], codes: [4000], said: hex(bytes) };
  return bytes[0] === kinds.error && direction === 'received'
    ? {
        id: 'colyseus/error',
        meaning: 'serverError',
        fix: ['readMessage'],
        codes: [4002],
        said: errorText(bytes),
      }
    : null;
}

export const colyseus: Protocol = {
  id: 'colyseus',
  name: 'Colyseus',
  identity: {
    paths: ['*/*/*'],
    query: ['sessionId'],
    opens: ({ direction, bytes }) => direction === 'received' && bytes[0] === kinds.joinRoom && isJoin(bytes),
  },
  signs: { goodbye: [{ bytes: [kinds.error], from: 'received' }, { bytes: [kinds.leaveRoom] }] },
  reads,
  sources: [
    'https://github.com/colyseus/colyseus/blob/b21f5423/packages/shared-types/src/Protocol.ts',
    'https://github.com/colyseus/colyseus/blob/b21f5423/packages/core/src/Protocol.ts',
    'https://github.com/colyseus/colyseus/blob/b21f5423/packages/core/src/Room.ts',
    'https://github.com/colyseus/colyseus/blob/b21f5423/packages/transport/ws-transport/src/WebSocketTransport.ts',
  ],
};
