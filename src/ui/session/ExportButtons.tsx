import { useState } from 'preact/hooks';
import type { MessageKey } from '../../../locales/messages.ts';
import type { Row } from '../../log/rows/row.ts';
import { IconButton } from '../components/IconButton.tsx';
import type { ExportWishes } from '../state/log/session-files.ts';
import { useTranslator } from '../state/words/translator-context.ts';
import { ExportDialog } from './ExportDialog.tsx';

/**
 * Two buttons as one: the first downloads the masked session at once (automation relies on it), the second shows what
 * leaves and lets secrets and messages be included.
 */
export function ExportButtons({
  label,
  isEmpty,
  rows,
  pageUrl,
  onExport,
}: {
  readonly label: MessageKey;
  readonly isEmpty: boolean;
  /** Every row of the log; called when what leaves is shown, since a log may have ten thousand. */
  readonly rows: () => readonly Row[];
  readonly pageUrl: string;
  readonly onExport: (wishes: ExportWishes) => void;
}) {
  const { text } = useTranslator();
  const [open, setOpen] = useState(false);
  return (
    <span class="export-pair">
      <IconButton
        icon="export"
        name={text(label)}
        action="export-session"
        disabled={isEmpty}
        onClick={() => onExport({ includeSecrets: false, includeMessages: false })}
      />
      <IconButton
        icon="options"
        name={text('session.options')}
        action="export-options"
        aria-haspopup="dialog"
        disabled={isEmpty}
        onClick={() => setOpen(true)}
      />
      {open && (
        <ExportDialog rows={rows()} pageUrl={pageUrl} onExport={onExport} onClose={() => setOpen(false)} />
      )}
    </span>
  );
}
