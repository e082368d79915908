import { varint } from '../../model/varint.ts';
import { utf8 } from '../reading/bytes.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Protocol, Saying } from '../types.ts';

/** A lib0 text: its length in bytes, then the bytes; null where it is no text. */
function textFrom(bytes: Uint8Array, at: number): { readonly text: string; readonly next: number } | null {
  const length = varint(bytes, at);
  if (!length || length.value > 512 || length.next + length.value > bytes.length) return null;
  const next = length.next + length.value;
  const text = utf8(bytes.subarray(length.next, next));
  return text === '' && length.value > 0 ? null : { text, next };
}

const messageType = { auth: 2, close: 7 } as const;
const permissionDenied = 1;

/** A document's name, a type, and for 'auth' a kind of answer before the reason. */
function reads({ direction, kind, bytes }: MessageView): Saying | null {
  const name = direction === 'received' && kind === 'binary' ? textFrom(bytes, 0) : null;
  if (!name || name.text === '') return null;
  const type = bytes[name.next];
  const denied = type === messageType.auth && bytes[name.next + 1] === permissionDenied;
  const reason = type === messageType.close || denied ? textFrom(bytes, name.next + (denied ? 2 : 1)) : null;
  if (!reason || reason.next !== bytes.length) return null;
  const found = { final: false, said: reason.text } as const;
  return denied
    ? { id: 'hocuspocus/denied', meaning: 'refusedAuth', fix: ['login'], ...found }
    : { id: 'hocuspocus/close', meaning: 'channelClosed', fix: ['readMessage'], ...found };
}

/** Its address is free to choose, so that it is never more than possible by its first message. */
export const hocuspocus: Protocol = {
  id: 'hocuspocus-yjs',
  name: 'Hocuspocus',
  identity: {
    opens: ({ direction, kind, bytes }) => {
      const name = direction === 'sent' && kind === 'binary' ? textFrom(bytes, 0) : null;
      return name !== null && name.text !== '' && (bytes[name.next] ?? 99) <= messageType.auth;
    },
  },
  signs: {},
  reads,
  sources: [
    'https://github.com/ueberdosis/hocuspocus/blob/3ec60844/packages/common/src/auth.ts',
    'https://github.com/ueberdosis/hocuspocus/blob/3ec60844/packages/server/src/ClientConnection.ts',
    'https://github.com/ueberdosis/hocuspocus/blob/3ec60844/packages/server/src/types.ts',
    'https://github.com/yjs/y-websocket/blob/f9559e6/src/y-websocket.js',
    'https://github.com/ueberdosis/hocuspocus/blob/3ec60844/packages/server/src/OutgoingMessage.ts',
    'https://github.com/ueberdosis/hocuspocus/blob/3ec60844/packages/common/src/CloseEvents.ts',
  ],
};
