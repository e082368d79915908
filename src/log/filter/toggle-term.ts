import { tokenize } from './filter-grammar.ts';

const opposite = (term: string): string => (term.startsWith('-') ? term.slice(1) : `-${term}`);

/** The filter's text without a term, wherever it stands. */
function withoutTerm(text: string, term: string): string {
  const wanted = term.toLowerCase();
  return tokenize(text)
    .map(({ from, to }) => text.slice(from, to))
    .filter((written) => written.toLowerCase() !== wanted)
    .map((written) => `${written} `)
    .join('');
}

/** Whether the filter's text has this very term, as in 'is:error'. */
export const hasTerm = (text: string, term: string): boolean =>
  tokenize(text).some(({ from, to }) => text.slice(from, to).toLowerCase() === term.toLowerCase());

/** The filter's text with a term, and without its opposite. */
export const withTerm = (text: string, term: string): string =>
  `${withoutTerm(withoutTerm(text, opposite(term)), term)}${term} `;

/** Puts a term into the filter's text, or takes it out where it is there. */
export const toggleTerm = (text: string, term: string): string =>
  hasTerm(text, term) ? withoutTerm(text, term) : withTerm(text, term);
