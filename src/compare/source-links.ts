import type { Pair } from './sides.ts';

/** A source as a link: what it is called, and where it stands. */
export interface SourceLink {
  readonly label: string;
  readonly url: string;
}

/** How the well-known places are called; `$1` and so on are parts of the address. */
const names: readonly (readonly [address: RegExp, name: string])[] = [
  [/^https:\/\/www\.rfc-editor\.org\/rfc\/rfc(\d+)#section-([\d.]+)$/, 'RFC $1 section $2'],
  [/^https:\/\/www\.iana\.org\/assignments\/websocket\/.*$/, 'IANA WebSocket registry'],
  [/^https:\/\/developer\.mozilla\.org\/.*\/(\w+)\/(\w+)$/, 'MDN: $1.$2'],
  [/^https:\/\/websockets\.spec\.whatwg\.org\/.*$/, 'WHATWG WebSockets'],
  [/^https:\/\/www\.npmjs\.com\/package\/(.+)\/v\/([^/]+)$/, 'npm: $1 $2'],
  [/^https:\/\/pypi\.org\/project\/([^/]+)\/([^/]+)\/?$/, 'PyPI: $1 $2'],
  [/^https:\/\/github\.com\/([^/]+\/[^/]+)\/(?:blob|tree)\/[^/]+\/(?:.*\/)?([^/]+)$/, '$1: $2'],
  [/^https:\/\/github\.com\/([^/]+\/[^/]+)\/(?:issues|pull)\/(\d+)(?:\D.*)?$/, '$1 #$2'],
];

function nameOf(url: URL): string {
  const known = names.find(([address]) => address.test(url.href));
  if (known) return url.href.replace(known[0], known[1]);
  return `${url.hostname.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}`;
}

/** A source as a link; null for one that is no web address. Nothing but http and https is ever a link. */
export function sourceLink(source: string): SourceLink | null {
  if (!URL.canParse(source)) return null;
  const url = new URL(source);
  return url.protocol === 'https:' || url.protocol === 'http:' ? { label: nameOf(url), url: url.href } : null;
}

/** Sources as links, each once, in order. */
export function sourceLinks(sources: readonly string[]): readonly SourceLink[] {
  return [...new Set(sources)].flatMap((source) => sourceLink(source) ?? []);
}

/** Where to read on about both. */
export const learnMore = ({ left, right }: Pair): readonly SourceLink[] =>
  sourceLinks([...left.sources, ...right.sources]);
