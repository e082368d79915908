import type { LoggedMessage } from '../../model/network-entry.ts';
import { mask, textMasker } from '../../model/redaction/redact.ts';
import { redactMessage } from '../../model/redaction/redact-messages.ts';
import type { SocketRecord } from '../../model/socket.ts';

/** A message with its secrets masked, and those of its socket; the same object where it has none. */
export function maskedMessage(message: LoggedMessage, socket: SocketRecord): LoggedMessage {
  const data = redactMessage(message, textMasker(socket));
  return data === message.data ? message : { ...message, data };
}

/** A masked text as it stands on the screen: with dots, which nobody takes for what was sent. */
export const dots = (masked: string): string => masked.replaceAll(mask, '••••••');
