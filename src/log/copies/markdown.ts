import type { Translator } from '../../i18n/index.ts';

// Unicode TR9: the translator and the texts wrap foreign text in these isolates; a report shows it as code.
const isolated = /[\u2066-\u2068]([^\u2066-\u2069]*)\u2069/g;
const controls = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/**
 * Text as it is: what GitHub would read as markup is escaped, and nothing else, so that the raw text reads well too.
 * Brackets need no escape once `[` has one, nor parentheses, nor an underscore inside a word (GFM 6.2, 6.4).
 */
export const escaped = (text: string): string =>
  text
    .replace(controls, ' ')
    .replace(/[\\`*[<~$]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=[#a-z])/gi, '\\&')
    .replace(/^\s*[#>+-]/, '\\$&')
    // Forges turn @name into a mention, and #12 into a link, whatever stands before it; a character reference they leave alone.
    .replace(/#(?=\d)/g, '&#35;')
    .replaceAll('@', '&#64;');

/** Foreign text as code: one line, in a fence longer than any run of backticks in it (CommonMark 6.1). */
export function asCode(text: string): string {
  const line = text.replace(controls, ' ').trim();
  if (line === '') return '';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** Lines to paste, as a fenced block inside a list item. */
export function asBlock(code: string): string {
  const fence = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return ['', fence, ...code.split('\n'), fence].join('\n   ');
}

/** A sentence of ours with foreign text in it: the foreign text becomes code. */
export function asMarkdown(sentence: string, code: (text: string) => string = asCode): string {
  let markdown = '';
  let end = 0;
  for (const found of sentence.matchAll(isolated)) {
    markdown += escaped(sentence.slice(end, found.index)) + code(found[1] ?? '');
    end = found.index + found[0].length;
  }
  return markdown + escaped(sentence.slice(end));
}

/** How a report is written in a language of this direction. */
export interface MarkdownWriter {
  /** What a paragraph begins with, so that its first word cannot turn it: some begin with a name or a number. */
  readonly begin: string;
  /** A sentence of ours, with the foreign text in it as code. */
  readonly sentence: (text: string) => string;
  /** Foreign text as code. */
  readonly code: (text: string) => string;
  /** Left-to-right text that is no code: a time, the name of a browser. */
  readonly foreign: (text: string) => string;
  /** Sentences of somebody else, in whatever language: what a team's pack says. */
  readonly quoted: (text: string) => string;
}

/**
 * In a right-to-left paragraph the brackets of `close()` would change sides and the parts of a date their order, raw as
 * well as rendered (Unicode TR9, W2 and N2): all that is foreign is isolated there. The isolates stand outside the code,
 * so that what is copied out of it has no invisible characters.
 */
export function markdownIn(direction: Translator['direction']): MarkdownWriter {
  const isolate = (text: string, begin = '\u2066') =>
    direction === 'ltr' || text === '' ? text : `${begin}${text}\u2069`;
  const code = (text: string) => isolate(asCode(text));
  return {
    begin: direction === 'ltr' ? '' : '\u200f',
    sentence: (text) => asMarkdown(text, code),
    code,
    foreign: (text) => isolate(escaped(text)),
    // Its first letter says which way it runs.
    quoted: (text) => isolate(escaped(text), '\u2068'),
  };
}

/** Private characters that stand for two texts until both are put in their places. */
const places = ['\uE000', '\uE001'] as const;

/** Two pieces of Markdown in the order and with the marks of a language: `pattern` makes its sentence of two placeholders. */
export const inPlaces = (
  pattern: (one: string, other: string) => string,
  one: string,
  other: string,
): string =>
  escaped(pattern(...places))
    .replace(places[0], () => one)
    .replace(places[1], () => other);

/** A list item "**label**: value" with the mark of a language. Label and value are Markdown already. */
export const listItem = (
  pattern: (label: string, value: string) => string,
  label: string,
  value: string,
): string => `- ${inPlaces(pattern, `**${label}**`, value)}`;
