import type { ComponentChildren } from 'preact';
import type { MessageKey } from '../../../locales/messages.ts';
import type { Marker } from '../../model/log.ts';
import { CopyButton } from '../components/CopyButton.tsx';
import { Text } from '../components/Text.tsx';
import { ImportButton } from '../session/ImportButton.tsx';
import type { LiveState } from '../state/log/live-state.ts';
import { usePanel } from '../state/panel-context.ts';
import { BrowserMessage } from './BrowserMessage.tsx';
import { type InterruptionName, interruptionNames } from './interruption-names.ts';
import { AccessButton, RecordButton, ReloadButton } from './RecordButton.tsx';
import { type PictureKind, StatePicture } from './StatePicture.tsx';

/** Something that fails at once in any page, without a server: nothing listens at port 9, and browsers block it. */
const trySnippet = "new WebSocket('wss://localhost:9').onclose = ({ code }) => console.log(code)";
/** The reference page's address for live demos, inside the extension. */
const startPage = '/reference.html#/start';

/** The whole place of the list, where there is no close to list: what is the matter, and the next step. */
export function EmptyState({ state }: { state: LiveState }) {
  const { capabilities } = usePanel().platform;
  switch (state.kind) {
    case 'running':
      return null;
    case 'waiting':
      return <Waiting />;
    case 'off':
      return (
        <StateCard
          picture="off"
          name="off"
          text={`interface.state.off.${capabilities.debuggerBar ? 'text' : 'textPlain'}`}
          action={
            <span class="actions-row">
              <RecordButton label="interface.state.off.action" />
              <ReloadButton label="interface.state.reload" />
            </span>
          }
        />
      );
    case 'starting':
      return (
        <StateCard
          picture="starting"
          name="starting"
          text={`interface.state.starting.${capabilities.workers === 'followed' ? 'text' : 'textFirefox'}`}
        />
      );
    case 'connecting':
      return <StateCard picture="starting" name="connecting" />;
    case 'lost':
      return <StateCard picture="lost" name="lost" />;
    case 'plain':
      return (
        <StateCard
          picture="plain"
          name="plain"
          action={<ImportButton label="interface.state.plain.action" />}
        >
          <p class="secondary">
            <Text of="interface.state.plain.also" />
          </p>
        </StateCard>
      );
    case 'imported':
      return <StateCard picture="imported" name="emptyImport" />;
    case 'interrupted': {
      const name = interruptionNames[state.why];
      return (
        <StateCard
          picture={
            name === 'forbidden' || name === 'noAccess' ? 'forbidden' : name === 'failed' ? 'lost' : 'stopped'
          }
          name={name}
          action={
            <span class="actions-row">
              <AccessButton name={name} />
              <RecordButton label={`interface.state.${name}.action`} />
            </span>
          }
        >
          <BrowserMessage text={state.detail} />
        </StateCard>
      );
    }
  }
}

/** No row passes the filter. */
export function NoMatch({ hidden, onClear }: { hidden: number; onClear: () => void }) {
  return (
    <div class="state-place" data-state="no-match">
      <StatePicture kind="no-match" />
      <h2>
        <Text of="interface.state.noMatch.title" />
      </h2>
      <p>
        <Text of="interface.state.noMatch.text" values={{ count: hidden }} />
      </p>
      <button type="button" class="button line" onClick={onClear}>
        <Text of="interface.state.noMatch.action" />
      </button>
    </div>
  );
}

type StateName =
  | 'off'
  | 'waiting'
  | 'starting'
  | 'connecting'
  | 'lost'
  | 'plain'
  | 'emptyImport'
  | InterruptionName;

function StateCard({
  picture,
  name,
  text = `interface.state.${name}.text`,
  action,
  children,
}: {
  picture: PictureKind;
  name: StateName;
  text?: MessageKey;
  action?: ComponentChildren;
  children?: ComponentChildren;
}) {
  return (
    <div class="state-place" data-state={name}>
      <StatePicture kind={picture} />
      <h2>
        <Text of={`interface.state.${name}.title`} />
      </h2>
      <p>
        <Text of={text} />
      </p>
      {children}
      {action}
    </div>
  );
}

function Waiting() {
  const panel = usePanel();
  const { log } = panel.store.live;
  const open = log.live.value.length;
  const { workers, earlierSockets } = panel.platform.capabilities;
  const followsAll = workers === 'followed' && earlierSockets === 'all';
  return (
    <StateCard
      picture="waiting"
      name="waiting"
      text={`interface.state.waiting.${followsAll ? 'text' : 'textFirefox'}`}
      action={
        <span class="actions-row">
          <ReloadButton label="interface.state.waiting.reload" />
          {open > 0 && (
            <button type="button" class="button line" onClick={() => (panel.list.value = 'open')}>
              <Text of="interface.state.waiting.showOpen" />
            </button>
          )}
        </span>
      }
    >
      {open > 0 && (
        <p>
          <Text of="interface.state.waiting.open" values={{ count: open }} />
        </p>
      )}
      {loadedBefore(log.markers.value) && (
        <p>
          <Text of="interface.state.waiting.loadedBefore" />
        </p>
      )}
      <TryIt />
    </StateCard>
  );
}

/** Whether the page on display was there before the recording; false too where the log was cleared of what says so. */
function loadedBefore(markers: readonly Marker[]): boolean {
  return markers.at(-1)?.kind === 'recording-started';
}

/** A way to see the panel at work, folded: most readers have a page of their own. */
function TryIt() {
  const panel = usePanel();
  return (
    <details class="try">
      <summary>
        <Text of="interface.state.waiting.tryTitle" />
      </summary>
      <p>
        <Text of="interface.state.waiting.tryText" />
      </p>
      <div class="snippet">
        <pre dir="ltr">
          <code>{trySnippet}</code>
        </pre>
        <CopyButton
          variant="subtle"
          text={() => trySnippet}
          label="interface.detail.copy"
          copyText={panel.platform.copyText}
        />
      </div>
      <p>
        <a href={startPage} target="_blank" rel="noreferrer">
          <Text of="interface.state.waiting.demo" />
        </a>
      </p>
    </details>
  );
}
