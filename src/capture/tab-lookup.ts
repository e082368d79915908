import type { DebuggerInterface, TargetSummary } from './debugger-interface.ts';
import { pause } from './pause.ts';

/** The tab as the browser lists it now; undefined where it does not. */
export async function findTab(client: DebuggerInterface, tabId: number): Promise<TargetSummary | undefined> {
  const targets = await client.getTargets().catch(() => []);
  return targets.find((target) => target.tabId === tabId);
}

/** The tab once it has an address: while it goes to a page that may not be debugged, it has none for a moment. */
export async function findSettledTab(
  client: DebuggerInterface,
  tabId: number,
): Promise<TargetSummary | undefined> {
  let tab = await findTab(client, tabId);
  for (let look = 0; look < 20 && tab?.url === ''; look += 1) {
    await pause(50);
    tab = await findTab(client, tabId);
  }
  return tab;
}
