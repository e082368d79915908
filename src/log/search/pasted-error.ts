import { recogniseText } from '../../diagnosis/evidence/browser-text.ts';
import type { BrowserTextKind } from '../../diagnosis/evidence/text-pattern.ts';
import { type CauseId, causeIds } from '../../diagnosis/types.ts';

/** Kinds of texts that have another name than the cause which answers them. */
const otherNames: Partial<Readonly<Record<BrowserTextKind, CauseId>>> = {
  'handshake-http2': 'handshake-invalid',
  'handshake-extension': 'compression',
  'reserved-bits': 'compression',
  'handshake-canceled': 'page-closed-early',
};

/** How Chromium's texts begin, before the part that somebody may have copied alone. */
const beginnings = ['', 'net::', 'Error during WebSocket handshake: '];

/** What stands before the error in Chromium's console, with the line of code and the URL. */
const announces = ' failed: ';

/** No text of a browser is shorter. */
const shortest = 8;

/** The cause behind an error that was copied from a browser's console, whole or its telling part; null for any other query. */
export function causeOfError(query: string): CauseId | null {
  const at = query.indexOf(announces);
  const text = (at < 0 ? query : query.slice(at + announces.length)).trim();
  if (text.length < shortest) return null;
  const found =
    beginnings
      .map((beginning) => recogniseText(`${beginning}${text}`, 'chromium'))
      .find((pattern) => pattern !== null) ?? recogniseText(text, 'firefox');
  if (!found) return null;
  const id = otherNames[found.kind] ?? found.kind;
  return causeIds.find((known) => known === id) ?? null;
}
