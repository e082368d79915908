import { useId, useMemo, useState } from 'preact/hooks';
import type { Row } from '../../log/rows/row.ts';
import { maskUrl } from '../../model/redact.ts';
import { Dialog } from '../components/Dialog.tsx';
import { Text, Verbatim } from '../components/Text.tsx';
import './session.css';

/** Addresses shown as an example of what leaves. */
const mostShown = 8;

/** What leaves with an export, shown before it does, and the tick that lets secrets out. */
export function ExportDialog({
  rows,
  pageUrl,
  onExport,
  onClose,
}: {
  readonly rows: readonly Row[];
  readonly pageUrl: string;
  readonly onExport: (includeSecrets: boolean) => void;
  readonly onClose: () => void;
}) {
  const [secrets, setSecrets] = useState(false);
  const hint = useId();
  const closes = useMemo(() => rows.filter(({ socket }) => socket.state === 'ended').length, [rows]);
  return (
    <Dialog title={<Text of="session.exportTitle" />} onClose={onClose}>
      <p>
        <Text of="session.counts" values={{ closes, open: rows.length - closes }} />
      </p>
      <p class="export-leaves">
        <Text of="session.leaves" />
      </p>
      <Preview rows={rows} pageUrl={pageUrl} secrets={secrets} />
      <label class="check">
        <input
          type="checkbox"
          data-action="include-secrets"
          aria-describedby={hint}
          checked={secrets}
          onChange={({ currentTarget }) => setSecrets(currentTarget.checked)}
        />
        <Text of="session.secrets" />
      </label>
      <p id={hint} class="export-leaves">
        <Text of="session.secretsHint" />
      </p>
      <p class="export-warning" role="status">
        {secrets && <Text of="session.secretsWarning" />}
      </p>
      <footer class="export-buttons">
        <button
          type="button"
          class="primary"
          onClick={() => {
            onExport(secrets);
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
