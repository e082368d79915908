import type { Handshake, Header } from '../../model/network-entry.ts';
import { textMasker } from '../../model/redaction/redact.ts';
import { redactHeaders } from '../../model/redaction/redact-headers.ts';
import type { SocketRecord } from '../../model/socket.ts';

/** A header as it came, and with its secrets masked; the two are alike where it has none. */
export interface MaskedHeader {
  readonly name: string;
  readonly value: string;
  readonly masked: string;
}

/** Headers of a socket's handshake, each beside its masked self. */
export function maskedHeaders(headers: readonly Header[], socket: SocketRecord): readonly MaskedHeader[] {
  const masked = redactHeaders(headers, textMasker(socket));
  return headers.map(([name, value], index) => ({ name, value, masked: masked[index]?.[1] ?? '' }));
}

/** Both sides' headers as text, for pasting, with their secrets masked. */
export function handshakeText({ status, ...handshake }: Handshake, socket: SocketRecord): string {
  const lines = (headers: readonly Header[]) =>
    maskedHeaders(headers, socket).map(({ name, masked }) => `${name}: ${masked}`);
  const answer = status === null ? [] : [`HTTP ${status}`];
  const sides = [lines(handshake.requestHeaders), [...answer, ...lines(handshake.responseHeaders)]];
  return sides
    .filter((side) => side.length > 0)
    .map((side) => side.join('\n'))
    .join('\n\n');
}
