import type { MessageKey } from '../../../locales/messages.ts';
import type { Translator } from '../../i18n/index.ts';
import { isEndedRow, type Row } from '../rows/row.ts';
import { type CommandOptions, curlCommand, wscatCommand } from './handshake-commands.ts';
import { rowAsMarkdown, rowAsText } from './row-text.ts';

/** One way to copy a row. */
export interface CopyChoice {
  readonly id: 'text' | 'markdown' | 'curl' | 'wscat';
  readonly label: MessageKey;
  readonly text: () => string;
}

/** Every way in which this row can be copied; a command is left out where none can be made of its URL. */
export function copyChoices(row: Row, translator: Translator, options: CommandOptions): CopyChoice[] {
  const { socket } = row;
  const curl = curlCommand(socket, options);
  const wscat = wscatCommand(socket, options);
  return [
    { id: 'text', label: 'session.copyText', text: () => rowAsText(row, translator, options) },
    ...(isEndedRow(row)
      ? [
          {
            id: 'markdown' as const,
            label: 'session.copyMarkdown' as const,
            text: () => rowAsMarkdown(row, translator, options),
          },
        ]
      : []),
    ...(curl ? [{ id: 'curl' as const, label: 'session.copyCurl' as const, text: () => curl }] : []),
    ...(wscat ? [{ id: 'wscat' as const, label: 'session.copyWscat' as const, text: () => wscat }] : []),
  ];
}
