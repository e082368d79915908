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
        <Words of="log.timeline.tableTitle" values={{ count: rows.length }} />
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
  const groups = byUrl(rows);
  return (
    <table class="visually-hidden">
      <caption>
        <Words of="log.timeline.groupTitle" values={{ count: rows.length }} />
      </caption>
      <Head columns={['socket', 'count', 'bad']} />
      <tbody>
        {[...groups]
          .sort(([, a], [, b]) => b.length - a.length)
          .slice(0, mostGroups)
          .map(([url, members]) => (
            <tr key={url}>
              <th scope="row">
                <Verbatim text={url} />
              </th>
              <td>{formats.number(members.length)}</td>
              <td>{formats.number(members.filter(({ severity }) => severity === 'error').length)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function byUrl(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const url = shortUrl(row.socket.url);
    const members = groups.get(url);
    if (members) members.push(row);
    else groups.set(url, [row]);
  }
  return groups;
}

type Column = 'socket' | 'ended' | 'from' | 'to' | 'count' | 'bad';

const Head = ({ columns }: { readonly columns: readonly Column[] }) => (
  <thead>
    <tr>
      {columns.map((column) => (
        <th key={column} scope="col">
          <Words of={`log.timeline.column.${column}`} />
        </th>
      ))}
    </tr>
  </thead>
);
