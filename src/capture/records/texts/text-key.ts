/** Equal for a text and for the socket that it is about. */
export const textKeyOf = (log: string, url: string) => `${log} ${urlKey(url)}`;

/**
 * Chromium's `KURL::ElidedString` keeps 511 characters, '...' and the last 510 of a URL over 1,024 characters.
 * The first 511 characters are what a shortened and a full URL share.
 */
const elidedHead = 511;
const elidedFrom = 1_024;

/** Equal for a socket's URL and for the same URL in the browser's log. */
export function urlKey(url: string): string {
  const absolute = normalized(url);
  return absolute.length < elidedFrom ? absolute : absolute.slice(0, elidedHead);
}

/** A page may hand `http:` URLs and fragments to the constructor; the log has what came of them. */
function normalized(url: string): string {
  if (url.length >= elidedFrom || !URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href.replace(/^http(s?):/, 'ws$1:');
}
