import { isLoopbackName } from '../../model/loopback.ts';
import { parsedUrl } from '../../model/parsed-url.ts';
import type { Snippet } from '../types.ts';

/** Where a socket goes, cut down to what is safe to paste into a shell or a configuration. The URL is page data. */
export interface Target {
  readonly secure: boolean;
  /** A plain name or address; 'HOST' where the URL has none that is safe. IPv6 in brackets. */
  readonly host: string;
  readonly port: number;
  /** `ws:` or `wss:` URL in printable ASCII, without userinfo; still to be quoted, see shell-quote.ts. */
  readonly url: string;
  /** Path and query for an HTTP request line. */
  readonly path: string;
}

const plainHost = /^(?:[a-z0-9](?:[a-z0-9._-]{0,252})|\[[0-9a-f:.]{2,45}\])$/i;
const longestUrl = 500;

/** Reads a socket's URL; total, so that a broken URL still gives placeholders. */
export function targetOf(address: string): Target {
  // A URL that does not parse is what `constructor-threw` is about: placeholders will do.
  const parsed = parsedUrl(address);
  const secure = parsed?.protocol === 'wss:' || parsed?.protocol === 'https:';
  const host = parsed && plainHost.test(parsed.hostname) ? parsed.hostname : 'HOST';
  const port = parsed?.port ? Number(parsed.port) : secure ? 443 : 80;
  const rest = parsed ? `${parsed.pathname}${parsed.search}` : '/';
  // The parser leaves printable ASCII. A longer one would be no use in a line to paste.
  const path = /^[\x21-\x7e]*$/.test(rest) && rest.length <= longestUrl ? rest : '/';
  const standard = port === (secure ? 443 : 80);
  return {
    secure,
    host,
    port,
    path,
    url: `${secure ? 'wss' : 'ws'}://${host}${standard ? '' : `:${port}`}${path}`,
  };
}

/** True for a host that is this machine (loopback). */
export const isLoopback = ({ host }: Target): boolean => isLoopbackName(host);

/** True for a host that only its own network knows: loopback, RFC 1918, `.local`, `.test`, `.internal`, a name without a dot. */
export const isPrivate = (target: Target): boolean =>
  isLoopback(target) ||
  /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}$|\.(?:local|test|internal)$|^[a-z0-9_-]+$/i.test(
    target.host,
  );

/** The two forms of something to paste: without the secrets of the page's data, and with them where that differs. */
export const maskedAndWhole = (masked: string, whole: string): Pick<Snippet, 'code' | 'withSecrets'> =>
  masked === whole ? { code: whole } : { code: masked, withSecrets: whole };
