import type { Message, MessageKey } from '../../../locales/messages.ts';
import type { CauseId } from '../../diagnosis/types.ts';
import type { Translator } from '../../i18n/index.ts';
import { isClock } from '../../infrastructure/clocks.ts';
import type { Infrastructure, Timer } from '../../infrastructure/types.ts';

/** Who puts the words of causes into a language. */
export type TopicSpeaker = Pick<Translator, 'has' | 'text' | 'keys' | 'blank' | 'formats'>;

/** More steps than these are for a close at hand: many of them hold only for some. */
const mostFixes = 5;

/** What can be said of a cause without a close at hand. Its file may be missing: then it has no words. */
export function causeMessages(
  id: CauseId,
  { has, keys, blank }: Pick<TopicSpeaker, 'has' | 'keys' | 'blank'>,
): { readonly title: Message; readonly explanation: Message; readonly fixes: readonly Message[] } | null {
  const [title, explanation]: readonly MessageKey[] = [`causes.${id}.title`, `causes.${id}.explanation`];
  if (!title || !explanation || !has(title) || !has(explanation)) return null;
  const all = keys(`causes.${id}.fix`).map(blank);
  // A step that names things of a close at hand says nothing without one.
  const general = all.filter(({ values }) => values === undefined);
  const fixes = (general.length > 0 ? general : all).slice(0, mostFixes);
  return { title: blank(title), explanation: blank(explanation), fixes };
}

/** What people type when they look for a cause: statuses, names of the browser's errors, technical terms. Not translated. */
export const causeTerms: Partial<Readonly<Record<CauseId, string>>> = {
  'handshake-status':
    'Unexpected response code HTTP status 101 200 301 302 307 308 400 403 404 405 410 418 421 426 429 500 501 502 503 504 520 522 524 Forbidden Not Found Bad Gateway Service Unavailable Gateway Timeout Upgrade Required Too Many Requests redirect Origin',
  'handshake-auth': 'HTTP status 401 407 Unauthorized WWW-Authenticate cookie token login authentication',
  'handshake-dropped':
    'socket hang up Connection closed before receiving a handshake response empty reply ECONNRESET ERR_CONNECTION_RESET',
  'handshake-timeout': 'WebSocket opening handshake timed out ERR_TIMED_OUT timeout',
  'handshake-invalid': 'http2 ERR_INVALID_HTTP_RESPONSE Upgrade Connection header HTTP/2 extended CONNECT',
  'handshake-accept': 'Sec-WebSocket-Accept Sec-WebSocket-Key',
  'handshake-subprotocol': 'Sec-WebSocket-Protocol subprotocol',
  proxy: 'ERR_PROXY_CONNECTION_FAILED ERR_TUNNEL_CONNECTION_FAILED HTTP 407 company proxy CONNECT',
  'tls-untrusted': 'certificate SSL TLS ERR_CERT_AUTHORITY_INVALID self-signed CA mkcert 1015',
  'tls-expired': 'certificate SSL TLS ERR_CERT_DATE_INVALID 1015',
  'tls-wrong-host': 'certificate SSL TLS ERR_CERT_COMMON_NAME_INVALID SNI SAN 1015',
  'tls-protocol': 'SSL TLS ERR_SSL_PROTOCOL_ERROR ERR_SSL_VERSION_OR_CIPHER_MISMATCH 1015',
  'tls-other': 'certificate SSL TLS ERR_CERT_REVOKED ERR_SSL_UNRECOGNIZED_NAME_ALERT client certificate 1015',
  dns: 'DNS ERR_NAME_NOT_RESOLVED ENOTFOUND host name',
  refused: 'ERR_CONNECTION_REFUSED ECONNREFUSED',
  unreachable: 'ETIMEDOUT ERR_ADDRESS_UNREACHABLE ERR_CONNECTION_TIMED_OUT EHOSTUNREACH firewall VPN',
  'blocked-port': 'ERR_UNSAFE_PORT',
  'blocked-by-csp': 'CSP Content-Security-Policy connect-src',
  'request-blocked':
    'ERR_BLOCKED_BY_CLIENT ERR_BLOCKED_BY_ADMINISTRATOR ad blocker extension local network access',
  'mixed-content': 'mixed content HTTPS SecurityError ws:// wss://',
  'constructor-threw': 'new WebSocket SyntaxError',
  'too-many-sockets': 'Insufficient resources ERR_INSUFFICIENT_RESOURCES 255 limit',
  offline: 'ERR_INTERNET_DISCONNECTED ERR_NETWORK_CHANGED',
  'protocol-violation': '1002 opcode masked frame Invalid frame header',
  'bad-close-frame': 'close frame reserved status code 1005 1006',
  'bad-utf8': '1007 UTF-8 Could not decode a text frame',
  compression: 'permessage-deflate RSV1 reserved bits',
  'message-too-big': '1009 max payload limit',
  'idle-timeout': 'timed out idle timeout keepalive ping heartbeat 1006 proxy_read_timeout',
  'lifetime-limit': 'timed out maximum lifetime duration timeout age',
  'heartbeat-missed': 'ping pong keepalive timeout',
  'server-restart': '1001 1012 deploy restart',
  'server-overloaded': '1013 overload try again later',
  'server-error': '1011 internal error crash',
  policy: '1008 policy violation',
  cut: 'ECONNRESET EPIPE broken pipe unexpected EOF socket hang up WebSocket connection failed wasClean unclean 1006 abnormal closure TCP reset FIN',
  'no-status': '1005',
  normal: '1000 normal closure',
  'back-forward-cache': 'bfcache',
  'page-left': '1001 unload beforeunload F5 reload',
  'page-closed-early': 'WebSocket is closed before the connection is established',
  'machine-slept': '1006 sleep',
  'close-unanswered': '1006 closing handshake 60 s',
};

/** By what other name a protocol goes, where that is no part of its identity: its library's. */
export const protocolNames: Readonly<Record<string, string>> = { 'graphql-transport-ws': 'graphql-ws' };

/** What people write who run a server without naming it. */
const serverTerms: Readonly<Record<string, string>> = {
  daphne: 'Django Channels Python',
  uvicorn: 'FastAPI Starlette Django Python',
  'python-websockets': 'Python',
  kestrel: 'ASP.NET Core .NET C#',
  tomcat: 'Java Spring Boot',
  jetty: 'Java Spring Boot',
  undertow: 'Java Spring Boot WildFly',
  'node-ws': 'Node.js Express NestJS',
  'go-gorilla': 'Go golang',
};

/** The figures of a timer, in seconds; a band is given by its ends. */
export const figuresOf = (timer: Timer): readonly number[] =>
  isClock(timer)
    ? [timer.seconds, ...(timer.upTo === undefined ? [] : [timer.upTo]), ...(timer.also ?? [])]
    : [timer.seconds];

/** Everything about a proxy, platform or server by which somebody may look for it. Not translated. */
export const infrastructureTerms = (entry: Infrastructure): string =>
  [
    entry.id,
    serverTerms[entry.id] ?? '',
    ...(entry.headers ?? []).map(({ name }) => name),
    ...(entry.hosts ?? []).map(({ pattern }) => pattern),
    ...(entry.timers ?? []).flatMap((timer) => [
      ...(timer.setting.change === 'setting' ? [timer.setting.paste.code] : []),
      ...figuresOf(timer).map((seconds) => `${seconds} s`),
    ]),
    ...(entry.refusals ?? []).flatMap(({ statuses }) => statuses.map(String)),
    entry.configured?.code ?? '',
  ].join('\n');
