import { varint } from '../../model/varint.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Protocol, Saying } from '../types.ts';

/** Keys of protobuf fields: number and wire type (0 varint, 2 bytes with a length). */
const key = { join: (1 << 3) | 2, leave: (8 << 3) | 2, reason: (2 << 3) | 0 } as const;

type Answer = Pick<Saying, 'meaning' | 'fix' | 'expected'>;

/** DisconnectReason of livekit_models.proto. */
const reasons = new Map<number, Answer>([
  [1, { meaning: 'pageEnded', fix: ['pageSaid'], expected: true }],
  [2, { meaning: 'replaced', fix: ['oneClient'] }],
  [3, { meaning: 'serverShutdown', fix: ['reconnect'] }],
  [5, { meaning: 'roomClosed', fix: ['nothing'] }],
  [8, { meaning: 'reconnectAsked', fix: ['reconnect'], expected: true }],
  [10, { meaning: 'roomClosed', fix: ['nothing'] }],
  [14, { meaning: 'idle', fix: ['answerPings'] }],
]);

/** The reason (field 2) of a LeaveRequest, whose fields may come in any order; 0 where it has none. */
function reasonOf(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const field = varint(bytes, at);
    const value = field && varint(bytes, field.next);
    if (!field || !value) return 0;
    if (field.value === key.reason) return value.value;
    const wireType = field.value & 7;
    if (wireType !== 0 && wireType !== 2) return 0;
    at = wireType === 0 ? value.next : value.next + value.value;
  }
  return 0;
}

/** A SignalResponse whose field is `leave`. */
function reads({ direction, bytes }: MessageView): Saying | null {
  const length = bytes[0] === key.leave ? varint(bytes, 1) : null;
  if (direction === 'sent' || !length || bytes.length !== length.next + length.value) return null;
  const reason = reasonOf(bytes, length.next, bytes.length);
  const answer = reasons.get(reason) ?? { meaning: 'serverEnded', fix: ['serverLog'] };
  return { id: 'livekit/leave', ...answer, said: `LeaveRequest, reason ${reason}` };
}

export const liveKit: Protocol = {
  id: 'livekit-signal',
  name: 'LiveKit',
  identity: {
    paths: ['*/rtc', '*/rtc/v1'],
    query: ['access_token', 'protocol'],
    opens: ({ direction, bytes }) => direction === 'received' && bytes[0] === key.join,
  },
  signs: { goodbye: [{ bytes: [key.leave], from: 'received' }] },
  reads,
  sources: [
    'https://github.com/livekit/protocol/blob/d74e7cdb/protobufs/livekit_rtc.proto',
    'https://github.com/livekit/client-sdk-js/blob/9380ed7a/src/api/SignalClient.ts',
  ],
};
