import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Frame, Page } from 'puppeteer-core';
import { buildExtension } from '../browser/build.ts';
import type { BrowserName } from '../browser/driver.ts';
import { drivers } from '../browser/drivers.ts';
import { waitForRecording } from '../browser/panel.ts';
import { closesIn, readRows } from '../browser/rows.ts';
import { until } from '../browser/until.ts';
import { startDemoServer } from '../server/server.ts';
import { exportedSession, press } from './hands.ts';
import { createPhotographer, type Look, type Photographer, type Size } from './photographer.ts';
import { scenes } from './scenes.ts';

const usage = `npm run pictures [-- --to <folder>] [-- --only <part of a name>] [-- --browser firefox]
Takes pictures of the panel in DevTools: where DevTools may stand, light and dark, English and Arabic.
  --to       folder of the pictures; artifacts/pictures without it
  --only     those alone whose name holds this, e.g. "idle-cut-bottom" or "dark-ar"
  --browser  chromium (without it) or firefox, which takes none at 150 %`;

const looks: readonly Look[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'ar' },
  { theme: 'dark', language: 'ar' },
];
const everywhere: readonly Size[] = [
  'right',
  'bottom',
  'undocked',
  'narrow',
  'right-at-150',
  'bottom-at-150',
];

/** What `page/shop.ts` makes: so many closes, the last of them after a minute. */
const closesOfShop = 31;
const shopPatience = 90_000;

/** The application in the pictures has names of its own, all of which are this machine. */
const domain = 'shop.example';
const hosts = ['www', 'api'].map((name) => `${name}.${domain}`);

/** Opens the pictured application and waits until all its closes are listed. */
async function openShop(page: Page, panel: Frame, port: string): Promise<void> {
  console.log('Waiting for the closes, the last of which takes a minute ...');
  // Puppeteer waits for what Firefox does not tell of such a page: the rows say when it is done.
  await page.evaluate((url) => {
    location.href = url;
  }, `http://www.${domain}:${port}/page/shop.html`);
  await until(
    'every close has its row',
    async () => closesIn(await readRows(panel)) === closesOfShop,
    shopPatience,
  );
}

async function takeAll(photographer: Photographer, session: string): Promise<void> {
  for (const look of looks) {
    await photographer.dress(look);
    for (const [name, scene] of Object.entries(scenes)) await photographer.take(name, scene, everywhere);
  }
  const open = async (panel: Frame) => {
    await press(panel, '[data-list="closes"] input');
    const field = await panel.waitForSelector('input[data-action="import-file"]');
    await field?.uploadFile(session);
    await panel.waitForSelector('.strip');
  };
  for (const look of looks) {
    await photographer.dress(look);
    await photographer.take('imported-file', open, everywhere);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      to: { type: 'string', default: 'artifacts/pictures' },
      only: { type: 'string', default: '' },
      browser: { type: 'string', default: 'chromium' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const { to: folder, only } = values;
  const name: BrowserName = values.browser === 'firefox' ? 'firefox' : 'chromium';
  await mkdir(folder, { recursive: true });
  const executablePath = await drivers[name].ensure();
  const extension = await buildExtension(name);
  const server = await startDemoServer();
  const { browser, openPanel, close } = await drivers[name].launch({
    executablePath,
    extension,
    authority: server.authority,
    dock: 'undocked',
    ...(name === 'chromium'
      ? { args: [`--host-resolver-rules=MAP *.${domain} 127.0.0.1`] }
      : { preferences: { 'network.dns.localDomains': hosts.join() } }),
  });
  try {
    const [page] = await browser.pages();
    if (!page) throw new Error('The browser opened no page.');
    const { port } = new URL(server.url);
    await page.goto(`http://www.${domain}:${port}/page/elsewhere.html`);
    const open = await openPanel(page);
    await waitForRecording(open.panel);
    await open.resize(1280, 773);
    const photographer = createPhotographer(open, { folder, only, zooms: name === 'chromium' });
    for (const look of looks) {
      await photographer.dress(look);
      await photographer.take('empty', async () => undefined, everywhere);
    }
    await openShop(page, open.panel, port);
    const session = join(folder, 'session.json');
    await writeFile(session, await exportedSession(open.panel));
    await takeAll(photographer, session);
    console.log(`The pictures: ${folder}`);
  } finally {
    await close();
    await server.stop();
  }
}

await main();
