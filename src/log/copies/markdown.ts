// Unicode TR9: the translator wraps foreign text in these isolates, which a plain-text report shows as code instead.
const isolated = /\u2068([^\u2068\u2069]*)\u2069/g;
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
export function asMarkdown(sentence: string): string {
  let markdown = '';
  let end = 0;
  for (const found of sentence.matchAll(isolated)) {
    markdown += escaped(sentence.slice(end, found.index)) + asCode(found[1] ?? '');
    end = found.index + found[0].length;
  }
  return markdown + escaped(sentence.slice(end));
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
