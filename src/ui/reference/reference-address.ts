import { type CodeAddress, compareHash, parseCodeAddress } from '../state/address/code-address.ts';

/** What the reference page shows, as its address says after '#'. */
export type ReferencePage =
  | { readonly page: 'start' }
  | { readonly page: 'codes'; readonly selected: CodeAddress | null }
  | { readonly page: 'compare'; readonly left: CodeAddress; readonly right: CodeAddress }
  | { readonly page: 'missing'; readonly address: string };

const share = (code: number): CodeAddress => ({ code, pack: null });

/** The comparison that is shown where nobody chose one: an orderly end and the end that pages see most. */
export const firstComparison = compareHash(share(1000), share(1006));

/** Reads '#/start', '#/code/1006' and '#/compare/1000/1015?lang=pt'; an empty address is the list of codes. */
export function parseReferenceAddress(hash: string): ReferencePage {
  const path = hash.replace(/^#?\/?/, '').replace(/\?.*$/s, '');
  const [page, first = '', second = '', ...rest] = path.split('/');
  const missing = { page: 'missing', address: hash } as const;
  if (rest.length > 0) return missing;
  if (page === '' || page === 'codes') return first === '' ? { page: 'codes', selected: null } : missing;
  if (page === 'start') return first === '' ? { page: 'start' } : missing;
  const left = parseCodeAddress(first);
  if (page === 'code' && second === '') return left ? { page: 'codes', selected: left } : missing;
  if (page !== 'compare') return missing;
  if (first === '') return parseReferenceAddress(firstComparison);
  const right = parseCodeAddress(second);
  return left && right ? { page: 'compare', left, right } : missing;
}

/** An address with a language wish, which replaces the one it may have; null takes it away. */
export function withLanguage(hash: string, language: string | null): string {
  const [path = '', query = ''] = hash.split('?');
  const wishes = new URLSearchParams(query);
  if (language === null) wishes.delete('lang');
  else wishes.set('lang', language);
  return wishes.size > 0 ? `${path}?${wishes}` : path;
}
