import { utf8 } from '../reading/bytes.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Protocol, Saying } from '../types.ts';

const numberOf = (bytes: Uint8Array, at: number): number =>
  bytes.length < at + 4 ? -1 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);

/** A refused SecurityResult of RFB 3.8 that came as a message of its own: result, length, reason. */
function reads({ direction, bytes }: MessageView): Saying | null {
  const length = numberOf(bytes, 4);
  const refused = [1, 2].includes(numberOf(bytes, 0));
  if (direction === 'sent' || !refused || length < 1 || bytes.length !== 8 + length) return null;
  const said = utf8(bytes.subarray(8));
  return said === '' ? null : { id: 'novnc/refused', meaning: 'refusedAuth', fix: ['login'], said };
}

export const noVnc: Protocol = {
  id: 'novnc-rfb',
  name: 'noVNC (RFB)',
  identity: {
    subprotocols: ['binary'],
    sharedSubprotocols: true,
    paths: ['*/websockify'],
    opens: ({ direction, text }) => direction === 'received' && text.startsWith('RFB 00'),
  },
  signs: {
    goodbye: [
      { bytes: [0, 0, 0, 1], from: 'received' },
      { bytes: [0, 0, 0, 2], from: 'received' },
    ],
  },
  reads,
  sources: ['https://github.com/novnc/noVNC/blob/ac861f9e/core/rfb.js'],
};
