import type { Browser, WebWorker } from 'puppeteer-core';

const isOurs = (type: string, url: string): boolean =>
  type === 'service_worker' && url.startsWith('chrome-extension://') && url.endsWith('/background.js');

/** The extension's service worker, waited for. */
export async function serviceWorkerOf(browser: Browser): Promise<WebWorker> {
  const target = await browser.waitForTarget((each) => isOurs(each.type(), each.url()));
  const worker = await target.worker();
  if (!worker) throw new Error('The service worker went as it was looked at.');
  return worker;
}

/** Has the browser stop the extension's service worker, as it does by itself when one is idle, and waits until it is gone. */
export async function stopServiceWorker(browser: Browser): Promise<void> {
  const worker = await serviceWorkerOf(browser);
  const gone = new Promise<void>((resolve) => {
    browser.on('targetdestroyed', function listen(target) {
      if (!isOurs(target.type(), target.url())) return;
      browser.off('targetdestroyed', listen);
      resolve();
    });
  });
  await worker.close();
  await gone;
}
