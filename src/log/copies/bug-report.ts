import type { Message, MessageKey } from '../../../locales/messages.ts';
import { nameIt } from '../../diagnosis/rules/codes/application.ts';
import type { Diagnosis, FixStep } from '../../diagnosis/types.ts';
import type { Translator } from '../../i18n/index.ts';
import { textMasker } from '../../model/redaction/redact.ts';
import { closeOf, type EndedSocket } from '../../model/socket.ts';
import type { StackFrame } from '../../model/traffic.ts';
import { fileOf, hostOf } from '../../model/url-identity.ts';
import { stepsInLoop } from '../detail/loop-fix.ts';
import { whatStopped } from '../rows/closed-by.ts';
import type { EndedRow, Row } from '../rows/row.ts';
import { withoutIsolates } from '../without-isolates.ts';
import { closedSentence } from './closed-sentence.ts';
import { localAndUtc } from './local-time.ts';
import { asBlock } from './markdown.ts';
import { paceOf, sameUrl, subprotocol, traffic } from './report-facts.ts';
import { type ReportWriter, reportWriter } from './report-writer.ts';
import type { CommandOptions } from './socket-commands.ts';

/** What a report says besides the row itself. */
export interface ReportContext {
  /** The closes of the log on show: how often this URL ended, and how often like this. */
  readonly rows: readonly Row[];
  /** 'Chromium 156'; the one that wrote the file, for an imported log. */
  readonly browser: string;
}

export interface ReportOptions extends CommandOptions {
  /** Only by the user's own tick; without it no message's text is in the report. */
  readonly includeMessages?: boolean;
  readonly context?: ReportContext;
}

/** More steps than these are for who fixes it, not for who reads a ticket. */
const mostSteps = 3;

/** Who puts a report into words. */
export type ReportSpeaker = Pick<Translator, 'text' | 'has' | 'direction'>;

/**
 * A close with its diagnosis as Markdown, for a bug report: what happened, where, how often, what is known of it, and the
 * first steps of the fix. It reads as well raw as rendered.
 */
