import type { MessageKey } from '../../../locales/messages.ts';
import type { Translator } from '../../i18n/index.ts';
import { isEndedRow, type Row } from '../rows/row.ts';
import { bugReport, type ReportOptions } from './bug-report.ts';
import { rowAsText } from './row-text.ts';
import { canBeTried, curlCommand, wscatCommand } from './socket-commands.ts';

/** One way to copy a row; its text is made when it is asked for. */
export interface CopyChoice {
  readonly id: 'text' | 'markdown' | 'curl' | 'wscat';
  readonly label: MessageKey;
  readonly text: () => string;
}

/** Every way in which this row can be copied; a command is left out where none can be made of its URL. */
export function copyChoices(row: Row, translator: Translator, options: ReportOptions): CopyChoice[] {
  const { socket } = row;
  const choices: CopyChoice[] = [];
  if (isEndedRow(row))
    choices.push({
      id: 'markdown',
      label: 'interface.detail.copyReport',
      text: () => bugReport(row, translator, options),
    });
  choices.push({ id: 'text', label: 'session.copyText', text: () => rowAsText(row, translator, options) });
  if (canBeTried(socket)) {
    choices.push(
      { id: 'curl', label: 'session.copyCurl', text: () => curlCommand(socket, options) ?? '' },
      { id: 'wscat', label: 'session.copyWscat', text: () => wscatCommand(socket, options) ?? '' },
    );
  }
  return choices;
}
