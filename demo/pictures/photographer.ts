import { join } from 'node:path';
import { setDevToolsTheme } from '../browser/chromium-panel.ts';
import type { OpenPanel } from '../browser/panel.ts';
import { until } from '../browser/until.ts';
import { drawn, settled, speak } from './hands.ts';
import { type Scene, tidy } from './scenes.ts';

export interface Look {
  readonly theme: 'light' | 'dark';
  readonly language: string;
}

/**
 * Sizes of the panel, in pixels of the window, by where DevTools stand. A page zoomed by 150 % has a viewport of so many
 * fewer CSS pixels, each of so many more of the screen's: `deviceScaleFactor` and the smaller viewport are that.
 */
export const sizes = {
  right: { width: 554, height: 773, zoom: 1 },
  bottom: { width: 1280, height: 272, zoom: 1 },
  undocked: { width: 1280, height: 773, zoom: 1 },
  narrow: { width: 400, height: 773, zoom: 1 },
  'right-at-150': { width: 554, height: 773, zoom: 1.5 },
  'bottom-at-150': { width: 1280, height: 272, zoom: 1.5 },
} as const;
export type Size = keyof typeof sizes;

/** Height of DevTools' own bar above the panel, in CSS pixels. */
const devtoolsBar = 27;

export interface Photographer {
  /** Changes theme and language. */
  dress(look: Look): Promise<void>;
  /** Shows a scene, then takes it at these sizes; the file is named by scene, size and look. Leaves the panel wide. */
  take(name: string, scene: Scene, at: readonly Size[]): Promise<void>;
}

/** Gives DevTools and the panel a theme, and the panel a language. */
export async function dress({ devtools, panel }: OpenPanel, { theme, language }: Look): Promise<void> {
  await setDevToolsTheme(devtools, theme);
  await until('the panel has the theme', () =>
    panel.evaluate((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark'),
  );
  await speak(panel, language);
}

/** Takes pictures of a panel into a folder: those whose name holds `only`. */
export function createPhotographer(
  { devtools, panel }: OpenPanel,
  { folder, only }: { readonly folder: string; readonly only: string },
): Photographer {
  let suffix = '';
  const resize = async (size: Size) => {
    const { zoom } = sizes[size];
    const [width, height] = [Math.floor(sizes[size].width / zoom), Math.floor(sizes[size].height / zoom)];
    await devtools.setViewport({ width, height: height + devtoolsBar, deviceScaleFactor: zoom });
    // The panel is a frame in another process, and follows later.
    await until('the panel fills the window', () => panel.evaluate((wanted) => innerWidth === wanted, width));
  };
  return {
    dress: async ({ theme, language }) => {
      await dress({ devtools, panel }, { theme, language });
      suffix = `${theme}-${language}`;
    },
    take: async (name, scene, at) => {
      const fileOf = (size: Size) => `${name}-${size}-${suffix}.png`;
      const wanted = at.filter((size) => fileOf(size).includes(only));
      if (wanted.length === 0) return;
      await scene(panel);
      for (const size of wanted) {
        await resize(size);
        await settled(panel);
        await drawn(devtools);
        await devtools.screenshot({ path: join(folder, fileOf(size)) });
      }
      await tidy(panel);
      await resize('undocked');
    },
  };
}