export function bugReport(
  row: EndedRow,
  translator: ReportSpeaker,
  { includeSecrets, includeMessages = false, context }: ReportOptions,
): string {
  const { socket, diagnosis } = row;
  const { text: t } = translator;
  const mask = includeSecrets ? (text: string) => text : textMasker(socket);
  const write = reportWriter(translator, mask);
  const { begin, words, prose, line, withNote, code, foreign, fact } = write;
  const log = context ? sameUrl(socket, diagnosis.cause, context.rows) : null;

  const { toSettle, serverLog, effectiveCode } = diagnosis;
  const ended = endedBy(diagnosis);
  const sure = words({ key: `causes.report.sure.${diagnosis.confidence}` });
  const facts = [
    line('causes.report.url', code(mask(socket.url))),
    line('causes.report.when', foreign(localAndUtc(socket.endedAt))),
    ...(log ? [line('causes.report.often', words(log.often))] : []),
    ...(log?.loop ? [line('interface.loop.title', words(paceOf(log.loop)))] : []),
    line('causes.report.cause', withNote(code(diagnosis.cause), sure)),
    line(ended.label, words({ key: ended.value })),
    ...(effectiveCode === null ? [] : [line('causes.report.effectiveCode', String(effectiveCode))]),
    ...diagnosis.evidence
      .filter(({ confidential }) => includeMessages || !confidential)
      .map((evidence) => line(evidence.label, fact(evidence))),
    ...traffic(socket).map((message) => line('causes.report.messages', words(message))),
    ...subprotocol(socket, includeSecrets).map((message) =>
      line('causes.report.subprotocol', words(message)),
    ),
    ...place(socket.openCall?.stack, write).map((at) =>
      line({ key: 'causes.report.openedAt', values: { api: { verbatim: socket.api } } }, at),
    ),
    ...place(socket.closeCall?.stack, write).map((at) => line('causes.report.closedAt', at)),
    ...(socket.context.url === ''
      ? []
      : [line(`causes.report.context.${socket.context.kind}`, code(mask(socket.context.url)))]),
    ...(context ? [line('causes.report.browser', foreign(context.browser))] : []),
  ];
  const fix = (log?.loop ? stepsInLoop(diagnosis.fix) : diagnosis.fix)
    .filter(({ text }) => text.key !== nameIt.text.key)
    .slice(0, mostSteps);
  const steps = fix.map((step, index) => {
    const command = block(step, socket, includeSecrets);
    const text = prose(step.text);
    return `${index + 1}. ${begin}${command === '' ? closedSentence(text) : text}${command}`;
  });
  return [
    `### ${begin}${words(headingOf(row, t))}`,
    // Chinese sets no blank between sentences.
    begin +
      [
        words(diagnosis.explanation),
        ...described(row, translator, write),
        ...(serverLog ? [words(serverLog)] : []),
      ]
        .join(' ')
        .replaceAll('。 ', '。'),
    facts.join('\n'),
    ...(steps.length === 0 ? [] : [`**${words({ key: 'causes.report.fix' })}**`, steps.join('\n')]),
    ...(toSettle && !isAmong(fix, toSettle)
      ? [line('causes.report.settle', words(toSettle)).slice('- '.length)]
      : []),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Code, name and what happened; where that only says code and name again, what the close frame gave as its reason. */
function headingOf({ socket, diagnosis: { title }, meaning }: EndedRow, t: Translator['text']): Message {
  const close = closeOf(socket);
  if (!close || !meaning) return { key: 'causes.report.titleNoCode', values: { title } };
  const { name } = meaning;
  const named = { closeCode: close.code, name: 'key' in name ? name : { verbatim: name.text } };
  if (!t(title).includes(`${close.code}`)) return { key: 'causes.report.title', values: { ...named, title } };
  const nameText = 'key' in name ? withoutIsolates(t(name)) : name.text;
  return close.reason !== '' && close.reason !== nameText
    ? { key: 'causes.report.title', values: { ...named, title: { verbatim: close.reason } } }
    : { key: 'causes.report.titleNamed', values: named };
}

/** What a pack says of its code, as a reader of the ticket does not have the pack; nothing where the cause is another. */
function described(
  { meaning, diagnosis: { explanation } }: EndedRow,
  { has }: ReportSpeaker,
  { quoted, words }: ReportWriter,
): string[] {
  if (!meaning || explanation.key !== 'causes.application.explanationInPack') return [];
  const { description, kind } = meaning;
  if ('text' in description) return [quoted(description.text)];
  return kind === 'pack' && has(description.key) ? [words({ key: description.key })] : [];
}

/** Whether one of these steps sends the reader to the server's log already. */
const isAmong = (fix: readonly FixStep[], toSettle: Message): boolean =>
  toSettle.key === 'causes.settle.serverLog' && fix.some(({ text }) => text.key.endsWith('.fix.serverLog'));

/** Who or what ended it; of a connection that never opened, that it did not, and what stopped it. */
function endedBy({ cause, closedBy }: Diagnosis): { label: MessageKey; value: MessageKey } {
  if (cause === 'rehearsed') return { label: 'causes.report.closedBy', value: 'causes.report.by.rehearsed' };
  return closedBy === 'nobody'
    ? { label: 'causes.report.opened', value: `causes.report.never.${whatStopped(cause)}` }
    : { label: 'causes.report.closedBy', value: `causes.report.by.${closedBy}` };
}

/** A command or a policy that names this socket's host; settings to paste into a server are the same for everybody. */
function block({ snippets }: FixStep, { url }: EndedSocket, includeSecrets: boolean): string {
  const host = hostOf(url).replace(/:\d+$/, '');
  const own = snippets.find(({ language, code }) => ownLanguages.has(language) && code.includes(host));
  if (host === '' || !own) return '';
  return asBlock(includeSecrets ? (own.withSecrets ?? own.code) : own.code);
}

const ownLanguages: ReadonlySet<string> = new Set(['shell', 'http']);

/** The line of the page's code that called: '`app.js:19` (`connect`)'. */
function place(
  stack: readonly StackFrame[] | undefined,
  { code, withNote }: Pick<ReportWriter, 'code' | 'withNote'>,
): string[] {
  const frame = stack?.find(({ url }) => url !== '');
  if (!frame) return [];
  const at = code(`${fileOf(frame.url) || hostOf(frame.url)}:${frame.line}`);
  return [frame.functionName === '' ? at : withNote(at, code(frame.functionName))];
}
