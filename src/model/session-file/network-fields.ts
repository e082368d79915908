import type { Handshake, Header, LoggedMessage, NetworkEntry } from '../network-entry.ts';
import { mask } from '../redaction/redact.ts';
import { redactHeaders } from '../redaction/redact-headers.ts';
import { redactMessage } from '../redaction/redact-messages.ts';
import { isEnded, type SocketRecord } from '../socket.ts';
import { iso, wholeOrNull } from './numbers-out.ts';
import type { SessionFileSocket } from './session-file-schema.ts';

interface NetworkWishes {
  /** Masks what is secret about the socket; null where the reader wants secrets in the file. */
  readonly maskText: ((text: string) => string) | null;
  readonly includeMessages: boolean;
}

/** What a session file has of a socket's network entry. */
type NetworkFields = Pick<SessionFileSocket, 'handshake' | 'messages' | 'logged' | 'networkAmbiguous'>;

/** The network entry of a socket as fields of a session file. */
export function networkOut(socket: SocketRecord, wishes: NetworkWishes): NetworkFields {
  const entry = isEnded(socket) ? socket.network : null;
  if (entry === null) {
    const isAmbiguous = isEnded(socket) && socket.networkAmbiguous === true;
    return { handshake: null, messages: [], ...(isAmbiguous ? { networkAmbiguous: true } : {}) };
  }
  const { handshake, received, sent, messages } = entry;
  return {
    handshake: handshakeOut(handshake, wishes.maskText),
    logged: { received: wholeOrNull(received) ?? 0, sent: wholeOrNull(sent) ?? 0 },
    messages: wishes.includeMessages ? messages.map((message) => messageOut(message, wishes)) : [],
  };
}

const wholeStatus = (status: number | null): number | null =>
  status !== null && Number.isInteger(status) && status >= 0 && status <= 999 ? status : null;

function handshakeOut({ status, ...headers }: Handshake, maskText: NetworkWishes['maskText']) {
  const out = (list: readonly Header[]) =>
    (maskText === null ? list : redactHeaders(list, maskText)).map(([name, value]): [string, string] => [
      name,
      value,
    ]);
  return {
    status: wholeStatus(status),
    requestHeaders: out(headers.requestHeaders),
    responseHeaders: out(headers.responseHeaders),
  };
}

function messageOut({ direction, at, kind, size, data, cut }: LoggedMessage, { maskText }: NetworkWishes) {
  const text = maskText === null ? data : redactMessage({ kind, data }, maskText);
  return { direction, at: iso(at), size: wholeOrNull(size) ?? 0, text, kind, cut };
}

/** The network entry that a session file has of a socket; null in files from before there was one. */
export function networkOf(socket: SessionFileSocket): NetworkEntry | null {
  const { handshake, messages = [], logged, infrastructure = [] } = socket;
  if (!handshake) return null;
  const isMasked = handshake.responseHeaders.some(([, value]) => value.includes(mask));
  const count = (wanted: LoggedMessage['direction']) =>
    messages.filter(({ direction }) => direction === wanted).length;
  return {
    handshake:
      isMasked && infrastructure.length > 0 ? { ...handshake, recognisedInFile: infrastructure } : handshake,
    received: logged?.received ?? count('received'),
    sent: logged?.sent ?? count('sent'),
    messages: messages.map(({ direction, at, size, text, kind = 'text', cut = text.length < size }) => ({
      direction,
      at: Date.parse(at),
      kind,
      size,
      data: text,
      cut,
    })),
  };
}
