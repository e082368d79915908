import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DevToolsPanel } from '../browser/driver.ts';
import { until } from '../browser/until.ts';
import { settled, speak } from './hands.ts';
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

export interface Photographer {
  /** Changes theme and language. */
  dress(look: Look): Promise<void>;
  /** Shows a scene, then takes it at these sizes; the file is named by scene, size and look. Leaves the panel wide. */
  take(name: string, scene: Scene, at: readonly Size[]): Promise<void>;
}

/** Takes pictures of a panel into a folder: those whose name holds `only`. Without `zooms`, no zoomed ones. */
export function createPhotographer(
  { panel, resize, setTheme, picture }: DevToolsPanel,
  { folder, only, zooms }: { readonly folder: string; readonly only: string; readonly zooms: boolean },
): Photographer {
  let suffix = '';
  const resizeTo = (size: Size) => {
    const { width, height, zoom } = sizes[size];
    return resize(Math.floor(width / zoom), Math.floor(height / zoom), zoom);
  };
  return {
    dress: async ({ theme, language }) => {
      await setTheme(theme);
      await until('the panel has the theme', () =>
        panel.evaluate(
          (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
          theme === 'dark',
        ),
      );
      await speak(panel, language);
      suffix = `${theme}-${language}`;
    },
    take: async (name, scene, at) => {
      const fileOf = (size: Size) => `${name}-${size}-${suffix}.png`;
      const wanted = at.filter((size) => (zooms || sizes[size].zoom === 1) && fileOf(size).includes(only));
      if (wanted.length === 0) return;
      await scene(panel);
      for (const size of wanted) {
        await resizeTo(size);
        await settled(panel);
        await writeFile(join(folder, fileOf(size)), await picture());
      }
      await tidy(panel);
      await resizeTo('undocked');
    },
  };
}
