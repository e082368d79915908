import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { allProtocols } from '../../src/protocols/all-protocols.ts';
import { viewOf } from '../../src/protocols/reading/message-view.ts';
import type { Conversation, HeartbeatPlan, Protocol } from '../../src/protocols/types.ts';
import { binarySamples, samples } from './message-samples.ts';

const root = resolve(import.meta.dirname, '../..');
export const protocolsFile = resolve(root, 'docs/protocols.md');

const meanings: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(resolve(root, 'locales/en/protocols.json'), 'utf8'),
).meaning;

/** Every sample as a message of both directions. */
const views = (['received', 'sent'] as const).flatMap((direction) => [
  ...samples.map((data) => viewOf({ direction, at: 0, kind: 'text', size: data.length, data, cut: false })),
  ...binarySamples.map((hex) => {
    const data = Buffer.from(hex.replaceAll(' ', ''), 'hex').toString('base64');
    return viewOf({ direction, at: 0, kind: 'binary', size: hex.length, data, cut: false });
  }),
]);
const conversationOf = (seen: Conversation['views'], protocol = ''): Conversation => ({
  subject: { url: 'ws://localhost/', requestedProtocols: [], protocol, messages: [] },
  views: seen,
  openedAt: 0,
  end: 0,
  wasCut: true,
  bareCode: null,
  unread: [],
  timed: true,
});

const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;

function recognisedBy({ identity }: Protocol): string {
  const { subprotocols = [], hosts = [], paths = [], query = [], opens } = identity;
  const parts = [
    ['subprotocol', subprotocols],
    ['host', hosts],
    ['path', paths],
    ['query', query],
  ] as const;
  const named = parts.flatMap(([name, list]) =>
    list.length > 0 ? [`${name} ${list.map(code).join(', ')}`] : [],
  );
  return [...named, ...(opens ? ['first messages'] : [])].join('; ');
}

/** What the readers make of the samples, as English words. */
export function saysOf(protocol: Protocol): readonly string[] {
  const said = views.map((view) => protocol.reads?.(view, conversationOf([view])));
  const alone = [
    protocol.concludes?.(conversationOf(views.filter(({ text }) => text === '2probe').slice(0, 1))),
    ...['vite-ping', 'vite-hmr'].map((name) => protocol.concludes?.(conversationOf([], name))),
    ...[1001, 1002, 1005].flatMap((bareCode) =>
      [[], views.filter(({ text }) => text.startsWith('40{'))].map((seen) =>
        protocol.infers?.({ ...conversationOf(seen), bareCode }),
      ),
    ),
  ];
  const names = [...said, ...alone].flatMap((saying) => (saying ? [saying.meaning] : []));
  return [...new Set(names)].map((name) => meanings[name] ?? name).sort();
}

const seconds = (milliseconds: number) => `${milliseconds / 1_000} s`;
const planText = ({ whoPings, interval, patience }: HeartbeatPlan) =>
  `${whoPings} every ${seconds(interval)}${patience > 0 ? `, patience ${seconds(patience)}` : ''}`;

function heartbeatOf({ heartbeats }: Protocol): string {
  if (!heartbeats) return 'none';
  const defaults = heartbeats(conversationOf([])).filter(({ announced }) => !announced);
  const announces = [views, ...views.map((view) => [view])].some((seen) =>
    heartbeats(conversationOf(seen)).some(({ announced }) => announced),
  );
  const usual = defaults.length > 0 ? [`default: ${defaults.map(planText).join('; ')}`] : [];
  return [...(announces ? ['announced'] : []), ...usual].join('; ') || 'from its own first sign on';
}

const row = (protocol: Protocol) =>
  [
    `${protocol.name} ${code(protocol.id)}`,
    recognisedBy(protocol),
    saysOf(protocol).join('; ') || '-',
    heartbeatOf(protocol),
    protocol.sources.map((source, index) => `[${index + 1}](${source})`).join(' '),
  ].join(' | ');

/** The page on protocols, from the data. */
export const protocolsDocument = (): string =>
  `# Application protocols

Made from \`src/protocols/\` by \`npm run docs\`; not edited by hand.

Closeframe reads the messages that DevTools' own network log holds of a connection, after its end. A protocol is *certain* where the
server chose its subprotocol, or where the address and the first messages both fit; everything that only looks like it is *possible*
at most. A goodbye counts where it came near enough to the end and the close code leaves room for it; another, or one of a protocol
that nothing but the message's form points to, is mentioned, and is no cause. Numbers of a heartbeat are those that the connection announced; where
it announced none, the default of the usual library is used and called so.

| protocol | recognised by | what its messages say, by examples | heartbeat | sources |
|---|---|---|---|---|
${allProtocols
  .toSorted(
    (left, right) => left.name.localeCompare(right.name, 'en') || left.id.localeCompare(right.id, 'en'),
  )
  .map((protocol) => `| ${row(protocol)} |`)
  .join('\n')}
`;
