import { sha1 } from '@noble/hashes/legacy.js';
import { valuesOf } from '../../infrastructure/answer-headers.ts';
import type { Handshake, Header } from '../../model/network-entry.ts';
import type { AnswerFault } from '../../model/recognised-in-file.ts';
import { closeOf } from '../../model/socket.ts';
import type { Witnessed } from '../types.ts';

/** RFC 6455 section 1.3. */
const suffix = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** What `Sec-WebSocket-Accept` has to be for a key. */
function acceptFor(key: string): string {
  const bytes = sha1(new TextEncoder().encode(key + suffix));
  return btoa(String.fromCharCode(...bytes));
}

/** 16 bytes in base64: what a key looks like where nothing masked it. */
const wholeKey = /^[A-Za-z0-9+/]{22}==$/;

const names = (headers: readonly Header[], name: string): readonly string[] =>
  valuesOf(headers, name)
    .flatMap((value) => value.split(','))
    .map((part) => (part.split(';')[0] ?? '').trim().toLowerCase());

function faultOf({ requestHeaders, responseHeaders }: Handshake): AnswerFault {
  if (responseHeaders.length === 0) return 'unsaid';
  const upgrades =
    names(responseHeaders, 'Upgrade').includes('websocket') &&
    names(responseHeaders, 'Connection').includes('upgrade');
  if (!upgrades) return 'upgrade';
  const [accept] = valuesOf(responseHeaders, 'Sec-WebSocket-Accept');
  const [key = ''] = valuesOf(requestHeaders, 'Sec-WebSocket-Key');
  if (accept === undefined || (wholeKey.test(key) && accept !== acceptFor(key))) return 'accept';
  // A browser offers no other (measured).
  const unknown = names(responseHeaders, 'Sec-WebSocket-Extensions').some(
    (name) => name !== 'permessage-deflate',
  );
  if (unknown) return 'extension';
  return wholeKey.test(key) ? 'none' : 'unsaid';
}

/**
 * What is wrong with a 101 after which the socket did not open. Firefox says nothing of it; its log has the headers of
 * both sides. 'none' where they are in
 * order: the connection, or its first frame, was broken then (measured); 'unsaid' where not all of them were seen. Null where
 * no 101 came, the page took the socket back, or the browser has words of its own.
 */
export function answerFaultOf({ socket, browser }: Witnessed): AnswerFault | null {
  const handshake = socket.network?.handshake;
  const failed = !socket.everOpened && closeOf(socket)?.code === 1006 && socket.closeCall === null;
  if (browser !== 'firefox' || !failed || handshake?.status !== 101) return null;
  return socket.recognisedInFile?.answerFault ?? faultOf(handshake);
}
