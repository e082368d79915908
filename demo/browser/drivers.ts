import type { BrowserName, Driver } from './driver.ts';
import { launchFirefox } from './firefox/launch.ts';
import { ensureBrowser, ensureFirefox } from './install.ts';
import { launchBrowser } from './launch.ts';

/** Each browser's driver, by the name that `npm start -- --browser` takes. */
export const drivers: Readonly<Record<BrowserName, Driver>> = {
  chromium: { ensure: ensureBrowser, launch: launchBrowser },
  firefox: { ensure: ensureFirefox, launch: launchFirefox },
};
