import type { Message, MessageKey } from '../../locales/messages.ts';
import { mask as hidden } from '../model/redact.ts';
import type { EndedSocket } from '../model/socket.ts';
import { type StackChoice, snippetFor, stackFor } from './snippets/choose-snippet.ts';
import type { Diagnosis, FixStep } from './types.ts';

// Unicode TR9: the translator wraps foreign text in these isolates, which a plain-text report shows as code instead.
const isolated = /\u2068([^\u2068\u2069]*)\u2069/g;
const isolates = /[\u2068\u2069]/g;
/** Private characters that stand for a label and a value until both are put in their places. */
const places = ['\uE000', '\uE001'] as const;
const controls = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Text as it is: every ASCII mark that Markdown, HTML or a forge gives a meaning is escaped. */
const escaped = (text: string): string =>
  text
    .replace(controls, ' ')
    .replace(/[\\`*_{}[\]()#+!|<>~$&]/g, '\\$&')
    // Forges turn @name into a mention whatever stands before it; a character reference they leave alone.
    .replaceAll('@', '&#64;');

/** Foreign text as code: one line, in a fence longer than any run of backticks in it (CommonMark 6.1). */
function asCode(text: string): string {
  const line = text.replace(controls, ' ').trim();
  if (line === '') return '';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** Lines to paste, as a fenced block inside a list item. */
function asBlock(code: string): string {
  const fence = '~'.repeat(Math.max(3, ...[...code.matchAll(/~+/g)].map(([run]) => run.length + 1)));
  return ['', fence, ...code.split('\n'), fence].join('\n   ');
}

/** A sentence of ours with foreign text in it. */
function asMarkdown(sentence: string): string {
  let markdown = '';
  let end = 0;
  for (const found of sentence.matchAll(isolated)) {
    markdown += escaped(sentence.slice(end, found.index)) + asCode(found[1] ?? '');
    end = found.index + found[0].length;
  }
  return markdown + escaped(sentence.slice(end));
}

/**
 * A diagnosis with its evidence as Markdown, for a bug report. `t` speaks the reader's language and isolates foreign
 * text as the translator does; `mask` hides secrets in a text about this socket (`textMasker`), or is the identity;
 * `stack` is the server that snippets are for.
 */
export function bugReport(
  diagnosis: Diagnosis,
  socket: EndedSocket,
  t: (message: Message) => string,
  mask: (text: string) => string,
  stack: StackChoice = 'auto',
): string {
  const words = (message: Message) => asMarkdown(mask(t(message)));
  /** The language says what stands between label and value; both are Markdown already. */
  const line = (label: MessageKey, value: string) =>
    `- ${escaped(t({ key: 'causes.report.line', values: { label: places[0], value: places[1] } }).replaceAll(isolates, ''))}`
      .replace(places[0], () => `**${words({ key: label })}**`)
      .replace(places[1], () => value);
  const block = (fix: FixStep) => {
    const snippet = snippetFor(fix, stackFor(diagnosis, stack));
    return snippet ? asBlock(mask(snippet.code)) : '';
  };
  const { toSettle, serverLog, effectiveCode } = diagnosis;
  const facts = [
    line('causes.report.url', asCode(mask(socket.url))),
    line('causes.report.when', asCode(new Date(socket.endedAt).toISOString())),
    line('causes.report.cause', asCode(diagnosis.cause)),
    line('causes.report.confidence', words({ key: `causes.report.sure.${diagnosis.confidence}` })),
    line('causes.report.closedBy', words({ key: `causes.report.by.${diagnosis.closedBy}` })),
    ...(effectiveCode === null ? [] : [line('causes.report.effectiveCode', String(effectiveCode))]),
  ];
  const evidence = diagnosis.evidence.map(({ label, fact, confidential }) => {
    if (confidential) return line(label, asCode(hidden));
    return line(label, 'verbatim' in fact ? asCode(mask(fact.verbatim)) : words(fact));
  });
  return [
    `### ${words({ key: 'causes.report.title', values: { title: diagnosis.title } })}`,
    words(diagnosis.explanation),
    ...(serverLog ? [words(serverLog)] : []),
    facts.join('\n'),
    `#### ${words({ key: 'causes.report.evidence' })}`,
    evidence.join('\n'),
    ...(toSettle ? [`#### ${words({ key: 'causes.report.settle' })}`, words(toSettle)] : []),
    `#### ${words({ key: 'causes.report.fix' })}`,
    diagnosis.fix.map((step, index) => `${index + 1}. ${words(step.text)}${block(step)}`).join('\n'),
    '',
  ].join('\n\n');
}
