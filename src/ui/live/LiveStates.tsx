import type { ComponentChildren } from 'preact';
import type { Interruption } from '../../channel/messages.ts';
import { usePanel } from '../app/panel-context.ts';
import { CopyButton } from '../components/CopyButton.tsx';
import { Words } from '../components/Words.tsx';
import { useTranslator } from '../translator.tsx';
import { ImportButton } from './ImportButton.tsx';
import type { LiveState } from './live-state.ts';
import { type PictureKind, StatePicture } from './StatePicture.tsx';

/** Something that fails at once in any page, without a server: nothing listens at port 9, and browsers block it. */
const trySnippet = "new WebSocket('wss://localhost:9').onclose = ({ code }) => console.log(code)";
/** Where the demo listens when it is started with the port that the words name. */
const demoAddress = 'http://127.0.0.1:8080';

const names: Record<Interruption, 'canceled' | 'detached' | 'forbidden' | 'failed'> = {
  'canceled-by-user': 'canceled',
  detached: 'detached',
  'forbidden-page': 'forbidden',
  failed: 'failed',
};

/** The whole place of the list, where there is no close to list: what is the matter, and the next step. */
export function StatePlace({ state }: { state: LiveState }) {
  switch (state.kind) {
    case 'running':
      return null;
    case 'waiting':
      return <Waiting />;
    case 'off':
      return <Stand picture="off" name="off" action={<RecordButton label="interface.state.off.action" />} />;
    case 'starting':
    case 'connecting':
      return <Stand picture="starting" name={state.kind} />;
    case 'lost':
      return <Stand picture="lost" name="lost" />;
    case 'plain':
      return (
        <Stand picture="plain" name="plain" action={<ImportButton label="interface.state.plain.action" />}>
          <p class="secondary">
            <Words of="interface.state.plain.also" />
          </p>
        </Stand>
      );
    case 'imported':
      return <Stand picture="imported" name="emptyImport" />;
    case 'interrupted': {
      const name = names[state.why];
      return (
        <Stand
          picture={name === 'forbidden' ? 'forbidden' : name === 'failed' ? 'lost' : 'stopped'}
          name={name}
          action={<RecordButton label={`interface.state.${name}.action`} />}
        >
          <Said text={state.detail} />
        </Stand>
      );
    }
  }
}

/** A strip over the list, where closes are listed but something has to be said. */
export function StateBanner({ state }: { state: LiveState }) {
  const { store } = usePanel();
  switch (state.kind) {
    case 'running':
    case 'waiting':
    case 'plain':
      return null;
    case 'imported':
      return (
        <Strip tone="info">
          <span>
            <Words of="interface.state.imported.banner" values={{ name: { verbatim: state.name } }} />{' '}
            <Written />
          </span>
          {store.line.value !== 'none' && (
            <button type="button" class="button line" onClick={store.leaveImported}>
              <Words of="interface.state.imported.action" />
            </button>
          )}
        </Strip>
      );
    case 'interrupted': {
      const name = names[state.why];
      return (
        <Strip tone="warning">
          <Words of={`interface.state.${name}.banner`} />
          <Said text={state.detail} />
          <RecordButton label={`interface.state.${name}.action`} />
        </Strip>
      );
    }
    case 'off':
      return (
        <Strip tone="info">
          <Words of="interface.state.off.banner" />
          <RecordButton label="interface.state.off.action" />
        </Strip>
      );
    default:
      return (
        <Strip tone={state.kind === 'lost' ? 'warning' : 'info'}>
          <Words of={`interface.state.${state.kind}.banner`} />
        </Strip>
      );
  }
}

/** When and by which browser the file on display was written; both are the file's own words. */
function Written() {
  const { store } = usePanel();
  const { formats } = useTranslator();
  const file = store.imported.value;
  if (!file) return null;
  return (
    <Words
      of="log.session.written"
      values={{ time: formats.dateTime(file.exportedAt), browser: { verbatim: file.browser } }}
    />
  );
}

/** No row passes the filter. */
export function NoMatch({ hidden, onClear }: { hidden: number; onClear: () => void }) {
  return (
    <div class="state-place" data-state="no-match">
      <StatePicture kind="no-match" />
      <h2>
        <Words of="interface.state.noMatch.title" />
      </h2>
      <p>
        <Words of="interface.state.noMatch.text" values={{ count: hidden }} />
      </p>
      <button type="button" class="button line" onClick={onClear}>
        <Words of="interface.state.noMatch.action" />
      </button>
    </div>
  );
}

type StateName =
  | 'off'
  | 'starting'
  | 'connecting'
  | 'lost'
  | 'plain'
  | 'emptyImport'
  | (typeof names)[Interruption];

function Stand({
  picture,
  name,
  action,
  children,
}: {
  picture: PictureKind;
  name: StateName;
  action?: ComponentChildren;
  children?: ComponentChildren;
}) {
  return (
    <div class="state-place" data-state={name}>
      <StatePicture kind={picture} />
      <h2>
        <Words of={`interface.state.${name}.title`} />
      </h2>
      <p>
        <Words of={`interface.state.${name}.text`} />
      </p>
      {children}
      {action}
    </div>
  );
}

function Waiting() {
  const panel = usePanel();
  const open = panel.store.live.live.value.length;
  return (
    <div class="state-place" data-state="waiting">
      <StatePicture kind="waiting" />
      <h2>
        <Words of="interface.state.waiting.title" />
      </h2>
      <p>
        <Words of="interface.state.waiting.text" />
      </p>
      {open > 0 && (
        <p>
          <Words of="interface.state.waiting.open" values={{ count: open }} />{' '}
          <button type="button" class="button line" onClick={() => (panel.list.value = 'open')}>
            <Words of="interface.state.waiting.showOpen" />
          </button>
        </p>
      )}
      <div class="try">
        <h3>
          <Words of="interface.state.waiting.tryTitle" />
        </h3>
        <p>
          <Words of="interface.state.waiting.tryText" />
        </p>
        <div class="snippet">
          <pre dir="ltr">
            <code>{trySnippet}</code>
          </pre>
          <CopyButton
            look="subtle"
            text={() => trySnippet}
            label="interface.detail.copy"
            copyText={panel.platform.copyText}
          />
        </div>
        <p>
          <Words of="interface.state.waiting.demo" values={{ address: { verbatim: demoAddress } }} />
        </p>
      </div>
    </div>
  );
}

function Said({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <span class="said">
      <Words of="interface.state.detail" values={{ text: { verbatim: text } }} />
    </span>
  );
}

function RecordButton({ label }: { label: Parameters<typeof Words>[0]['of'] }) {
  const { store } = usePanel();
  return (
    <button type="button" class="button primary" onClick={store.toggleRecording}>
      <Words of={label} />
    </button>
  );
}

function Strip({ tone, children }: { tone: 'info' | 'warning'; children: ComponentChildren }) {
  return (
    <div class={`strip ${tone}`} role="status">
      <span>{children}</span>
    </div>
  );
}
