import { delay } from '../waiting.ts';
import type { DebuggerInterface, TargetSummary } from './debugger-interface.ts';

/** The tab as the browser lists it now; undefined where it does not. */
export async function findTab(client: DebuggerInterface, tabId: number): Promise<TargetSummary | undefined> {
  // The browser that gives no list is about to close the tab, or everything.
  const targets = await client.getTargets().catch(() => []);
  return targets.find((target) => target.tabId === tabId);
}

/** Looks at a tab without an address, and the pause between two in ms. */
const looks = 60;
const lookInterval = 50;

/**
 * The tab once it has an address: while it goes to a page that may not be debugged, or comes from one, it has none for
 * some milliseconds (measured on Chromium 156).
 */
export async function waitForTabUrl(
  client: DebuggerInterface,
  tabId: number,
): Promise<TargetSummary | undefined> {
  let tab = await findTab(client, tabId);
  for (let look = 0; look < looks && tab?.url === ''; look += 1) {
    await delay(lookInterval);
    tab = await findTab(client, tabId);
  }
  return tab;
}
