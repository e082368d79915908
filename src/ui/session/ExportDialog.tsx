import { useId, useMemo, useState } from 'preact/hooks';
import type { Row } from '../../log/rows/row.ts';
import { maskUrl } from '../../model/redaction/redact.ts';
import { Dialog } from '../components/overlay/Dialog.tsx';
import { Text, Verbatim } from '../components/Text.tsx';
import type { ExportWishes } from '../state/log/session-files.ts';
import './session.css';

/** Addresses shown as an example of what leaves. */
const mostShown = 8;

/** What leaves with an export, shown before it does, and the ticks that let secrets and messages out. */
export function ExportDialog({
  rows,
  pageUrl,
  onExport,
  onClose,
}: {
  readonly rows: readonly Row[];
  readonly pageUrl: string;
  readonly onExport: (wishes: ExportWishes) => void;
  readonly onClose: () => void;
}) {
  const [includeSecrets, setSecrets] = useState(false);
  const [includeMessages, setMessages] = useState(false);
  const closes = useMemo(() => rows.filter(({ socket }) => socket.state === 'ended').length, [rows]);
  const texts = useMemo(() => rows.reduce((sum, row) => sum + messagesOf(row), 0), [rows]);
  return (
    <Dialog title={<Text of="session.exportTitle" />} onClose={onClose}>
      <p>
        <Text of="session.counts" values={{ closes, open: rows.length - closes }} />
      </p>
      <p class="export-leaves">
        {includeMessages ? (
          <Text of="session.leavesMessages" values={{ count: texts }} />
        ) : (
          <Text of="session.leaves" />
        )}
      </p>
      <Preview rows={rows} pageUrl={pageUrl} secrets={includeSecrets} />
      <Tick what="secrets" isOn={includeSecrets} onChange={setSecrets} />
      <Tick what="messages" isOn={includeMessages} onChange={setMessages} />
      <div class="export-warning" role="status">
        {includeSecrets && (
          <p>
            <Text of="session.secretsWarning" />
          </p>
        )}
        {includeMessages && (
          <p>
            <Text of="session.messagesWarning" />
          </p>
        )}
      </div>
      <footer class="export-buttons">
        <button
          type="button"
          class="primary"
          onClick={() => {
            onExport({ includeSecrets, includeMessages });
            onClose();
          }}
        >
          <Text of="session.export" />
        </button>
        <button type="button" class="line" onClick={onClose}>
          <Text of="session.cancel" />
        </button>
      </footer>
    </Dialog>
  );
}

const messagesOf = ({ socket }: Row): number =>
  socket.state === 'ended' ? (socket.network?.messages.length ?? 0) : 0;

/** One thing that leaves only if it is ticked. */
function Tick({
  what,
  isOn,
  onChange,
}: {
  readonly what: 'secrets' | 'messages';
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  const hint = useId();
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          data-action={`include-${what}`}
          aria-describedby={hint}
          checked={isOn}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        <Text of={`session.${what}`} />
      </label>
      <p id={hint} class="export-leaves">
        <Text of={`session.${what}Hint`} />
      </p>
    </>
  );
}

/** The page's and the sockets' addresses as they will stand in the file. */
function Preview({
  rows,
  pageUrl,
  secrets,
}: {
  readonly rows: readonly Row[];
  readonly pageUrl: string;
  readonly secrets: boolean;
}) {
  const urls = useMemo(() => new Set(rows.map(({ socket }) => socket.url)), [rows]);
  const written = (url: string) => (secrets ? url : maskUrl(url));
  const shown = [...new Set([...urls].map(written))];
  return (
    // It scrolls, so the keyboard must reach it.
    <dl class="export-preview" tabIndex={0}>
      {pageUrl !== '' && (
        <>
          <dt>
            <Text of="session.page" />
          </dt>
          <dd>
            <Verbatim text={written(pageUrl)} />
          </dd>
        </>
      )}
      <dt>
        <Text of="session.sockets" />
      </dt>
      {shown.slice(0, mostShown).map((url) => (
        <dd key={url}>
          <Verbatim text={url} />
        </dd>
      ))}
      {shown.length > mostShown && (
        <dd>
          <Text of="session.moreUrls" values={{ count: shown.length - mostShown }} />
        </dd>
      )}
    </dl>
  );
}
