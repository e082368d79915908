import type { MessageView } from '../reading/message-view.ts';
import type { Conversation, Saying } from '../types.ts';

/** The server closes a client that joined no namespace after so long (connectTimeout, the default). */
const connectTimeout = 45_000;

/** Whether the text after a packet's type names a namespace other than the main one: '/admin,'. */
const isOtherNamespace = (rest: string): boolean => rest.startsWith('/') && !rest.startsWith('/,');

/** Whether the client joined a namespace, or may have done so over polling before the upgrade. */
const mayHaveJoined = ({ views }: Conversation): boolean =>
  views.some(
    ({ direction, text }) => text === '2probe' || (direction === 'received' && text.startsWith('40')),
  );

/** DISCONNECT ('41') and CONNECT_ERROR ('44') packets. */
export function readSocketIo(
  { kind, text, direction }: MessageView,
  conversation: Conversation,
): Saying | null {
  const rest = text.slice(2);
  if (kind !== 'text') return null;
  if (text.startsWith('44') && direction === 'received' && /^["{/]/.test(rest)) {
    // Where others were joined, the connection goes on.
    const last = mayHaveJoined(conversation)
      ? { final: false }
      : { final: false, nearEnd: connectTimeout + 5_000 };
    return { id: 'socket.io/connect-error', meaning: 'joinRefused', fix: ['socketIoMiddleware'], ...last };
  }
  if (!text.startsWith('41') || (rest !== '' && !rest.startsWith('/'))) return null;
  // A namespace may be left while the others go on.
  const final = !isOtherNamespace(rest);
  return direction === 'received'
    ? {
        id: 'socket.io/disconnect',
        meaning: 'serverEnded',
        fix: ['socketIoDisconnect', 'socketIoConnect'],
        final,
      }
    : { id: 'socket.io/disconnect', meaning: 'pageEnded', fix: ['pageSaid'], final, expected: true };
}
