import type { Header } from '../network-entry.ts';
import { mask, maskProtocols, maskUrl } from './redact.ts';
import { credentialParts } from './secret-names.ts';

/** Headers that hold a credential, or that only two ends of one connection know; names in lower case. */
const secretHeaders = new Set([
  'authorization',
  'proxy-authorization',
  'authentication-info',
  'sec-websocket-key',
  'sec-websocket-accept',
  'traceparent',
  'tracestate',
  'baggage',
]);

/** Parts of names of headers that hold a credential, or the number under which a provider's logs know one request. */
const secretParts = [
  ...credentialParts,
  'api-key',
  'request-id',
  'requestid',
  'correlation-id',
  'trace',
  '-ray',
  'cf-id',
  'x-amz-id',
  'x-vercel-id',
  'azure-ref',
  'rndr-id',
];

/**
 * The headers of a handshake with their secrets masked: credentials, the values of cookies, request ids, addresses of
 * people, and secrets of URLs. `maskText` masks what else is known to be secret about the socket.
 */
export const redactHeaders = (headers: readonly Header[], maskText: (text: string) => string): Header[] =>
  headers.map(([name, value]) => [name, redactValue(name.toLowerCase(), value, maskText)]);

function redactValue(name: string, value: string, maskText: (text: string) => string): string {
  if (secretHeaders.has(name) || secretParts.some((part) => name.includes(part))) return mask;
  if (name === 'cookie') return value.split(';').map(withoutValue).join(';');
  if (name === 'set-cookie') return redactSetCookie(value);
  if (name === 'sec-websocket-protocol') {
    return maskProtocols(value.split(',').map((protocol) => protocol.trim())).join(', ');
  }
  return withoutAddresses(withoutUrlSecrets(maskText(value)));
}

/** 'name=value' without the value; a cookie without a name is all value (RFC 6265 bis section 5.7). */
function withoutValue(pair: string): string {
  const equals = pair.indexOf('=');
  return equals < 0 ? (pair.trim() === '' ? pair : mask) : `${pair.slice(0, equals + 1)}${mask}`;
}

/** The cookie's value goes, its attributes stay: they may say why it was not taken. */
function redactSetCookie(value: string): string {
  const [pair = '', ...attributes] = value.split(';');
  return [withoutValue(pair), ...attributes].join(';');
}

/** JSON in headers, as in Report-To, may write a slash as '\/'. */
const withoutUrlSecrets = (value: string): string =>
  value
    .split('"')
    .map((part) =>
      part.includes(':\\/\\/') ? maskUrl(part.replaceAll('\\/', '/')).replaceAll('/', '\\/') : part,
    )
    .join('"');

/** What stands between two addresses in a header; one character at a time, so that no text takes long. */
const separator = /([\s,;<>"'()=:[\]])/;

/** E-mail addresses masked. */
const withoutAddresses = (value: string): string =>
  value.includes('@')
    ? value
        .split(separator)
        .map((word) => (isAddress(word) ? mask : word))
        .join('')
    : value;

function isAddress(word: string): boolean {
  const at = word.lastIndexOf('@');
  return at > 0 && word.slice(at).includes('.') && !word.startsWith(mask) && !word.includes('/');
}
