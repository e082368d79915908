import browser from 'webextension-polyfill';
import type { NavigationEvent, NavigationListener } from './page-scripts.ts';

interface NavigationDetails {
  readonly tabId: number;
  readonly frameId: number;
  /** Firefox tells it; the types do not know it. */
  readonly documentId?: string;
  readonly url: string;
  readonly timeStamp: number;
}

const navigationOf = ({ frameId, documentId, timeStamp }: NavigationDetails): NavigationEvent => ({
  frameId,
  documentId: documentId ?? null,
  at: timeStamp,
});

/** The pages that Firefox shows of a tab and of a frame whose process ended; no other document has such an address. */
const crashPage = /^about:(?:tab|frame)crashed\?/;

/** The frames that a tab has now; null where it is gone. `getFrame` is no use here: it knows removed ones too (measured). */
export async function frames(tabId: number): Promise<readonly number[] | null> {
  try {
    const found = await browser.webNavigation.getAllFrames({ tabId });
    return found?.map(({ frameId }) => frameId) ?? null;
  } catch {
    // "Invalid tab ID".
    return null;
  }
}

/**
 * Tells of a tab's documents. After a crash Firefox puts an empty document there, and then, with a DOM but
 * without a commit, the page that speaks of the crash; of a tab behind another one, only once that is in front (measured).
 */
export function onNavigation(ofTab: number, listener: NavigationListener): () => void {
  const { onBeforeNavigate, onCommitted, onDOMContentLoaded } = browser.webNavigation;
  const ifHere = (listen: (event: NavigationEvent, url: string) => void) => (details: NavigationDetails) => {
    if (details.tabId === ofTab) listen(navigationOf(details), details.url);
  };
  const began = ifHere(listener.onLeaving);
  const committed = ifHere((event, url) => {
    if (url !== 'about:blank') listener.onReplaced(event);
  });
  const loaded = ifHere((event, url) => {
    if (crashPage.test(url)) listener.onCrashed(event);
    else listener.onLoaded(event);
  });
  onBeforeNavigate.addListener(began);
  onCommitted.addListener(committed);
  onDOMContentLoaded.addListener(loaded);
  return () => {
    onBeforeNavigate.removeListener(began);
    onCommitted.removeListener(committed);
    onDOMContentLoaded.removeListener(loaded);
  };
}
