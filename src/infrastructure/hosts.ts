import { parsedUrl } from '../model/parsed-url.ts';

/** The host name of a socket's URL in lower case; '' for a URL that does not parse. */
export function hostNameOf(url: string): string {
  return parsedUrl(url)?.hostname.toLowerCase().replace(/\.$/, '') ?? '';
}

/** The last two labels of a name or a pattern: what hosts are looked up by. */
export const domainOf = (name: string): string => name.split('.').slice(-2).join('.');

/** Whether a host stands under a pattern: `*.` in front is any name below, a `*` between dots one label. */
export function hostStandsUnder(pattern: string, host: string): boolean {
  const [front, ...wanted] = pattern.split('.');
  const labels = host.split('.');
  const tail = labels.slice(-wanted.length);
  const fits =
    tail.length === wanted.length && wanted.every((label, index) => label === '*' || label === tail[index]);
  const below = labels.slice(0, -wanted.length);
  return fits && (front === '*' ? below.length > 0 : below.length === 1 && below[0] === front);
}
