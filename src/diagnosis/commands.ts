import { shellQuote, type Target } from './target.ts';
import type { Snippet } from './types.ts';

const shell = (code: string): Snippet => ({ language: 'shell', code });
const nginx = (code: string): Snippet => ({ language: 'nginx', code });

/** A host without the brackets of an IPv6 address, as tools outside URLs want it. */
const bare = ({ host }: Target) => host.replace(/^\[(.*)\]$/, '$1');
const httpUrl = ({ secure, url }: Target) => url.replace(/^wss?/, secure ? 'https' : 'http');

/** The opening handshake by hand: with curl, which shows status and headers, and with wscat. */
export const tryHandshake = (target: Target) =>
  shell(
    [
      'curl -i -N --http1.1 --max-time 5 \\',
      "  -H 'Connection: Upgrade' -H 'Upgrade: websocket' \\",
      "  -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' \\",
      `  ${shellQuote(httpUrl(target))}`,
      `npx wscat -c ${shellQuote(target.url)}`,
    ].join('\n'),
  );

/** Settings with which common proxies pass the upgrade on. */
export const proxyHeaders = nginx(
  [
    'location / {',
    '    proxy_pass http://backend;',
    '    proxy_http_version 1.1;',
    '    proxy_set_header Upgrade $http_upgrade;',
    '    proxy_set_header Connection "upgrade";',
    '    proxy_set_header Host $host;',
    '}',
    '# Apache: ProxyPass "/" "http://backend/" upgrade=websocket',
    '# Caddy: reverse_proxy backend passes the upgrade by itself',
  ].join('\n'),
);

export const resolveName = (target: Target) =>
  shell(`nslookup ${shellQuote(bare(target))}\ngetent hosts ${shellQuote(bare(target))}`);

export const whoListens = ({ port }: Target) =>
  shell(`ss -ltnp 'sport = :${port}'   # macOS: lsof -nP -iTCP:${port} -sTCP:LISTEN`);

export const testPort = (target: Target) => shell(`nc -vz -w 5 ${shellQuote(bare(target))} ${target.port}`);

const openssl = (target: Target) =>
  `openssl s_client -connect ${shellQuote(`${target.host}:${target.port}`)} -servername ${shellQuote(bare(target))}`;

export const showChain = (target: Target) => shell(`${openssl(target)} -showcerts </dev/null`);

export const showDates = (target: Target) =>
  shell(`${openssl(target)} </dev/null 2>/dev/null | openssl x509 -noout -dates`);

export const showNames = (target: Target) =>
  shell(`${openssl(target)} </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName`);

export const makeLocalCertificate = (target: Target) =>
  shell(`mkcert -install\nmkcert ${shellQuote(bare(target))}`);

export const tlsVersions = nginx('ssl_protocols TLSv1.2 TLSv1.3;\nssl_ciphers HIGH:!aNULL:!MD5;');

export const allowInPolicy = ({ secure, host, port }: Target) => {
  const scheme = secure ? 'wss' : 'ws';
  const shown = port === (secure ? 443 : 80) ? '' : `:${port}`;
  const header = `Content-Security-Policy: connect-src 'self' ${scheme}://${host}${shown}`;
  return { language: 'http', code: header } satisfies Snippet;
};

export const terminateTls = ({ host, port }: Target): Snippet => ({
  language: 'text',
  code: `# Caddyfile
${host} {
	reverse_proxy localhost:${port}
}`,
});

export const connectThroughProxy = ({ host, port }: Target) =>
  shell(`curl -v --proxytunnel -x http://PROXY:3128 ${shellQuote(`https://${host}:${port}/`)}`);
