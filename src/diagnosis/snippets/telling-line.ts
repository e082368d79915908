import type { Snippet } from '../types.ts';

/** A line of a snippet; the one that `telling` marks stands for all of them where there is room for one. */
export type SnippetLine = string | { readonly telling: string };

export const telling = (line: string): SnippetLine => ({ telling: line });

/** A snippet's code, and its telling line where one is marked. */
export function inLines(lines: readonly SnippetLine[]): Pick<Snippet, 'code' | 'telling'> {
  const marked = lines.find((line) => typeof line !== 'string');
  const code = lines.map((line) => (typeof line === 'string' ? line : line.telling)).join('\n');
  return marked === undefined ? { code } : { code, telling: marked.telling.trim() };
}

const isComment = (line: string): boolean => /^(?:#|\/\/)/.test(line);
/** `location / {`, `http:`, `[section]` */
const isOpener = (line: string): boolean => /[{([:]$|^\[.*\]$/.test(line);

/** The line to show of a snippet that is folded: the marked one, else the first that is neither a comment nor an opener. */
export function tellingLine({ telling: marked }: Pick<Snippet, 'telling'>, code: string): string {
  const lines = code.split('\n').map((line) => line.trim());
  const [first = ''] = lines;
  return marked ?? lines.find((line) => line !== '' && !isComment(line) && !isOpener(line)) ?? first;
}
