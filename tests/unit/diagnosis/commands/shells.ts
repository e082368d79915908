/** What Windows' shells make of a line, by their documented rules: no such shell runs where the tests do. */

/** Splits at blanks outside double quotes; throws where a character outside them would do anything. */
function words(line: string, active: RegExp): readonly string[] {
  const found: string[] = [];
  let word: string | null = null;
  let quoted = false;
  for (const character of line) {
    if (character === '"') {
      quoted = !quoted;
      word ??= '';
    } else if (quoted) word = (word ?? '') + character;
    else if (character === ' ') {
      if (word !== null) found.push(word);
      word = null;
    } else {
      if (active.test(character)) throw new Error(`${character} does something`);
      word = (word ?? '') + character;
    }
  }
  if (quoted) throw new Error('a quote stays open');
  return word === null ? found : [...found, word];
}

/**
 * cmd.exe at its prompt: `%NAME%` is replaced before anything else, inside quotes too, by a variable that exists; then
 * `& | < > ^ ( )` act outside quotes, and `!` where delayed expansion is on (cmd /?, set /?).
 */
export function cmdWords(line: string, variables: Readonly<Record<string, string>>): readonly string[] {
  if (/[\r\n!]/.test(line)) throw new Error('a line break or an exclamation mark does something');
  let read = '';
  let rest = line;
  for (let at = rest.indexOf('%'); at >= 0; at = rest.indexOf('%')) {
    read += rest.slice(0, at);
    const end = rest.indexOf('%', at + 1);
    const name = end < 0 ? '' : (rest.slice(at + 1, end).split(':')[0] ?? '');
    const value = variables[name.toUpperCase()];
    read += value ?? '%';
    rest = value === undefined ? rest.slice(at + 1) : rest.slice(end + 1);
  }
  return words(read + rest, /[&|<>^()]/);
}

/** PowerShell: `$` and the backtick act inside double quotes; many more act outside (about_Parsing, about_Quoting_Rules). */
export function powershellWords(line: string): readonly string[] {
  if (/[\r\n$`“”„]/.test(line) || line.includes('""')) throw new Error('something acts inside quotes');
  return words(line, /[&|<>;(){}'@,#%]/);
}

/**
 * What a batch file makes of the words that PowerShell calls it with: those with a blank keep their quotes, the others
 * stand bare, and cmd reads the whole as a command line (PowerShell/PowerShell#15143, npm/npm#20699).
 */
export function batchWords(
  given: readonly string[],
  variables: Readonly<Record<string, string>>,
): readonly string[] {
  return cmdWords(given.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' '), variables);
}
