/*
 * Commands are pasted into whatever shell is at hand, and a URL, an Origin or a subprotocol is page data. So a command
 * is one line that bash, Windows' cmd and PowerShell read alike: words in double quotes, in which only six characters
 * mean something to any of the three. Single quotes would not do: cmd does not know them and would begin another
 * command at an `&`. Chrome has one copy per shell instead; here a wrong choice must not be dangerous.
 *
 *   "    ends the word in all three
 *   $ `  expand in sh and PowerShell, \ escapes in sh, ! recalls history in bash
 *   %    expands %NAME% in cmd, inside quotes as well
 *
 * A batch file, as npx is on Windows, has its words read once more, by cmd, and PowerShell hands it a word without a
 * blank as it is, without its quotes (npm/npm#20699, PowerShell/PowerShell#15143): an `&` in it begins a command.
 */
const readInQuotes = /["$`\\!]/;
const printable = /^[\x20-\x7e]+$/;
/** Words that need no quotes in any of the three; PowerShell reads commas and at signs. */
const plain = /^[A-Za-z0-9][A-Za-z0-9./:_-]*$/;

/** What acts in cmd outside quotes. */
const actsBare = /[&|<>^()]/;

/**
 * Whether cmd could take a part of the text for a variable: `%NAME%`. Names that begin with a digit are nobody's, and
 * of two hex digits ("%C3%A4") only CD is one of cmd's own.
 */
function namesVariable(text: string): boolean {
  const names = text.split('%').slice(1, -1);
  return names.some((name) => !/^(?:\d.*|[A-F][\dA-F])$/i.test(name) || /^cd$/i.test(name));
}

const isSafe = (word: string): boolean =>
  printable.test(word) && !readInQuotes.test(word) && !namesVariable(word);

/** One word for bash, cmd and PowerShell alike; the placeholder where the three would not read the same. */
export function shellQuote(word: string, placeholder: string): string {
  if (!isSafe(word)) return placeholder;
  return plain.test(word) ? word : `"${word}"`;
}

const percentEncoded = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/**
 * A URL as one word. Characters that a shell reads are percent-encoded, which servers decode; where cmd could still
 * read a variable, a placeholder takes the place of path and query.
 */
export function shellQuoteUrl(url: string): string {
  const encoded = url.replace(/["$`\\!]/g, percentEncoded);
  if (isSafe(encoded)) return shellQuote(encoded, 'URL');
  const origin = /^[a-z]+:\/\/[A-Za-z0-9._:[\]-]+/.exec(encoded)?.[0];
  return origin ? shellQuote(`${origin}/PATH`, 'URL') : 'URL';
}

/** As `shellQuote`, for an argument of a batch file. */
export const batchQuote = (word: string, placeholder: string): string =>
  shellQuote(actsBare.test(word) ? '' : word, placeholder);

/** As `shellQuoteUrl`, for an argument of a batch file: a blank at its end, which no URL parser keeps, has PowerShell leave the quotes. */
export function batchQuoteUrl(url: string): string {
  const quoted = shellQuoteUrl(url);
  return actsBare.test(quoted) ? quoted.replace(/"$/, ' "') : quoted;
}
