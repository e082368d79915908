import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createTranslator } from '../../src/i18n/translator.ts';
import { allInfrastructure } from '../../src/infrastructure/data/index.ts';
import type { Infrastructure, InfrastructureKind, Timer } from '../../src/infrastructure/types.ts';
import { leftOut } from './infrastructure-left-out.ts';

const root = resolve(import.meta.dirname, '../..');
/** The page's file. */
export const infrastructureFile = resolve(root, 'docs/infrastructure.md');

const kinds: Readonly<Record<InfrastructureKind, string>> = {
  proxy: 'Reverse proxies',
  balancer: 'Load balancers',
  cdn: 'CDNs',
  platform: 'Platforms',
  tunnel: 'Tunnels for development',
  server: 'Servers',
  egress: "On the page's side: company proxies",
};

const intro = `# Infrastructure

Who stands between page and server, how Closeframe recognises one, and which timers it has. Made from
\`src/infrastructure/data\` by \`npm run docs\`; change the data, not this file.

**Recognised by.** A header of the 101 or a host in the URL. What is in brackets is a hint: not seen on a 101 yet, or
true of others too. Headers marked *refusal* are only on answers that refuse. Where nothing is given, nothing shows it:
a missing header excludes nobody.

**Rests on.** *Documented*: read in the makers' pages or code, or measured. *Reported*: by users. *Presumed*: follows from
the parts it is made of; counts only where it was recognised. Every source was read in the month given.
`;

const escaped = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', '<br>');
const row = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;

const patternOf = (pattern?: RegExp) => (pattern ? ` \`${pattern.source.replaceAll('\\/', '/')}\`` : '');

function marksOf({ headers = [], hosts = [] }: Infrastructure): string {
  const marked = (strength: string, text: string) => (strength === 'proof' ? text : `(${text})`);
  const marks = [
    ...hosts.map(({ pattern, strength }) => marked(strength, `\`${pattern}\``)),
    ...headers.map(({ name, pattern, strength, on }) =>
      marked(strength, `${name}${patternOf(pattern)}${on ? ` *${on}*` : ''}`),
    ),
  ];
  return marks.length > 0 ? marks.join('\n') : '-';
}

const figureOf = (timer: Timer) => {
  const upTo = 'upTo' in timer && timer.upTo !== undefined ? ` to ${timer.upTo}` : '';
  const also = 'also' in timer && timer.also ? `, also ${timer.also.join(', ')}` : '';
  return `${timer.seconds}${upTo} s${also ? `${also} s` : ''}`;
};

const counted = { both: 'both sides', 'from-page': 'the page only', 'from-server': 'the server only' };

function kindOf(timer: Timer): string {
  if (timer.kind === 'lifetime') return 'lifetime';
  if (timer.kind === 'idle') return `idle, counts ${counted[timer.counts]}`;
  if (timer.kind === 'reload') return 'after its configuration was reloaded, whatever the age';
  return `unanswered pings${timer.says === null ? '' : `, says \`${timer.says}\``}`;
}

function settingOf({ setting }: Timer): string {
  if (setting.change === 'none') return 'cannot be changed';
  if (setting.change === 'support') return 'by the support only';
  const lines = setting.paste.code.split('\n').map((line) => `\`${line.trim()}\``);
  return `${lines.join('\n')}${setting.most === undefined ? '' : `\n(at most ${setting.most} s)`}`;
}

function timerRows(entry: Infrastructure): readonly string[] {
  const { id, product, timers = [], noTimer, read } = entry;
  const sources = (entry.headers ?? []).map(({ name, source }) => `${name}: ${source}`);
  const start = [`\`${id}\``, product, marksOf(entry)];
  const withMarks = (source: string) => [source, ...sources, `(${read})`].join('\n');
  if (timers.length === 0)
    return [
      row([
        ...start,
        '-',
        noTimer ? 'no timer of its own' : 'nothing known',
        '-',
        '-',
        withMarks(noTimer ?? '-'),
      ]),
    ];
  return timers.map((timer, index) =>
    row([
      ...(index === 0 ? start : [`\`${id}\``, product, '']),
      figureOf(timer),
      `${kindOf(timer)}\n${timer.basis}`,
      timer.ends.join(', '),
      settingOf(timer),
      index === 0 ? withMarks(timer.source) : `${timer.source}\n(${read})`,
    ]),
  );
}

function refusalRows(): readonly string[] {
  const words = JSON.parse(readFileSync(resolve(root, 'locales/en/infrastructure.json'), 'utf8'));
  const english = createTranslator('en', { infrastructure: words });
  return allInfrastructure.flatMap(({ product, refusals = [] }) =>
    refusals.map(({ headers, statuses, meaning, sure, source }) =>
      row([
        product,
        headers.map(({ name, pattern }) => `${name}${patternOf(pattern)}`).join('\n'),
        statuses.length === 0 ? 'any' : statuses.join(', '),
        sure ? 'yes' : 'perhaps',
        english.text(meaning).replaceAll(/<\/?code>/g, '`'),
        source,
      ]),
    ),
  );
}

/** docs/infrastructure.md, made from the data. */
export function infrastructureDocs(): string {
  const sections = Object.entries(kinds).map(([kind, title]) =>
    [
      `## ${title}`,
      '',
      '| id | product | recognised by | after | how | ends with | setting | sources |',
      '|---|---|---|---|---|---|---|---|',
      ...allInfrastructure.filter((entry) => entry.kind === kind).flatMap(timerRows),
      '',
    ].join('\n'),
  );
  const refusals = [
    '## Refused handshakes',
    '',
    '"Sure" only where the headers are made by the refuser alone.',
    '',
    '| product | headers of the answer | status | sure | what it says | source |',
    '|---|---|---|---|---|---|',
    ...refusalRows(),
    '',
  ].join('\n');
  const rest = [
    '## Left out',
    '',
    'What was looked at and is not in the data, and why.',
    '',
    '| what | why |',
    '|---|---|',
    ...leftOut.map(row),
    '',
  ].join('\n');
  return [intro, ...sections, refusals, rest].join('\n');
}

/** The file as it stands. */
export const writtenDocs = (): string => readFileSync(infrastructureFile, 'utf8');
