import type { Group } from '../../log/groups/group-rows.ts';
import { isEndedRow, type Row } from '../../log/rows/row.ts';
import { codeOf } from '../../log/rows/row-facts.ts';
import { whatOf } from '../../log/timeline/bar-messages.ts';
import { Badge } from '../components/Badge.tsx';
import { Text, Verbatim } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';
import { DelayPlot } from './DelayPlot.tsx';

/** Sockets of one URL listed at most, the newest ones. */
export const mostSockets = 100;

interface GroupLineProps {
  readonly group: Group;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
}

/** One URL: what is wrong with it, how its last socket ended, its reconnects; open, every socket of it. */
export function GroupLine({ group, open, onToggle, selectedId, onSelect }: GroupLineProps) {
  const { rows, report, state } = group;
  const last = rows.findLast(isEndedRow);
  return (
    <details
      class="group"
      open={open}
      data-url={group.url}
      data-state={state}
      data-loop={report.loop}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== open) onToggle(currentTarget.open);
      }}
    >
      <summary>
        <span class="group-url">
          <Verbatim text={group.url} />
        </span>
        <Flags group={group} />
        {last && (
          <span class="group-last">
            <Badge code={codeOf(last)} severity={last.severity} />
            <span class="words">
              <Text of={whatOf(last)} />
            </span>
          </span>
        )}
        <span class={`group-state ${state}`}>
          <Text of={`groups.state.${state}`} />
        </span>
        <span class="group-count">
          <Text of="groups.sockets" values={{ count: rows.length }} />
        </span>
        <span class={report.attempts.length === 0 ? 'group-count none' : 'group-count'}>
          <Text of="groups.attempts" values={{ count: report.attempts.length }} />
        </span>
        <DelayPlot delays={report.delays} />
      </summary>
      {open && <GroupBody group={group} selectedId={selectedId} onSelect={onSelect} />}
    </details>
  );
}

/** What is wrong with how it reconnects, in sight without opening it. */
function Flags({ group: { report } }: { readonly group: Group }) {
  return (
    <>
      {report.loop && (
        <span class="group-flag error">
          <span aria-hidden="true">✕ </span>
          <Text of="groups.loop" />
        </span>
      )}
      {report.againstAdvice.length > 0 && (
        <span class="group-flag warning">
          <span aria-hidden="true">! </span>
          <Text of="groups.againstAdvice" />
        </span>
      )}
      {report.gaveUp && (
        <span class="group-flag warning">
          <span aria-hidden="true">! </span>
          <Text of="groups.gaveUp" />
        </span>
      )}
    </>
  );
}

function GroupBody({
  group,
  selectedId,
  onSelect,
}: Pick<GroupLineProps, 'group' | 'selectedId' | 'onSelect'>) {
  const { rows, report } = group;
  // How many reconnects there were stands in the line itself.
  const findings = report.findings.filter(({ kind }) => kind !== 'attempts');
  const older = rows.length - mostSockets;
  return (
    <div class="group-body">
      {findings.length > 0 && (
        <ul class="group-findings">
          {findings.map(({ kind, severity, message }) => (
            <li key={`${kind} ${JSON.stringify(message.values)}`} class={severity}>
              <Text of={message} />
            </li>
          ))}
        </ul>
      )}
      <ul class="group-sockets">
        {rows
          .slice(-mostSockets)
          .reverse()
          .map((row) => (
            <li key={row.socket.id}>
              <SocketButton row={row} isSelected={row.socket.id === selectedId} onSelect={onSelect} />
            </li>
          ))}
      </ul>
      {older > 0 && (
        <p class="group-more">
          <Text of="groups.older" values={{ count: older }} />
        </p>
      )}
    </div>
  );
}

function SocketButton({
  row,
  isSelected,
  onSelect,
}: {
  readonly row: Row;
  readonly isSelected: boolean;
  readonly onSelect: (id: string) => void;
}) {
  const { formats } = useTranslator();
  const { socket } = row;
  return (
    <button
      type="button"
      class="group-socket"
      aria-current={isSelected}
      data-socket={socket.id}
      onClick={() => onSelect(socket.id)}
    >
      <Badge code={codeOf(row)} severity={row.severity} />
      <span class="group-what">
        <Text of={whatOf(row)} />
      </span>
      <time dateTime={new Date(timeOf(row)).toISOString()}>{formats.time(timeOf(row))}</time>
    </button>
  );
}

/** When it ended, or was made while it lives. */
const timeOf = ({ socket }: Row): number =>
  socket.state === 'ended' ? socket.endedAt : (socket.createdAt ?? socket.firstSeenAt);
