import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from './figures.ts';
import type { PanelStage } from './stages.ts';
import { median, quantile } from './statistics.ts';

const warmUps = 10;
const closes = 100;
/** Pause between two closes, in ms: many reports a second are gathered by the hook. */
const apart = 100;

/** From the page's close event to the frame that shows its row in the panel, one close after another. */
export async function measureCloseToRow({ page, panel }: PanelStage, ws: string): Promise<readonly Figure[]> {
  const times: number[] = [];
  for (let index = 0; index < warmUps + closes; index += 1) {
    const reason = `close-${index}-`;
    await pause(apart);
    const painted = panel.evaluate(whenPainted, reason);
    const closed = await page.evaluate(closeNow, `${ws}/close/4001/${reason}`);
    const time = (await painted) - closed;
    if (index >= warmUps) times.push(time);
  }
  const detail = `${closes} closes, longest ${quantile(times, 1).toFixed(0)} ms`;
  return [
    {
      what: 'Close event to painted row, median',
      value: `${median(times).toFixed(1)} ms`,
      target: '',
      detail,
    },
    {
      what: 'Close event to painted row, 95th percentile',
      value: `${quantile(times, 0.95).toFixed(1)} ms`,
      target: '33 ms',
      detail,
    },
  ];
}

/** In the page: opens a socket that the server closes; the time of its close event. */
function closeNow(url: string): Promise<number> {
  return new Promise((resolve) => {
    new WebSocket(url).addEventListener('close', () => resolve(performance.timeOrigin + performance.now()));
  });
}

/** In the panel: the time after the frame in which a row with this text was painted. */
function whenPainted(text: string): Promise<number> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    function look() {
      const rows = [...document.querySelectorAll('[data-close-code]')];
      if (!rows.some((row) => row.textContent?.includes(text))) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // A message that is sent in a frame's callback arrives when the frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
        port2.postMessage(null);
      });
    }
  });
}
