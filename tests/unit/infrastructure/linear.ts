/** The source with escapes, classes and `(?:` reduced, so that only operators, `.` (any character) and letters are left. */
const bare = (source: string) =>
  source
    .replaceAll(/\\./g, 'x')
    .replaceAll(/\[[^\]]*\]/g, 'x')
    .replaceAll('(?:', '(');

const innermost = /\(([^()]*)\)(\{\d+,\d*\}|[+*])?/;
const repeats = /[+*?]|\{\d+,\d*\}/;

/**
 * Whether a pattern is plainly linear over a bounded value: no repetition inside a repeated group, no lookaround, no
 * reference back, and at most one run of any characters.
 */
export function isLinear({ source }: RegExp): boolean {
  if (/\\[1-9]|\\k<|\(\?[=!<]/.test(source)) return false;
  let left = bare(source);
  for (let group = innermost.exec(left); group; group = innermost.exec(left)) {
    const [whole, inner = '', repeat] = group;
    if (repeat && repeats.test(inner)) return false;
    // What is inside counts for the group around: as a letter, repeated where anything in it was.
    left = left.replace(whole, () => (repeat || repeats.test(inner) ? 'y+' : 'y'));
  }
  return (left.match(/\.[+*]/g) ?? []).length <= 1;
}
