import { isMaskedStep } from './redaction/redact.ts';

/** The parts of a URL as it is written, whatever a parser would say of it. Each is '' where the URL has none. */
interface UrlParts {
  /** With its colon and slashes: 'wss://'. */
  readonly scheme: string;
  /** Host and port, without userinfo. */
  readonly host: string;
  readonly path: string;
}

/** The first index of one of these characters at or after `from`, or the text's length. */
function firstOf(text: string, characters: string, from: number): number {
  for (let index = from; index < text.length; index += 1)
    if (characters.includes(text[index] ?? '')) return index;
  return text.length;
}

/** Takes a URL apart in one pass: a page may have written anything, and up to 4,096 characters of it. */
function partsOf(url: string): UrlParts {
  const end = firstOf(url, '?#', 0);
  const slashes = url.indexOf('://');
  if (slashes < 0 || slashes > end) return { scheme: '', host: '', path: url.slice(0, end) };
  const start = slashes + 3;
  const path = Math.min(firstOf(url, '/', start), end);
  const userinfo = url.lastIndexOf('@', path);
  return {
    scheme: url.slice(0, start),
    host: url.slice(userinfo >= start ? userinfo + 1 : start, path),
    path: url.slice(path, end),
  };
}

/** Host and port as the URL writes them; '' where it has none. */
export const hostOf = (url: string): string => partsOf(url).host;

/** Host and path, which tell sockets apart; scheme, userinfo and query do not. A lone '/' is left out. */
export function shortUrl(url: string): string {
  const { host, path } = partsOf(url);
  return `${host}${host !== '' && path === '/' ? '' : path}`;
}

/** The last step of a URL's path: 'sync.js'; '' where it has none. */
export const fileOf = (url: string): string => partsOf(url).path.split('/').filter(Boolean).at(-1) ?? '';

/** Stands in a URL's identity where the path has an id or a token. */
const anyId = '*';
/** As long, and mixed of letters and digits, is what a generator makes; hexadecimal digits need a few more. */
const tokenLength = 12;
const hexLength = 16;

/** Whether a step of a path names one connection, room or user: a number, a UUID, a hash or a token, masked or not. */
function isVolatile(step: string): boolean {
  if (/^\d+$/.test(step)) return true;
  if (isMaskedStep(step)) return true;
  if (!/\d/.test(step)) return false;
  if (step.length >= hexLength && /^[\da-f-]+$/i.test(step)) return true;
  // 'chat-service-v2-2024' is a name: only what stands together counts.
  return step
    .split(/[-_.]/)
    .some((piece) => piece.length >= tokenLength && /\d/.test(piece) && /[a-z]/i.test(piece));
}

/** SockJS puts a server's number and a session's name before its transport: '/echo/000/a3k2b1c4/websocket'. */
function withoutSockJsSession(steps: readonly string[]): readonly string[] {
  const isSockJs = steps.at(-1) === 'websocket' && /^\d{3}$/.test(steps.at(-3) ?? '');
  return isSockJs ? [...steps.slice(0, -3), anyId, anyId, 'websocket'] : steps;
}

/**
 * What a URL is known by from connection to connection: scheme, host and path, with '*' for ids and tokens in the path.
 * The query does not count: `sid` (Engine.IO), `token` and their like change with every connection.
 */
export function urlIdentity(url: string): string {
  const { scheme, host, path } = partsOf(url);
  const steps = withoutSockJsSession(path.split('/')).map((step) => (isVolatile(step) ? anyId : step));
  return `${scheme.toLowerCase()}${host.toLowerCase()}${steps.join('/')}`;
}

const identities = new WeakMap<object, string>();

/** `urlIdentity` of a record, worked out once for it: history, loops and runs ask for the same. */
export function identityOf(record: { readonly url: string }): string {
  const identity = identities.get(record) ?? urlIdentity(record.url);
  identities.set(record, identity);
  return identity;
}
