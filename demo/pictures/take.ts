import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Frame } from 'puppeteer-core';
import { exportedSession, press } from './hands.ts';
import { createPhotographer, type Look, type Photographer, type Size } from './photographer.ts';
import { scenes } from './scenes.ts';
import { type PictureStage, setStage } from './stage.ts';
import { drawArtwork } from './store/artwork.ts';
import { storeViewport, takeStorePictures } from './store/shots.ts';

const usage = `npm run pictures [-- --to <folder>] [-- --only <part of a name>] [-- --store]
Takes pictures of the panel in DevTools: where DevTools may stand, light and dark, English and Arabic.
  --to     folder of the pictures; artifacts/pictures without it
  --only   those alone whose name holds this, e.g. "idle-cut-bottom" or "dark-ar"
  --store  instead: the stores' screenshots in every language and their tiles (docs/store/pictures), the README's
           picture (docs/panel.png), and the icons in all sizes from docs/icon.svg`;

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

/** Takes every scene in every look and size. */
async function takeScenes(stage: PictureStage, folder: string, only: string): Promise<void> {
  const { open, openShop } = stage;
  await mkdir(folder, { recursive: true });
  await open.devtools.setViewport({ width: 1280, height: 800 });
  const photographer = createPhotographer(open, { folder, only });
  for (const look of looks) {
    await photographer.dress(look);
    await photographer.take('empty', async () => undefined, everywhere);
  }
  await openShop();
  const session = join(folder, 'session.json');
  await writeFile(session, await exportedSession(open.panel));
  await takeAll(photographer, session);
  console.log(`The pictures: ${folder}`);
}

async function makeStoreMaterial(stage: PictureStage): Promise<void> {
  await stage.openShop();
  await takeStorePictures(stage.open);
  // From the screenshots.
  await drawArtwork(stage.browser);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      to: { type: 'string', default: 'artifacts/pictures' },
      only: { type: 'string', default: '' },
      store: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const stage = await setStage(values.store ? storeViewport.deviceScaleFactor : 1);
  try {
    await (values.store ? makeStoreMaterial(stage) : takeScenes(stage, values.to, values.only));
  } finally {
    await stage.close();
  }
}

await main();
