import { rehearsalOutcome, rehearsalPatience } from '../../../log/detail/rehearsal-outcome.ts';
import type { EndedSocket } from '../../../model/socket.ts';
import { useNow } from '../../components/hooks/use-now.ts';
import { Text } from '../../components/Text.tsx';
import { usePanel } from '../../state/panel-context.ts';

/** What the page did after the reader ended its socket: it connected again, or it did not. */
export function RehearsalResult({ socket }: { socket: EndedSocket }) {
  const shown = usePanel().store.shown.value;
  const { ended, live, markers } = shown.log;
  const rows = [...ended.value, ...live.value];
  const isOver = shown.kind === 'imported' || Date.now() - socket.endedAt > 2 * rehearsalPatience;
  const clock = useNow(1_000, !isOver);
  const now = shown.kind === 'imported' ? shown.exportedAt : clock;
  const outcome = rehearsalOutcome(socket, rows, markers.value, now);
  const patience = { duration: rehearsalPatience };
  const words = () => {
    switch (outcome.kind) {
      case 'reconnected':
        return <Text of="detail.rehearsal.reconnected" values={{ delay: { duration: outcome.delay } }} />;
      case 'not-within':
        return <Text of="detail.rehearsal.notWithin" values={{ patience }} />;
      case 'waiting':
        return <Text of="detail.rehearsal.waiting" values={{ patience }} />;
      case 'not-seen':
        return <Text of="detail.rehearsal.notSeen" values={{ patience }} />;
    }
  };
  return (
    <p class="rehearsal-result" role="status">
      <b>
        <Text of="detail.rehearsal.title" />
      </b>
      {' · '}
      {words()}
    </p>
  );
}
