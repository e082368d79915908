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

/** Whether a path fits, segment by segment: `/app/*` fits `/app/key`, neither `/app/` nor `/app/key/more`. */
export function pathFits(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((segment, index) => {
      const part = given[index] ?? '';
      return fits(segment, part) && (part !== '' || segment === '');
    })
  );
}

/** Whether a host fits; a pattern without a port, or with `:*`, fits every port. `*.example.com` does not fit `example.com`. */
export function hostFits(pattern: string, host: { readonly name: string; readonly port: string }): boolean {
  const port = /:(\d+|\*)$/.exec(pattern);
  if (port && port[1] !== '*' && port[1] !== host.port) return false;
  const name = port ? pattern.slice(0, port.index) : pattern;
  return fits(name.toLowerCase(), host.name.toLowerCase());
}
