import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locales } from '../../../locales/index.ts';
import type { OpenPanel } from '../../browser/panel.ts';
import { drawn, press, settled } from '../hands.ts';
import { dress, type Look } from '../photographer.ts';
import { close, type Scene, tidy, view } from '../scenes.ts';
import { picturesFolder, readmePicture } from './places.ts';
import { repackPng } from './repack-png.ts';

/** 1280 x 800 pixels, in which DevTools are zoomed to 125 %: stores show screenshots reduced. */
export const storeViewport = { width: 1024, height: 640, deviceScaleFactor: 1.25 } as const;

interface Shot {
  /** Its file, without the language. */
  readonly name: string;
  readonly theme: Look['theme'];
  readonly scene: Scene;
}

/** Shows or hides the timeline, which takes the place of what a small picture is about. */
const withTimeline =
  (wanted: boolean, scene: Scene): Scene =>
  async (panel) => {
    await press(panel, '[data-list="closes"] input');
    const button = await panel.waitForSelector('[data-action="timeline"]');
    await button?.evaluate((element, on) => {
      if ((element.getAttribute('aria-pressed') === 'true') !== on) (element as HTMLElement).click();
    }, wanted);
    await scene(panel);
  };

/** Chooses a close and folds or unfolds its last messages, which otherwise stay as the picture before had them. */
const closeWith =
  (path: string, lastWords: 'folded' | 'open'): Scene =>
  async (panel) => {
    await close(path)(panel);
    const part = await panel.waitForSelector('[data-section="last-words"]');
    await part?.evaluate((element, open) => {
      element.toggleAttribute('open', open);
      if (open) element.scrollIntoView({ block: 'nearest' });
    }, lastWords === 'open');
  };

/** The five that a store shows of each language, in their order. */
const shots: readonly Shot[] = [
  { name: '1-cause-and-fix', theme: 'light', scene: withTimeline(false, closeWith('/payments', 'folded')) },
  {
    name: '2-idle-timeout',
    theme: 'light',
    scene: withTimeline(true, closeWith('/notifications', 'folded')),
  },
  { name: '3-reconnect-loop', theme: 'dark', scene: withTimeline(true, closeWith('/feed', 'folded')) },
  { name: '4-last-words', theme: 'light', scene: withTimeline(false, closeWith('/cable', 'open')) },
  {
    name: '5-compare-codes',
    theme: 'light',
    scene: (panel) => view(panel, 'compare', '[data-region="comparison"]'),
  },
];

/** Takes every language's five screenshots, and the README's picture, of a panel that lists the application's closes. */
export async function takeStorePictures({ devtools, panel }: OpenPanel): Promise<void> {
  await devtools.setViewport(storeViewport);
  for (const { id: language } of locales) {
    const folder = join(picturesFolder, language);
    await mkdir(folder, { recursive: true });
    for (const { name, theme, scene } of shots) {
      await dress({ devtools, panel }, { theme, language });
      await scene(panel);
      await settled(panel);
      await drawn(devtools);
      await writeFile(join(folder, `${name}.png`), repackPng(Buffer.from(await devtools.screenshot())));
      await tidy(panel);
    }
  }
  await copyFile(join(picturesFolder, 'en', '2-idle-timeout.png'), readmePicture);
  console.log(`The stores' pictures: ${picturesFolder}`);
}
