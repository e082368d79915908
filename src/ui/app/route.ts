/** Where the reader is, as it stands in the address after '#'. */
export type Route =
  | { readonly view: 'live' }
  | { readonly view: 'compare'; readonly left: number; readonly right: number }
  | { readonly view: 'codes'; readonly code: number | null }
  | { readonly view: 'settings' };

export type ViewName = Route['view'];

export const viewNames: readonly ViewName[] = ['live', 'compare', 'codes', 'settings'];

const asCode = (text: string | undefined): number | null => {
  const code = text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return code <= 65_535 ? code : null;
};

/** Reads '#/compare/1000/1015?lang=fr'; null where the address names no view. A code out of range reads as absent. */
export function parseRoute(hash: string): Route | null {
  const [view, first, second] = hash.replace(/^#\/?/, '').replace(/\?.*$/, '').split('/');
  switch (view) {
    case 'live':
    case 'settings':
      return { view };
    case 'compare':
      return { view, left: asCode(first) ?? 1000, right: asCode(second) ?? 1006 };
    case 'codes':
    case 'code':
      return { view: 'codes', code: asCode(first) };
    default:
      return null;
  }
}

/** The address of a route, the inverse of `parseRoute`. */
export function formatRoute(route: Route): string {
  switch (route.view) {
    case 'compare':
      return `#/compare/${route.left}/${route.right}`;
    case 'codes':
      return route.code === null ? '#/codes' : `#/code/${route.code}`;
    default:
      return `#/${route.view}`;
  }
}

/** The language wished for in an address ('?lang=' before or after the '#'); null where there is none. */
export function languageWish(location: { readonly search: string; readonly hash: string }): string | null {
  const inHash = location.hash.includes('?') ? location.hash.slice(location.hash.indexOf('?')) : '';
  return new URLSearchParams(inHash).get('lang') ?? new URLSearchParams(location.search).get('lang');
}
