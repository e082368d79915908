import { type CodeAddress, codeHash, compareHash, parseCodeAddress } from './code-address.ts';

/** Where the reader is, as it stands in the address after '#'. */
export type Route =
  | { readonly view: 'live' }
  | { readonly view: 'compare'; readonly left: CodeAddress; readonly right: CodeAddress }
  | { readonly view: 'codes'; readonly selected: CodeAddress | null }
  | { readonly view: 'settings' };

export type ViewName = Route['view'];

/** What each view shows when the address says no more. */
export const firstRoutes: Readonly<Record<ViewName, Route>> = {
  live: { view: 'live' },
  compare: { view: 'compare', left: { code: 1000, pack: null }, right: { code: 1006, pack: null } },
  codes: { view: 'codes', selected: null },
  settings: { view: 'settings' },
};

/** Reads '#/compare/1000/1015?lang=fr'; null where the address names no view, or a code that cannot be read. */
export function parseRoute(hash: string): Route | null {
  const [view, first, second] = hash.replace(/^#\/?/, '').replace(/\?.*$/s, '').split('/');
  switch (view) {
    case 'live':
    case 'settings':
      return { view };
    case 'codes':
      return firstRoutes.codes;
    case 'code': {
      const selected = parseCodeAddress(first ?? '');
      return selected && { view: 'codes', selected };
    }
    case 'compare': {
      if (first === undefined) return firstRoutes.compare;
      const left = parseCodeAddress(first);
      const right = parseCodeAddress(second ?? '');
      return left && right && { view, left, right };
    }
    default:
      return null;
  }
}

/** The address of a route, the inverse of `parseRoute`. */
export function formatRoute(route: Route): string {
  switch (route.view) {
    case 'compare':
      return compareHash(route.left, route.right);
    case 'codes':
      return route.selected === null ? '#/codes' : codeHash(route.selected);
    default:
      return `#/${route.view}`;
  }
}

/** The language wished for in an address ('?lang=' before or after the '#'); null where there is none. */
export function languageWish(location: { readonly search: string; readonly hash: string }): string | null {
  const inHash = location.hash.includes('?') ? location.hash.slice(location.hash.indexOf('?')) : '';
  return new URLSearchParams(inHash).get('lang') ?? new URLSearchParams(location.search).get('lang');
}
