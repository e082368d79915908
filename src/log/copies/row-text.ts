import type { Translator } from '../../i18n/index.ts';
import { textMasker } from '../../model/redaction/redact.ts';
import { closeOf, isEnded, type SocketRecord } from '../../model/socket.ts';
import { lifetime } from '../../model/times.ts';
import type { Row } from '../rows/row.ts';
import type { CommandOptions } from './socket-commands.ts';

const maskerOf = (socket: SocketRecord, { includeSecrets }: CommandOptions): ((text: string) => string) =>
  includeSecrets ? (text) => text : textMasker(socket);

// A cell of tab-separated values is one line without tabs; other control characters have no business in one either.
const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim();

/** A spreadsheet runs a cell that begins so as a formula; behind an apostrophe it stays text (OWASP, CSV injection). */
const cell = (text: string): string => {
  const line = oneLine(text);
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
};

/**
 * A row as tab-separated values, ready for a spreadsheet or a chat: time (ISO), code, name, cause, confidence, closed
 * by, URL, reason, lifetime in milliseconds. Empty where nothing is known.
 */
export function rowAsText(row: Row, translator: Pick<Translator, 'text'>, options: CommandOptions): string {
  const { socket, diagnosis, meaning } = row;
  const mask = maskerOf(socket, options);
  const close = isEnded(socket) ? closeOf(socket) : null;
  const name = meaning && ('text' in meaning.name ? meaning.name.text : translator.text(meaning.name.key));
  const life = isEnded(socket) ? lifetime(socket, socket.endedAt) : null;
  return [
    new Date(isEnded(socket) ? socket.endedAt : socket.firstSeenAt).toISOString(),
    String(close?.code ?? ''),
    name ?? '',
    diagnosis?.cause ?? socket.state,
    diagnosis?.confidence ?? '',
    diagnosis?.closedBy ?? '',
    mask(socket.url),
    mask(close?.reason ?? ''),
    life === null ? '' : String(Math.round(life)),
  ]
    .map(cell)
    .join('\t');
}
