/** Whether a text fits a pattern whose `*` stands for any characters, none included. Linear in the text's length for each `*`. */
export function fits(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text;
  // Of hundreds of patterns hardly one fits: what tells most of them apart is looked at before anything is taken apart.
  if (!text.startsWith(pattern.slice(0, star))) return false;
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop() ?? '';
  if (text.length < first.length + last.length || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** What `make` gives of each pattern, worked out once: of hundreds of patterns all are asked for every socket. */
function oncePerPattern<Made>(make: (pattern: string) => Made): (pattern: string) => Made {
  const made = new Map<string, Made>();
  return (pattern) => {
    const known = made.get(pattern) ?? make(pattern);
    made.set(pattern, known);
    return known;
  };
}

/** A path cut at its slashes, for `pathFits`. */
export const segmentsOf = (path: string): readonly string[] => path.split('/');

const wantedSegments = oncePerPattern(segmentsOf);

/** Whether a path fits, segment by segment: `/app/*` fits `/app/key`, neither `/app/` nor `/app/key/more`. */
export function pathFits(pattern: string, given: readonly string[]): boolean {
  const wanted = wantedSegments(pattern);
  return (
    wanted.length === given.length &&
    wanted.every((segment, index) => {
      const part = given[index] ?? '';
      return fits(segment, part) && (part !== '' || segment === '');
    })
  );
}

const hostPattern = oncePerPattern((pattern) => {
  const port = /:(\d+|\*)$/.exec(pattern);
  const name = port ? pattern.slice(0, port.index) : pattern;
  return { name: name.toLowerCase(), port: port?.[1] ?? '*' };
});

/** Whether a host fits; a pattern without a port, or with `:*`, fits every port. `*.example.com` does not fit `example.com`. */
export function hostFits(pattern: string, host: { readonly name: string; readonly port: string }): boolean {
  const { name, port } = hostPattern(pattern);
  return (port === '*' || port === host.port) && fits(name, host.name.toLowerCase());
}
