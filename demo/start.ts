import { parseArgs } from 'node:util';
import { buildExtension } from './browser/build.ts';
import { openDemoPage } from './browser/demo-page.ts';
import type { BrowserName, DrivenBrowser, LaunchedBrowser } from './browser/driver.ts';
import { drivers } from './browser/drivers.ts';
import { showEverything } from './headless.ts';
import { type DemoServer, startDemoServer } from './server/server.ts';

const usage = `npm start [-- --browser chromium|firefox] [-- --headless] [-- --port <number>]
  --browser    chromium, which is the default, or firefox
  --headless   run the demo by itself without a window (so too where there is no display)
  --port       port of the demo page; any free one without it`;

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

function untilClosed(launched: LaunchedBrowser): Promise<void> {
  return new Promise((resolve) => {
    launched.browser.once('disconnected', () => resolve());
  });
}

async function showInWindow(launched: DrivenBrowser, server: DemoServer): Promise<number> {
  const [page] = await launched.browser.pages();
  if (!page) throw new Error('The browser opened no page.');
  await openDemoPage(page, server.url);
  await launched.openPanel(page);
  console.log(`The demo is at ${server.url}. Press its buttons and watch the Closeframe panel in DevTools.`);
  console.log('Close the browser, or press Ctrl-C, to end.');
  await untilClosed(launched);
  return 0;
}

function browserNamed(name: string): BrowserName {
  if (name === 'chromium' || name === 'firefox') return name;
  throw new Error(`There is no demo for the browser "${name}".\n${usage}`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string', default: 'chromium' },
      headless: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const browserName = browserNamed(values.browser);
  const driver = drivers[browserName];
  const executablePath = await driver.ensure();
  console.log('Building the extension ...');
  const extension = await buildExtension(browserName);
  const server = await startDemoServer({ port: Number(values.port) });
  const headless = values.headless || !hasDisplay();
  console.log(`Starting ${executablePath}${headless ? ' without a window' : ''} ...`);
  const wishes = { executablePath, extension, headless, authority: server.authority };
  const dock = headless ? 'undocked' : 'right';
  const launched = await driver
    .launch({ ...wishes, dock, width: 1600, height: 1000 })
    .catch(async (error: unknown) => {
      // A server that listens would keep this program alive.
      await server.stop();
      throw error;
    });
  const stop = () => void launched.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await (headless ? showEverything(browserName, launched, server) : showInWindow(launched, server));
  } finally {
    await launched.close();
    await server.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
