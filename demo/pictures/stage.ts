import type { Browser, Frame, Page } from 'puppeteer-core';
import { buildExtension } from '../browser/build.ts';
import { ensureBrowser } from '../browser/install.ts';
import { launchBrowser } from '../browser/launch.ts';
import { type OpenPanel, openPanel, waitForRecording } from '../browser/panel.ts';
import { closesIn, readRows } from '../browser/rows.ts';
import { until } from '../browser/until.ts';
import { startDemoServer } from '../server/server.ts';
import { shopDomain, shopPaths } from './shop-paths.ts';

/** What `page/shop.ts` makes: so many closes, the last of them after a minute. */
const closesOfShop = 32;
const shopPatience = 90_000;

/** What pictures are taken of: the pictured application, and the panel in DevTools that records it. */
export interface PictureStage {
  readonly browser: Browser;
  readonly open: OpenPanel;
  /** Opens the application, and waits until all its closes are listed. */
  openShop(): Promise<void>;
  close(): Promise<void>;
}

async function visitShop(page: Page, panel: Frame): Promise<void> {
  console.log('Waiting for the closes, the last of which takes a minute ...');
  await page.goto(`http://www.${shopDomain}/page/shop.html`);
  await until(
    'every close has its row',
    async () => closesIn(await readRows(panel)) === closesOfShop,
    shopPatience,
  );
}

/**
 * Builds the extension and opens the panel on a page of the application that has no sockets; `scale`: pixels of the
 * screen for each CSS pixel.
 */
export async function setStage(scale = 1): Promise<PictureStage> {
  const executablePath = await ensureBrowser();
  const extension = await buildExtension();
  const everyHost = `*.${shopDomain}`;
  const server = await startDemoServer({ hosts: [everyHost], paths: shopPaths });
  const hostOf = (address: string) => new URL(address).host;
  const toExpired = `MAP ${everyHost}:443 ${hostOf(server.places.expired)}`;
  const toPlain = `MAP ${everyHost}:80 ${hostOf(server.url)}`;
  const { browser, close } = await launchBrowser({
    executablePath,
    extension,
    authority: server.authority,
    dock: 'undocked',
    args: [
      `--host-resolver-rules=${toExpired}, ${toPlain}`,
      '--disable-features=HttpsUpgrades',
      // A scale that is only emulated blurs the panel: its frame is drawn at the real one, and stretched.
      `--force-device-scale-factor=${scale}`,
    ],
  });
  const strike = async () => {
    await close();
    await server.stop();
  };
  try {
    const [page] = await browser.pages();
    if (!page) throw new Error('The browser opened no page.');
    await page.goto(`http://www.${shopDomain}/page/elsewhere.html`);
    const open = await openPanel(page);
    await waitForRecording(open.panel);
    return { browser, open, openShop: () => visitShop(page, open.panel), close: strike };
  } catch (error) {
    await strike();
    throw error;
  }
}
