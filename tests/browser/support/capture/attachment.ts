import type { DetachReason } from '../../../../src/capture/debugger/debugger-interface.ts';
import type { Stage } from '../stage.ts';
import { tabIdOf } from './capture-page.ts';
import { serviceWorkerOf } from './service-worker.ts';

type InspectedPage = Pick<Stage, 'browser' | 'page'>;

/**
 * Takes the extension's debugger away from the page, and has the service worker hear why as the browser tells it:
 * no test can press Cancel in the yellow bar, nor be another tool.
 */
export async function takeAway({ browser, page }: InspectedPage, reason: DetachReason): Promise<void> {
  const tabId = await tabIdOf(browser, page.url());
  await (await serviceWorkerOf(browser)).evaluate(
    async (tab, why) => {
      await chrome.debugger.detach({ tabId: tab });
      // Not part of the public API, but of every event object.
      const event = chrome.debugger.onDetach as unknown as { dispatch(source: object, reason: string): void };
      event.dispatch({ tabId: tab }, why);
    },
    tabId,
    reason,
  );
}

/** Lets the browser take its time with attachments, until the function that this gives is called. */
export async function holdAttachments({ browser }: InspectedPage): Promise<() => Promise<void>> {
  const worker = await serviceWorkerOf(browser);
  const hold = await worker.evaluateHandle(() => {
    const attach = chrome.debugger.attach.bind(chrome.debugger);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    Object.assign(chrome.debugger, {
      attach: async (...call: Parameters<typeof attach>) => {
        await held;
        return attach(...call);
      },
    });
    return {
      release: () => {
        Object.assign(chrome.debugger, { attach });
        letGo();
      },
    };
  });
  return () => worker.evaluate(({ release }) => release(), hold);
}
