import type { CDPSession } from 'puppeteer-core';
import { until } from '../../demo/browser/until.ts';
import type { PanelStage } from './stages.ts';

type Panel = PanelStage['panel'];

export interface Opening {
  /** Milliseconds from the start of loading to painted rows. */
  readonly painted: number;
  /** The same to the frame that shows every close. */
  readonly whole: number;
  /** The longest frame between the two, in milliseconds. */
  readonly longestFrame: number;
}

/** Loads the panel's page again. The page itself takes the times, since asking it would disturb it. */
export async function reopen(panel: Panel): Promise<Opening> {
  const before = await panel.evaluate(() => performance.timeOrigin);
  await panel.evaluate(() => location.reload()).catch(() => undefined);
  return until(
    'the panel has opened again',
    () => panel.evaluate(readOpening, before).catch(() => null),
    60_000,
  );
}

/** The panel's frame has a process of its own, and so a session, which Puppeteer's types do not show. */
const sessionOf = (panel: Panel) => (panel as unknown as { readonly client: CDPSession }).client;

/** Has the panel note the times of its next openings; `closes` are all that it will have. */
export async function noteOpenings(panel: Panel, closes: number): Promise<void> {
  const source = `(${watchOpening.toString()})(${closes})`;
  await sessionOf(panel).send('Page.addScriptToEvaluateOnNewDocument', { source });
}

/** In a panel that begins to load: notes when its first row was painted, and when it had every close. */
function watchOpening(closes: number): void {
  const found = { painted: 0, whole: 0, longestFrame: 0 };
  let last = 0;
  const afterFrame = (work: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = work;
    port2.postMessage(null);
  };
  const look = (now: number) => {
    if (found.painted > 0) found.longestFrame = Math.max(found.longestFrame, now - last);
    last = now;
    const rows = Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') ?? 0);
    if (document.querySelector('[data-close-code]') && found.painted === 0)
      afterFrame(() => {
        found.painted = performance.now();
      });
    if (rows < closes) requestAnimationFrame(look);
    else
      afterFrame(() => {
        Object.assign(globalThis, { opening: { ...found, whole: performance.now() } });
      });
  };
  requestAnimationFrame(look);
}

/** In the panel: what was noted, once it is another document than the one that began at `before`. */
function readOpening(before: number): Opening | null {
  const { opening } = globalThis as { opening?: Opening };
  return performance.timeOrigin === before ? null : (opening ?? null);
}
