import type { ComponentChildren } from 'preact';
import type { MessageKey } from '../../../../locales/messages.ts';
import { visible } from '../../../i18n/index.ts';
import { lineBehind } from '../../../log/detail/initiator.ts';
import type { EndedRow } from '../../../log/rows/row.ts';
import type { EndedSocket } from '../../../model/socket.ts';
import { FrameLink } from '../../components/FrameLink.tsx';
import { Text, Verbatim } from '../../components/Text.tsx';
import { useTranslator } from '../../state/words/translator-context.ts';

/** Which socket it was, how long it lived, how often and by whom it ended so, and the line of code behind it. */
export function WhereLine({ row, times }: { row: EndedRow; times: number }) {
  const { socket, diagnosis } = row;
  const initiator = lineBehind(socket, diagnosis);
  const by = whoClosed(row);
  return (
    <p class="where">
      <span class="url address excerpt" title={visible(socket.url)}>
        <Verbatim text={withoutQuery(socket.url)} />
      </span>
      <Piece>
        <Life socket={socket} />
      </Piece>
      {times > 1 && (
        <Piece>
          <Text of="detail.where.times" values={{ count: times }} />
        </Piece>
      )}
      {by && (
        <Piece>
          <Text of={by} />
        </Piece>
      )}
      {initiator && (
        <Piece>
          <FrameLink
            frame={initiator.frame}
            label={initiator.did === 'closed' ? 'detail.where.closedAt' : 'detail.where.openedAt'}
          />
        </Piece>
      )}
    </p>
  );
}

/** The query is long, and the Socket section has it. */
const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');

const Piece = ({ children }: { children: ComponentChildren }) => <span class="piece">{children}</span>;

function Life({ socket }: { socket: EndedSocket }) {
  const { formats } = useTranslator();
  const { everOpened, openedAt, createdAt, firstSeenAt, endedAt, reportsLostAt } = socket;
  const from = everOpened ? (openedAt ?? firstSeenAt) : createdAt;
  if (from === null) return <Text of="interface.row.neverOpened" />;
  const values = { lifetime: { duration: Math.max(0, endedAt - from) } };
  const opened = openedAt === null ? 'detail.where.seen' : 'detail.where.lived';
  return (
    <span title={formats.dateTime(endedAt)}>
      <Text
        of={everOpened || reportsLostAt !== undefined ? opened : 'detail.where.neverOpened'}
        values={values}
      />
    </span>
  );
}

/** Who ended an open socket; null where that is not known, or is not a matter of who. */
function whoClosed({ socket, diagnosis }: EndedRow): MessageKey | null {
  if (diagnosis.cause === 'rehearsed') return 'detail.where.by.you';
  const { closedBy } = diagnosis;
  if (closedBy === 'nobody' || closedBy === 'unknown') return null;
  if (!socket.everOpened && closedBy !== 'page') return null;
  return `detail.where.by.${closedBy}`;
}
