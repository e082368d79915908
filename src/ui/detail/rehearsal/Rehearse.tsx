import { useId, useState } from 'preact/hooks';
import { limits } from '../../../model/limits.ts';
import { rehearsalProblems } from '../../../model/recording.ts';
import type { LiveSocket, SocketRecord } from '../../../model/socket.ts';
import { urlIdentity } from '../../../model/url-identity.ts';
import { Text } from '../../components/Text.tsx';
import type { LiveLog } from '../../state/log/shown-log.ts';
import { usePanel } from '../../state/panel-context.ts';
import { Section } from '../Section.tsx';

const suggestions = [1000, 1001, 1006, 1008, 1011, 1012, 1013, 4000, 4401];
const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** Ends an open socket of the page with any code and reason, to watch the page cope. */
export function Rehearse({ live, socket }: { live: LiveLog; socket: LiveSocket }) {
  const [code, setCode] = useState('1006');
  const [reason, setReason] = useState('');
  const id = useId();
  const number = /^\d{1,5}$/.test(code) && Number(code) <= 65_535 ? Number(code) : null;
  const bytes = bytesOf(reason);
  const tooLong = bytes > limits.reasonLength;
  const result = live.rehearsed.value;

  const submit = (event: Event) => {
    event.preventDefault();
    if (number === null || tooLong) return;
    live.rehearse(socket.id, number, reason);
  };

  return (
    <Section id="rehearse" title={<Text of="interface.rehearse.title" />}>
      <p>
        <Text of="interface.rehearse.text" />
      </p>
      <form class="rehearse" onSubmit={submit} onKeyDown={(event) => event.stopPropagation()}>
        <label>
          <Text of="interface.rehearse.closeCode" />
          <input
            inputMode="numeric"
            size={6}
            value={code}
            list={`${id}-codes`}
            aria-invalid={number === null}
            aria-describedby={`${id}-problem`}
            onInput={(event) => setCode(event.currentTarget.value.trim())}
          />
        </label>
        <datalist id={`${id}-codes`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
        <label class="wide">
          <Text of="interface.rehearse.reason" />
          <input
            value={reason}
            aria-invalid={tooLong}
            aria-describedby={`${id}-problem`}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <button
          type="submit"
          class="button primary"
          data-action="rehearse"
          disabled={number === null || tooLong}
        >
          <Text of="interface.rehearse.send" />
        </button>
      </form>
      <p id={`${id}-problem`} class="problem" role="status">
        {number === null && <Text of="interface.rehearse.badCode" />}{' '}
        {tooLong && <Text of="interface.rehearse.longReason" values={{ count: bytes }} />}
        {result?.socketId === socket.id && <Result problem={result.problem} />}
      </p>
    </Section>
  );
}

/** The way from a close to the page's open sockets of the same URL, where closes can be rehearsed. */
export function RehearseElsewhere({ socket }: { socket: SocketRecord }) {
  const panel = usePanel();
  const shown = panel.store.shown.value;
  if (shown.kind !== 'live' || !panel.platform.capabilities.rehearse) return null;
  const identity = urlIdentity(socket.url);
  const open = shown.log.live.value.filter((row) => urlIdentity(row.socket.url) === identity);
  const [first] = open;
  if (!first) return null;
  return (
    <Section id="rehearse" folded title={<Text of="interface.rehearse.title" />}>
      <p>
        <Text of="interface.rehearse.sameUrl" values={{ count: open.length }} />{' '}
        <button
          type="button"
          class="button line"
          data-action="show-open"
          onClick={() => {
            panel.list.value = 'open';
            shown.selection.selectedId.value = first.socket.id;
          }}
        >
          <Text of="interface.state.waiting.showOpen" />
        </button>
      </p>
    </Section>
  );
}

function Result({ problem }: { problem: string | null }) {
  if (problem === null) return <Text of="interface.rehearse.done" />;
  const known = rehearsalProblems.find((id) => id === problem);
  return known ? (
    <Text of={`detail.rehearsal.problem.${known}`} />
  ) : (
    <Text of="interface.rehearse.problem" values={{ problem: { verbatim: problem } }} />
  );
}
