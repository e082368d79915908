import { inLines, type SnippetLine, telling } from '../snippets/telling-line.ts';
import type { Snippet } from '../types.ts';
import { shellQuote } from './shell-quote.ts';
import type { Target } from './target.ts';

const shell = (...lines: readonly SnippetLine[]): Snippet => ({ language: 'shell', ...inLines(lines) });
const nginx = (...lines: readonly SnippetLine[]): Snippet => ({ language: 'nginx', ...inLines(lines) });

/** A host without the brackets of an IPv6 address, as tools outside URLs want it. */
const bare = ({ host }: Target) => shellQuote(host.replace(/^\[(.*)\]$/, '$1'), 'HOST');

/** Settings with which common proxies pass the upgrade on. */
export const proxyHeaders = nginx(
  '# in http { }',
  'map $http_upgrade $connection_upgrade {',
  '    default upgrade;',
  "    '' close;",
  '}',
  '# in server { }',
  'location / {',
  '    proxy_pass http://127.0.0.1:8080; # your server',
  '    proxy_http_version 1.1;',
  telling('    proxy_set_header Upgrade $http_upgrade;'),
  '    proxy_set_header Connection $connection_upgrade;',
  '    proxy_set_header Host $host;',
  '}',
  '# Apache 2.4.47 and later: ProxyPass "/" "http://127.0.0.1:8080/" upgrade=websocket',
  '# Caddy: reverse_proxy passes the upgrade by itself',
);

export const resolveName = (target: Target) =>
  shell(`nslookup ${bare(target)}`, `getent hosts ${bare(target)}`);

export const whoListens = ({ port }: Target) =>
  shell(`ss -ltnp 'sport = :${port}'   # macOS: lsof -nP -iTCP:${port} -sTCP:LISTEN`);

export const testPort = (target: Target) => shell(`nc -vz -w 5 ${bare(target)} ${target.port}`);

const openssl = (target: Target) =>
  `openssl s_client -connect ${shellQuote(`${target.host}:${target.port}`, 'HOST:PORT')} -servername ${bare(target)}`;

export const showChain = (target: Target) => shell(`${openssl(target)} -showcerts </dev/null`);

export const showDates = (target: Target) =>
  shell(`${openssl(target)} </dev/null 2>/dev/null | openssl x509 -noout -dates`);

export const showNames = (target: Target) =>
  shell(`${openssl(target)} </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName`);

export const makeLocalCertificate = (target: Target) =>
  shell('mkcert -install', telling(`mkcert ${bare(target)}`));

export const tlsVersions = nginx('ssl_protocols TLSv1.2 TLSv1.3;', 'ssl_ciphers HIGH:!aNULL:!MD5;');

/** The `ws:` or `wss:` origin as a source expression of a policy. */
const sourceOf = ({ secure, host, port }: Target): string =>
  `${secure ? 'wss' : 'ws'}://${host}${port === (secure ? 443 : 80) ? '' : `:${port}`}`;

const quotedDirective = 'directive: "';
/** A directive's name and sources in printable ASCII: the policy may be the page's own, and is shown as code. */
const directive = /^([a-z-]{1,40})( [!#-+\x2d-:<-~][ !#-+\x2d-:<-~]{0,1500})?$/;

/** The sources that the violated directive allows already, from the browser's text; null where it quotes none. */
function allowedBy(text: string): readonly string[] | null {
  const from = text.lastIndexOf(quotedDirective);
  const to = text.indexOf('"', from + quotedDirective.length);
  if (from < 0 || to < 0) return null;
  const [whole, , sources = ''] = directive.exec(text.slice(from + quotedDirective.length, to)) ?? [];
  return whole === undefined
    ? null
    : sources.split(' ').filter((source) => source !== '' && source !== "'none'");
}

/**
 * The directive with the socket's origin added to what it allows. Where `connect-src` is missing, the browser names
 * `default-src`, whose sources the new `connect-src` must repeat (CSP 3 section 6.1.2). Without the browser's text, only
 * what is to be added.
 */
export function allowInPolicy(target: Target, text: string): Snippet {
  const allowed = allowedBy(text);
  const added = sourceOf(target);
  return { language: 'http', code: allowed ? ['connect-src', ...allowed, added].join(' ') : added };
}

/** A proxy that speaks TLS before the server. It takes ports 80 and 443, so the server moves if it is there. */
export const terminateTls = ({ host, port }: Target): Snippet => ({
  language: 'text',
  ...inLines([
    '# Caddyfile',
    `${host} {`,
    telling(`	reverse_proxy localhost:${port === 80 || port === 443 ? 8080 : port} # your server`),
    '}',
  ]),
});

export const connectThroughProxy = ({ host, port }: Target) =>
  shell(
    `curl -v --proxytunnel -x http://PROXY:3128 ${shellQuote(`https://${host}:${port}/`, 'https://HOST/')}`,
  );
