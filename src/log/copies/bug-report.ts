import type { Message, MessageKey } from '../../../locales/messages.ts';
import type { Diagnosis, Evidence, FixStep } from '../../diagnosis/types.ts';
import type { Translator } from '../../i18n/index.ts';
import { maskProtocols, textMasker } from '../../model/redaction/redact.ts';
import { bornAt, closeOf, type EndedSocket } from '../../model/socket.ts';
import { idleTime } from '../../model/times.ts';
import type { StackFrame } from '../../model/traffic.ts';
import { fileOf, hostOf, urlIdentity } from '../../model/url-identity.ts';
import { loopsOf } from '../groups/loops.ts';
import { whatStopped } from '../rows/closed-by.ts';
import type { EndedRow, Row } from '../rows/row.ts';
import { codeOf } from '../rows/row-facts.ts';
import { closedSentence } from './closed-sentence.ts';
import { localAndUtc } from './local-time.ts';
import { asBlock, listItem, type MarkdownWriter, markdownIn } from './markdown.ts';
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

const isolates = /[\u2068\u2069]/g;

/**
 * A close with its diagnosis as Markdown, for a bug report: what happened, where, how often, what is known of it, and the
 * first steps of the fix. It reads as well raw as rendered.
 */
export function bugReport(
  { socket, diagnosis, meaning }: EndedRow,
  { text: t, direction }: Pick<Translator, 'text' | 'direction'>,
  { includeSecrets, includeMessages = false, context }: ReportOptions,
): string {
  const mask = includeSecrets ? (text: string) => text : textMasker(socket);
  const write = markdownIn(direction);
  const words = (message: Message) => write.sentence(mask(t(message)));
  const pattern = (label: string, value: string) =>
    t({ key: 'causes.report.line', values: { label, value } }).replaceAll(isolates, '');
  const line = (label: MessageKey, value: string) => listItem(pattern, words({ key: label }), value);
  const fact = ({ fact: seen }: Evidence) =>
    'verbatim' in seen ? write.code(mask(seen.verbatim)) : words(seen);

  const close = closeOf(socket);
  const heading: Message =
    close && meaning
      ? {
          key: 'causes.report.title',
          values: {
            closeCode: close.code,
            name: 'key' in meaning.name ? meaning.name : { verbatim: meaning.name.text },
            title: diagnosis.title,
          },
        }
      : { key: 'causes.report.titleNoCode', values: { title: diagnosis.title } };

  const { toSettle, serverLog, effectiveCode } = diagnosis;
  const ended = endedBy(diagnosis);
  const sure = words({ key: `causes.report.sure.${diagnosis.confidence}` });
  const facts = [
    line('causes.report.url', write.code(mask(socket.url))),
    line('causes.report.when', write.foreign(localAndUtc(socket.endedAt))),
    ...often(socket, diagnosis.cause, context).map((message) => line('causes.report.often', words(message))),
    line('causes.report.cause', `${write.code(diagnosis.cause)} (${sure})`),
    line(ended.label, words({ key: ended.value })),
    ...(effectiveCode === null ? [] : [line('causes.report.effectiveCode', String(effectiveCode))]),
    ...diagnosis.evidence
      .filter(({ confidential }) => includeMessages || !confidential)
      .map((evidence) => line(evidence.label, fact(evidence))),
    ...traffic(socket).map((message) => line('causes.report.messages', words(message))),
    ...subprotocol(socket, includeSecrets).map((message) =>
      line('causes.report.subprotocol', words(message)),
    ),
    ...place(socket.openCall?.stack, write).map((at) => line('causes.report.openedAt', at)),
    ...place(socket.closeCall?.stack, write).map((at) => line('causes.report.closedAt', at)),
    ...(socket.context.url === ''
      ? []
      : [line(`causes.report.context.${socket.context.kind}`, write.code(mask(socket.context.url)))]),
    ...(context ? [line('causes.report.browser', write.foreign(context.browser))] : []),
  ];
  const steps = diagnosis.fix.slice(0, mostSteps).map((step, index) => {
    const command = block(step, socket, includeSecrets);
    const text = words(step.text);
    return `${index + 1}. ${write.begin}${command === '' ? closedSentence(text) : text}${command}`;
  });
  return [
    `### ${write.begin}${words(heading)}`,
    // Chinese sets no blank between sentences.
    write.begin +
      [diagnosis.explanation, ...(serverLog ? [serverLog] : [])].map(words).join(' ').replaceAll('。 ', '。'),
    facts.join('\n'),
    ...(steps.length === 0 ? [] : [`**${words({ key: 'causes.report.fix' })}**`, steps.join('\n')]),
    ...(toSettle ? [line('causes.report.settle', words(toSettle)).slice('- '.length)] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Who or what ended it; of a connection that never opened, that it did not, and what stopped it. */
function endedBy({ cause, closedBy }: Diagnosis): { label: MessageKey; value: MessageKey } {
  if (cause === 'rehearsed') return { label: 'causes.report.closedBy', value: 'causes.report.by.rehearsed' };
  return closedBy === 'nobody'
    ? { label: 'causes.report.opened', value: `causes.report.never.${whatStopped(cause)}` }
    : { label: 'causes.report.closedBy', value: `causes.report.by.${closedBy}` };
}

/**
 * How often this URL ended in the log, how often with the same code and cause, and whether this was in a reconnect loop;
 * nothing where no log is at hand.
 */
function often(socket: EndedSocket, cause: string, context: ReportContext | undefined): Message[] {
  if (!context) return [];
  const identity = urlIdentity(socket.url);
  const same = context.rows.filter((row) => row.diagnosis && urlIdentity(row.socket.url) === identity);
  const code = closeOf(socket)?.code ?? null;
  const alike = same.filter((row) => codeOf(row) === code && row.diagnosis?.cause === cause).length;
  if (same.length < 2) return [{ key: 'causes.report.once' }];
  const made = same.toSorted((one, other) => bornAt(one.socket) - bornAt(other.socket));
  const loop = loopsOf(made).all.find(({ rowIds }) => rowIds.includes(socket.id));
  const times: Message = { key: 'causes.report.times', values: { count: same.length, alike } };
  if (!loop) return [times];
  const { reconnects, since, until } = loop;
  const values = { count: reconnects, span: { duration: until - since } };
  return [times, { key: 'causes.reconnect.loop', values }];
}

/** Messages in both directions; nothing where none could be counted, or none could pass. */
function traffic(socket: EndedSocket): Message[] {
  const { received, sent } = socket.traffic;
  if (!socket.everOpened || received === null || sent === null) return [];
  const idle = idleTime(socket, socket.endedAt);
  if (received + sent === 0 || idle === null)
    return [{ key: 'causes.report.counted', values: { received, sent } }];
  return [{ key: 'causes.report.countedLast', values: { received, sent, idle: { duration: idle } } }];
}

/** The subprotocol in force, or those that were asked for and not chosen; nothing where none was asked for. */
function subprotocol(
  { requestedProtocols, protocol, everOpened }: EndedSocket,
  includeSecrets: boolean,
): Message[] {
  const asked = includeSecrets ? requestedProtocols : maskProtocols(requestedProtocols);
  const chosen = asked[requestedProtocols.indexOf(protocol)] ?? protocol;
  if (protocol !== '') return [{ key: 'causes.report.chosen', values: { chosen: { verbatim: chosen } } }];
  if (asked.length === 0) return [];
  return [
    {
      key: everOpened ? 'causes.report.noneChosen' : 'causes.report.asked',
      values: { asked: { list: asked } },
    },
  ];
}

/** The line of the page's code that called: '`app.js:19` (`connect`)'. */
function place(stack: readonly StackFrame[] | undefined, { code }: MarkdownWriter): string[] {
  const frame = stack?.find(({ url }) => url !== '');
  if (!frame) return [];
  const file = fileOf(frame.url) || hostOf(frame.url);
  const called = frame.functionName === '' ? '' : ` (${code(frame.functionName)})`;
  return [`${code(`${file}:${frame.line}`)}${called}`];
}

/** A command that is about this socket's host; settings to paste into a server are the same for everybody. */
function block({ snippets }: FixStep, { url }: EndedSocket, includeSecrets: boolean): string {
  const host = hostOf(url).replace(/:\d+$/, '');
  const own = snippets.find(({ language, code }) => language === 'shell' && code.includes(host));
  if (host === '' || !own) return '';
  return asBlock(includeSecrets ? (own.withSecrets ?? own.code) : own.code);
}
