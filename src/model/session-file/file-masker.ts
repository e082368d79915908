import { mask, maskProtocols, maskUrl, textMasker } from '../redaction/redact.ts';
import { redactText } from '../redaction/redact-messages.ts';
import type { SocketRecord } from '../socket.ts';

/** How texts that may carry a secret are written: masked, or as they are. */
export interface Masker {
  readonly url: (url: string) => string;
  readonly text: (text: string) => string;
  /** The same for what a message says. */
  readonly message: (text: string) => string;
  readonly protocols: (protocols: readonly string[]) => string[];
}

/** Leaves everything as it is. */
export const openMasker: Masker = {
  url: (url) => url,
  text: (text) => text,
  message: (text) => text,
  protocols: (list) => [...list],
};

/** Masks what is secret about a socket. */
export function closedMasker(socket: SocketRecord): Masker {
  const text = textMasker(socket);
  return { url: maskUrl, text, message: (said) => text(redactText(said)), protocols: maskProtocols };
}

/** What a message says leaves only with the messages. */
export const messageMasker =
  (masker: Masker, includeMessages: boolean): Masker['text'] =>
  (text) =>
    text === '' || includeMessages ? masker.message(text) : mask;
