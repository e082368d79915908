import type { Browser, WebWorker } from 'puppeteer-core';
import { until } from '../../../../demo/browser/until.ts';

const isOurs = (type: string, url: string): boolean =>
  type === 'service_worker' && url.startsWith('chrome-extension://') && url.endsWith('/background.js');

/** The extension's service worker, waited for. */
export async function serviceWorkerOf(browser: Browser): Promise<WebWorker> {
  const target = await browser.waitForTarget((each) => isOurs(each.type(), each.url()));
  const worker = await target.worker();
  if (!worker) throw new Error('The service worker went as it was looked at.');
  return worker;
}

/**
 * Has the browser stop the extension's service worker, as it does by itself when one is idle, and waits until it is
 * gone. A panel that calls at once may start it again under the same target, so it is stopped again until the target goes.
 */
export async function stopServiceWorker(browser: Browser): Promise<void> {
  const worker = await serviceWorkerOf(browser);
  // While a debugger is attached, its target outlives it.
  await worker.client.detach();
  const session = await browser.target().createCDPSession();
  const ours = async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.filter(({ type, url }) => isOurs(type, url)).map(({ targetId }) => targetId);
  };
  const [targetId = ''] = await ours();
  await until('the service worker is gone', async () => {
    if (!(await ours()).includes(targetId)) return true;
    await session.send('Target.closeTarget', { targetId }).catch(() => {});
    return false;
  });
  await session.detach();
}
