import {
  curlLine,
  type HandshakeAttempt,
  originOf,
  wscatLine,
} from '../../diagnosis/commands/handshake-commands.ts';
import { maskProtocols, maskUrl } from '../../model/redaction/redact.ts';
import type { SocketRecord } from '../../model/socket.ts';

export interface CommandOptions {
  /** Only by the user's own tick; without it query values, userinfo and tokens are `***`. */
  readonly includeSecrets: boolean;
}

/** Whether a handshake with this socket's URL can be tried by hand: it was not cut, and a client could open it. */
export const canBeTried = ({ url }: SocketRecord): boolean =>
  !url.endsWith('…') && URL.canParse(url) && /^wss?:$/.test(new URL(url).protocol);

/** Null where the URL was cut, or is none that a client could open. */
function handshakeOf(socket: SocketRecord, { includeSecrets }: CommandOptions): HandshakeAttempt | null {
  const url = includeSecrets ? socket.url : maskUrl(socket.url);
  if (!canBeTried(socket) || !URL.canParse(url)) return null;
  const protocols = socket.requestedProtocols;
  return {
    url: new URL(url).href,
    protocols: includeSecrets ? protocols : maskProtocols(protocols),
    origin: originOf(socket),
  };
}

/** A `wscat` line that opens the same URL with the same subprotocols and Origin; null where none can be made. */
export function wscatCommand(socket: SocketRecord, options: CommandOptions): string | null {
  const handshake = handshakeOf(socket, options);
  return handshake && wscatLine(handshake);
}

/** A `curl` line that sends the same opening handshake and shows the answer; null where none can be made. */
export function curlCommand(socket: SocketRecord, options: CommandOptions): string | null {
  const handshake = handshakeOf(socket, options);
  return handshake && curlLine(handshake);
}
