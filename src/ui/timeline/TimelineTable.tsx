import { useMemo } from 'preact/hooks';
import type { SocketRecord } from '../../model/socket.ts';
import { Verbatim, Words } from '../components/Words.tsx';
import type { Row } from '../store/row.ts';
import { useTranslator } from '../translator.tsx';
import { shortUrl, whatOf } from './words.ts';

/** Rows told one by one; a longer log is told by URL, since nobody listens to a thousand lines. */
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
        <Words of="timeline.tableTitle" values={{ count: rows.length }} />
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
                <Words of={whatOf(row)} />
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
        <Words of="timeline.groupTitle" values={{ count: rows.length }} />
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
    const url = placeOf(socket);
    const group = groups.get(url) ?? { url, count: 0, bad: 0 };
    groups.set(url, group);
    group.count += 1;
    if (severity === 'error') group.bad += 1;
  }
  return [...groups.values()].sort((a, b) => b.count - a.count).slice(0, mostGroups);
}

const places = new WeakMap<SocketRecord, string>();

/** A socket's host and path, made once: a long log is told anew with every close. */
function placeOf(socket: SocketRecord): string {
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
          <Words of={`timeline.column.${column}`} />
        </th>
      ))}
    </tr>
  </thead>
);
