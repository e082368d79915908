import { useMemo } from 'preact/hooks';
import type { Row } from '../../log/rows/row.ts';
import { whatOf } from '../../log/timeline/bar-messages.ts';
import type { SocketRecord } from '../../model/socket.ts';
import { shortUrl } from '../../model/url-identity.ts';
import { Text, Verbatim } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';

/** Rows listed one by one; a longer log is listed by URL, since nobody listens to a thousand lines. */
const mostSingle = 50;
const mostGroups = 50;

/** The timeline as a table, for screen readers. */
export function TimelineTable({ rows, now }: { readonly rows: readonly Row[]; readonly now: number }) {
  return rows.length <= mostSingle ? <SingleTable rows={rows} now={now} /> : <GroupTable rows={rows} />;
}

function SingleTable({ rows, now }: { readonly rows: readonly Row[]; readonly now: number }) {
  const { formats } = useTranslator();
  return (
    <table class="visually-hidden">
      <caption>
        <Text of="timeline.tableTitle" values={{ count: rows.length }} />
      </caption>
      <Head columns={['socket', 'ended', 'from', 'to']} />
      <tbody>
        {rows.map((row) => {
          const { socket } = row;
          return (
            <tr key={socket.id}>
              <th scope="row">
                <Verbatim text={shortUrl(socket.url)} />
              </th>
              <td>
                <Text of={whatOf(row)} />
              </td>
              <td>{formats.time(socket.createdAt ?? socket.firstSeenAt)}</td>
              <td>{formats.time(socket.state === 'ended' ? socket.endedAt : now)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function GroupTable({ rows }: { readonly rows: readonly Row[] }) {
  const { formats } = useTranslator();
  const groups = useMemo(() => largestGroups(rows), [rows]);
  return (
    <table class="visually-hidden">
      <caption>
        <Text of="timeline.groupTitle" values={{ count: rows.length }} />
      </caption>
      <Head columns={['socket', 'count', 'bad']} />
      <tbody>
        {groups.map(({ url, count, bad }) => (
          <tr key={url}>
            <th scope="row">
              <Verbatim text={url} />
            </th>
            <td>{formats.number(count)}</td>
            <td>{formats.number(bad)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Group {
  readonly url: string;
  count: number;
  bad: number;
}

function largestGroups(rows: readonly Row[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { socket, severity } of rows) {
    const url = addressOf(socket);
    const group = groups.get(url) ?? { url, count: 0, bad: 0 };
    groups.set(url, group);
    group.count += 1;
    if (severity === 'error') group.bad += 1;
  }
  return [...groups.values()].sort((a, b) => b.count - a.count).slice(0, mostGroups);
}

const places = new WeakMap<SocketRecord, string>();

/** A socket's host and path, made once for a record: a long log is listed again with every close. */
function addressOf(socket: SocketRecord): string {
  const place = places.get(socket) ?? shortUrl(socket.url);
  places.set(socket, place);
  return place;
}

type Column = 'socket' | 'ended' | 'from' | 'to' | 'count' | 'bad';

const Head = ({ columns }: { readonly columns: readonly Column[] }) => (
  <thead>
    <tr>
      {columns.map((column) => (
        <th key={column} scope="col">
          <Text of={`timeline.column.${column}`} />
        </th>
      ))}
    </tr>
  </thead>
);
