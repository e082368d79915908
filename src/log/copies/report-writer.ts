import type { Message, MessageKey, MessageValue } from '../../../locales/messages.ts';
import type { Evidence } from '../../diagnosis/types.ts';
import type { Translator } from '../../i18n/index.ts';
import { withoutIsolates } from '../without-isolates.ts';
import { localAndUtc } from './local-time.ts';
import { inPlaces, listItem, type MarkdownWriter, markdownIn } from './markdown.ts';

/** Puts messages into Markdown for one report. */
export interface ReportWriter extends Pick<MarkdownWriter, 'begin' | 'code' | 'foreign' | 'quoted'> {
  /** A sentence of ours; foreign text in it becomes code. */
  readonly words: (message: Message) => string;
  /** The same; but a sentence that is foreign text and nothing else stays text: a step of a team's own pack. */
  readonly prose: (message: Message) => string;
  /** "- **label**: value"; the value is Markdown already. */
  readonly line: (label: Message | MessageKey, value: string) => string;
  /** "value (note)"; both are Markdown already. */
  readonly withNote: (value: string, note: string) => string;
  readonly fact: (evidence: Evidence) => string;
}

const isForeign = (text: string): boolean => /^\u2068[^\u2068\u2069]*\u2069$/.test(text);

/** A message whose clock times say the date and the offset, as whoever reads a ticket may be elsewhere. */
function withOffsets({ key, values }: Message): Message {
  if (!values) return { key };
  const made = Object.entries(values).map(([name, value]): [string, MessageValue] => {
    if (typeof value !== 'object') return [name, value];
    if ('time' in value) return [name, { verbatim: localAndUtc(value.time) }];
    return [name, 'key' in value ? withOffsets(value) : value];
  });
  return { key, values: Object.fromEntries(made) };
}

/** Writes in the translator's language; `mask` takes secrets out of what the page and the browser said. */
export function reportWriter(
  { text, direction }: Pick<Translator, 'text' | 'direction'>,
  mask: (text: string) => string,
): ReportWriter {
  const { begin, sentence, code, foreign, quoted } = markdownIn(direction);
  const plain = (message: Message) => mask(text(withOffsets(message)));
  const words = (message: Message) => sentence(plain(message));
  const pattern = (key: MessageKey, one: string, other: string) => (first: string, second: string) =>
    withoutIsolates(text({ key, values: { [one]: first, [other]: second } }));
  return {
    begin,
    code,
    foreign,
    quoted,
    words,
    prose: (message) => {
      const said = plain(message);
      return isForeign(said) ? quoted(withoutIsolates(said)) : sentence(said);
    },
    line: (label, value) =>
      listItem(
        pattern('causes.report.line', 'label', 'value'),
        words(typeof label === 'string' ? { key: label } : label),
        value,
      ),
    withNote: (value, note) => inPlaces(pattern('causes.report.note', 'value', 'note'), value, note),
    fact: ({ fact }) => ('verbatim' in fact ? code(mask(fact.verbatim)) : words(fact)),
  };
}
