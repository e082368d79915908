import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { endings } from '../../demo/endings.ts';
import { textPatterns } from '../../src/diagnosis/evidence/browser-text.ts';
import { firefoxPatterns } from '../../src/diagnosis/evidence/firefox-text.ts';
import type { BrowserTextKind, TextPattern } from '../../src/diagnosis/evidence/text-pattern.ts';
import { allInfrastructure } from '../../src/infrastructure/data/index.ts';
import type { CauseRow } from './causes/cause-row.ts';
import { causeSections } from './causes/cause-sections.ts';

const root = resolve(import.meta.dirname, '../..');
/** The page of all causes; its tables are made from data, the text around them is written by hand. */
export const causesFile = resolve(root, 'docs/causes.md');

const words: Readonly<Record<string, { readonly title?: string }>> = JSON.parse(
  readFileSync(resolve(root, 'locales/en/causes.json'), 'utf8'),
);

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(heads), row(heads.map(() => '---')).replaceAll(' ', ''), ...rows.map(row)].join('\n');
const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;

const causeHeads = ['cause', 'title', 'what it is', 'what proves it', 'confidence', 'source', 'in the demo'];

/** The headline in the panel; what stands in braces is filled in there. */
const titleOf = (cause: string) => (words[cause]?.title ?? '-').replaceAll(/<\/?code>/g, '`');

/** The demo's endings that show a cause in Chromium. */
function demosOf(cause: string): string {
  const shown = endings.filter(({ expected }) => expected.cause === cause).map(({ id }) => code(id));
  return shown.length === 0 ? '-' : shown.join(' ');
}

const causeRow = ([cause, { is, proof, confidence, source }]: readonly [string, CauseRow]) => [
  code(cause),
  titleOf(cause),
  is,
  proof,
  confidence,
  source,
  demosOf(cause),
];

/** Kinds of texts that are no cause's own. */
const causesOfKind: Partial<Readonly<Record<BrowserTextKind, readonly string[]>>> = {
  'out-of-resources': ['too-many-sockets'],
  'handshake-canceled': ['request-blocked'],
  'handshake-http2': ['handshake-invalid'],
  'handshake-refused': ['handshake-invalid'],
  'handshake-extension': ['compression'],
  'reserved-bits': ['compression', 'protocol-violation'],
};

function wordsOf({ exactly, prefix, contains = '' }: TextPattern): string {
  if (exactly !== undefined) return exactly;
  if (prefix !== undefined) return `${prefix} ...`;
  return contains.startsWith('net::') ? contains : `... ${contains} ...`;
}

/** Every text by which a browser shows a cause; those of one cause and one source share a line. */
function textRows(): readonly (readonly string[])[] {
  const lines = new Map<string, string[]>();
  for (const [browser, patterns] of [
    ['Chromium', textPatterns],
    ['Firefox', firefoxPatterns],
  ] as const)
    for (const pattern of patterns) {
      const causes = (causesOfKind[pattern.kind] ?? [pattern.kind]).map(code).join(' or ');
      const key = JSON.stringify([causes, browser, pattern.source]);
      lines.set(key, [...(lines.get(key) ?? []), code(wordsOf(pattern))]);
    }
  return [...lines].map(([key, texts]) => {
    const [causes, browser, source]: readonly string[] = JSON.parse(key);
    return [causes ?? '', browser ?? '', texts.join('<br>'), source ?? ''];
  });
}

/** Who is known to end a connection with a code by a timer, as the data has it. */
function timerRows(): readonly (readonly string[])[] {
  const owners = new Map<number, Set<string>>();
  for (const { product, timers = [] } of allInfrastructure)
    for (const timer of timers) {
      const says = timer.kind === 'heartbeat' && timer.says !== null ? ` (says ${code(timer.says)})` : '';
      for (const end of timer.ends) owners.set(end, (owners.get(end) ?? new Set()).add(`${product}${says}`));
    }
  return [...owners]
    .sort(([left], [right]) => left - right)
    .map(([end, products]) => [end === 1006 ? '1006, a silent cut' : String(end), [...products].join(', ')]);
}

const tables: ReadonlyMap<string, string> = new Map([
  ...Object.entries(causeSections).map(
    ([heading, rows]) => [heading, table(causeHeads, Object.entries(rows).map(causeRow))] as const,
  ),
  ["The browser's words", table(['cause', 'browser', 'words', 'source'], textRows())],
  ['Who ends with which code', table(['code', 'who has a timer that ends so'], timerRows())],
]);

const tableLines = /^\|.*\n(?:\|.*(?:\n|$))*/m;

/** The page with its tables made again, each the first one under its heading; throws where one is not there. */
export function withCauses(page: string): string {
  return [...tables].reduce((made, [heading, lines]) => {
    const start = made.indexOf(`\n## ${heading}\n`);
    const found = start < 0 ? null : tableLines.exec(made.slice(start));
    const next = made.indexOf('\n## ', start + 1);
    if (!found || (next >= 0 && start + found.index > next))
      throw new Error(`docs/causes.md has no table under "${heading}"`);
    const at = start + found.index;
    return `${made.slice(0, at)}${lines}\n${made.slice(at + found[0].length)}`;
  }, page);
}
