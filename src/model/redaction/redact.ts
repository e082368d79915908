import type { SocketRecord } from '../socket.ts';

/** What stands in place of a secret. Valid in a URL and as a subprotocol's name. */
export const mask = '***';

// Subprotocols that carry a credential after a fixed beginning: Kubernetes API server (bearer token),
// OpenAI Realtime ("openai-insecure-api-key."), AWS AppSync ("header-" and base64).
const credentialPrefixes = [
  'base64url.bearer.authorization.k8s.io.',
  'openai-insecure-api-key.',
  'openai-ephemeral-user-api-key.',
  'header-',
];

// Some clients send ["access_token", "<the token>"]: the name announces that the next entry is a secret.
const announcesSecret = /^(?:access[-_]?token|authorization|auth|bearer|token|jwt|api[-_]?key|ticket)$/i;
const credentialWord = /^((?:access[-_]?token|authorization|bearer|token|jwt|api[-_]?key)[-_.:=])(.+)$/i;
// A digit, or more letters in a row than a word has.
const unlikeWords = /\d|[a-z]{33}/i;
const plainWord = /^\d{0,2}[a-z]{1,32}\d{0,2}$|^\d{0,4}$/i;
const jsonWebToken = /^eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?$/;

/** Shorter texts are too often an ordinary name with a number in it. */
const shortestToken = 16;
/** No name that a person gives is longer: "protobuf.reliable.webpubsub.azure.v1" has 36 characters. */
const longestName = 128;

/** Whether a text is words with a digit or two, joined by signs: what people name things, not what a generator makes. */
const isPlainName = (text: string) =>
  text.length <= longestName && text.split(/[-_~]/).every((word) => plainWord.test(word));

/** Whether a text looks made by a generator (a token, a key) and not named by a person. */
function looksGenerated(text: string): boolean {
  if (jsonWebToken.test(text)) return true;
  return text
    .split('.')
    .some(
      (piece) =>
        piece.length >= shortestToken &&
        /[a-z]/i.test(piece) &&
        unlikeWords.test(piece) &&
        !isPlainName(piece),
    );
}

// Bundlers put a hash into the names of scripts: no secret, and what a reader finds the line of a call stack by.
const scriptName = /\.(?:[cm]?[jt]sx?|css|html?|wasm)$/i;

const maskSegment = (segment: string): string =>
  looksGenerated(decoded(segment)) && !scriptName.test(segment) ? mask : segment;

/** Versions and the like by which protocols and packs are recognised: the same for everybody, so that they tell nothing. */
const publicPairs: ReadonlySet<string> = new Set([
  'EIO=3',
  'EIO=4',
  'transport=websocket',
  'vsn=1.0.0',
  'vsn=2.0.0',
  'connectionParams=1',
]);

/** Whether a step of a path is masked, or would be: an address and its masked self are of one identity. */
export const isMaskedStep = (step: string): boolean => step.includes(mask) || maskSegment(step) === mask;

const maskPair = (pair: string): string => {
  if (publicPairs.has(pair)) return pair;
  const equals = pair.indexOf('=');
  if (equals >= 0) return equals === pair.length - 1 ? pair : `${pair.slice(0, equals + 1)}${mask}`;
  return looksGenerated(pair) ? mask : pair;
};

const maskPairs = (query: string): string => query.split('&').map(maskPair).join('&');

/** A fragment's own query ("#/route?code=1") or pairs ("#access_token=1"); a plain anchor stays. */
function maskFragment(fragment: string): string {
  const question = fragment.indexOf('?');
  if (question >= 0) return `${fragment.slice(0, question + 1)}${maskPairs(fragment.slice(question + 1))}`;
  return maskPairs(fragment);
}

/** The address of a URL without its query and fragment, in what stays (scheme and host) and the path. */
function splitAddress(address: string): { host: string; path: string } {
  const [host = ''] = origin.exec(address) ?? [];
  return { host, path: address.slice(host.length) };
}

const origin = /^(?:[a-z][\w+.-]*:)?(?:[a-z]+:)?\/\/[^/]*/i;

/**
 * A URL with its userinfo, the values of its query (but for public ones such as 'EIO=4') and what looks like a token in its path masked; keys, host and the
 * rest of the path stay. The content of `data:` URLs is masked too. Works on text that no parser accepts, and masks a masked URL to itself.
 */
export function maskUrl(url: string): string {
  if (/^data:/i.test(url)) return `${url.slice(0, Math.max(5, url.indexOf(',') + 1)).slice(0, 80)}${mask}`;
  const [, address = '', query, fragment] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? [];
  const withoutUser = address.replace(/^([a-z][\w+.-]*:(?:[a-z]+:)?\/\/)[^/]*@/i, `$1${mask}@`);
  const { host, path } = splitAddress(withoutUser);
  return [
    host,
    path.split('/').map(maskSegment).join('/'),
    query === undefined ? '' : `?${maskPairs(query)}`,
    fragment === undefined ? '' : `#${maskFragment(fragment)}`,
  ].join('');
}

function maskProtocol(protocol: string, before: string | undefined): string {
  if (before !== undefined && announcesSecret.test(before)) return mask;
  const prefix = credentialPrefixes.find((known) => protocol.startsWith(known));
  if (prefix !== undefined) return `${prefix}${mask}`;
  const word = credentialWord.exec(protocol);
  if (word) return `${word[1] ?? ''}${mask}`;
  return looksGenerated(protocol) ? mask : protocol;
}

/** Subprotocols as requested, those that carry a credential masked: the list is read whole, since one may announce the next. */
export function maskProtocols(protocols: readonly string[]): string[] {
  return protocols.map((protocol, index) => maskProtocol(protocol, protocols[index - 1]));
}

/** What `maskUrl` masks of a URL, as written and as decoded. */
function secretsOfUrl(url: string): string[] {
  const { path } = splitAddress(/^[^?#]*/.exec(url)?.[0] ?? '');
  const segments = path.split('/').filter((segment) => maskSegment(segment) !== segment);
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  const user = /^[a-z][\w+.-]*:\/\/([^/?#]*)@/i.exec(url)?.[1] ?? '';
  const values = query
    .split('&')
    .filter((pair) => !publicPairs.has(pair))
    .map((pair) => pair.slice(pair.indexOf('=') + 1));
  const raw = [...segments, ...values, ...user.split(':')];
  return raw.flatMap((value) => [value, decoded(value)]);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

const urlInText = /\b(?:wss?|https?|blob|file|data|[a-z]+-extension):[^\s"'<>`]+/gi;
// Shorter values ("1", "true", "v2") are too likely to stand in a text for a reason of their own.
const shortestSecret = 6;

/** A function that masks every text about one socket: URLs in it, and the socket's own secrets wherever they turn up. */
export function textMasker(socket: SocketRecord): (text: string) => string {
  const protocols = maskProtocols(socket.requestedProtocols);
  const secrets = [
    ...secretsOfUrl(socket.url),
    ...socket.requestedProtocols.filter((protocol, index) => protocols[index] !== protocol),
  ]
    .filter((secret) => secret.length >= shortestSecret && secret !== mask)
    .sort((a, b) => b.length - a.length);
  const maskedUrl = maskUrl(socket.url);
  return (text) => {
    let masked = socket.url === '' ? text : text.replaceAll(socket.url, () => maskedUrl);
    masked = masked.replace(urlInText, maskUrl);
    for (const secret of secrets) masked = masked.replaceAll(secret, mask);
    return masked;
  };
}

/** Masks the URLs in a text that belongs to no socket. */
export const maskText = (text: string): string => text.replace(urlInText, maskUrl);
