import { useId, useMemo, useState } from 'preact/hooks';
import { maskUrl } from '../../model/redact.ts';
import { Dialog } from '../components/Dialog.tsx';
import { Verbatim, Words } from '../components/Words.tsx';
import type { Row } from '../store/row.ts';
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
    <Dialog title={<Words of="session.exportTitle" />} onClose={onClose}>
      <p>
        <Words of="session.counts" values={{ closes, open: rows.length - closes }} />
      </p>
      <p class="export-leaves">
        <Words of="session.leaves" />
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
        <Words of="session.secrets" />
      </label>
      <p id={hint} class="export-leaves">
        <Words of="session.secretsHint" />
      </p>
      <p class="export-warning" role="status">
        {secrets && <Words of="session.secretsWarning" />}
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
          <Words of="session.export" />
        </button>
        <button type="button" class="line" onClick={onClose}>
          <Words of="session.cancel" />
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
            <Words of="session.page" />
          </dt>
          <dd>
            <Verbatim text={written(pageUrl)} />
          </dd>
        </>
      )}
      <dt>
        <Words of="session.sockets" />
      </dt>
      {shown.slice(0, mostShown).map((url) => (
        <dd key={url}>
          <Verbatim text={url} />
        </dd>
      ))}
      {shown.length > mostShown && (
        <dd>
          <Words of="session.moreUrls" values={{ count: shown.length - mostShown }} />
        </dd>
      )}
    </dl>
  );
}
