import { type ReadonlySignal, signal } from '@preact/signals';
import { firstRoutes, formatRoute, parseRoute, type Route, type ViewName } from './route.ts';

/** Where the reader is; kept in the address, so that it can be bookmarked and shared. */
export interface Navigation {
  readonly route: ReadonlySignal<Route>;
  /** Goes to an address such as '#/compare/1000/1015'; one that names no view is ignored. */
  go(hash: string): void;
  /** Goes to a view, as it was left. */
  showView(view: ViewName): void;
  dispose(): void;
}

/** Reads the address and follows it; '#/live' where it names no view. */
export function createNavigation(): Navigation {
  const route = signal<Route>(parseRoute(window.location.hash) ?? firstRoutes.live);
  const left: Record<ViewName, Route> = { ...firstRoutes };

  const follow = () => {
    const next = parseRoute(window.location.hash);
    if (!next) return;
    left[next.view] = next;
    if (formatRoute(next) !== formatRoute(route.value)) route.value = next;
  };
  const go = (hash: string) => {
    if (!parseRoute(hash)) return;
    window.location.hash = hash;
    follow();
  };
  window.addEventListener('hashchange', follow);
  follow();
  return {
    route,
    go,
    showView: (view) => go(formatRoute(left[view])),
    dispose: () => window.removeEventListener('hashchange', follow),
  };
}
