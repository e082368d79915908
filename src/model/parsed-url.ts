let last: { readonly text: string; readonly url: URL | null } | null = null;

/**
 * A URL taken apart by the browser's parser; null for one that does not parse. Whoever judges a socket asks for the same one
 * several times over, so the last is kept: do not change it.
 */
export function parsedUrl(text: string): Readonly<URL> | null {
  if (last?.text !== text) last = { text, url: URL.canParse(text) ? new URL(text) : null };
  return last.url;
}
