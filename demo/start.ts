import { parseArgs } from 'node:util';
import { buildExtension } from './browser/build.ts';
import { openDemoPage } from './browser/demo-page.ts';
import type { LaunchedBrowser } from './browser/driver.ts';
import { ensureBrowser } from './browser/install.ts';
import { launchBrowser } from './browser/launch.ts';
import { openPanel } from './browser/panel.ts';
import { showEverything } from './headless.ts';
import { type DemoServer, startDemoServer } from './server/server.ts';

const usage = `npm start [-- --headless] [-- --port <number>]
  --headless   run the demo by itself without a window (so too where there is no display)
  --port       port of the demo page; any free one without it`;

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

function untilClosed(launched: LaunchedBrowser): Promise<void> {
  return new Promise((resolve) => {
    launched.browser.once('disconnected', () => resolve());
  });
}

async function showInWindow(launched: LaunchedBrowser, server: DemoServer): Promise<number> {
  const [page] = await launched.browser.pages();
  if (!page) throw new Error('The browser opened no page.');
  await openDemoPage(page, server.url);
  await openPanel(page);
  console.log(`The demo is at ${server.url}. Press its buttons and watch the Closeframe panel in DevTools.`);
  console.log('Close the browser, or press Ctrl-C, to end.');
  await untilClosed(launched);
  return 0;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      headless: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const executablePath = await ensureBrowser();
  console.log('Building the extension ...');
  const extension = await buildExtension();
  const server = await startDemoServer({ port: Number(values.port) });
  const headless = values.headless || !hasDisplay();
  console.log(`Starting ${executablePath}${headless ? ' without a window' : ''} ...`);
  const launched = await launchBrowser({
    executablePath,
    extension,
    headless,
    authority: server.authority,
    dock: headless ? 'undocked' : 'right',
    width: 1600,
    height: 1000,
  });
  const stop = () => void launched.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await (headless ? showEverything(launched, server) : showInWindow(launched, server));
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
