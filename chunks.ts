import type { Plugin } from 'vite';

/**
 * Which modules share a built file: few files pack far better than many, and what a reader does not look at stays
 * out of the panel's first load. A group takes with it what its modules import, unless a group of higher priority
 * has it; so the base comes first, and the service worker gets nothing that needs a document.
 */
const groups = [
  {
    name: 'browser',
    test: /webextension-polyfill|rolldown\/runtime|vite\/preload-helper|virtual:wxt-(?:html-)?plugins/,
    priority: 9,
  },
  { name: 'base', test: /\/node_modules\/valibot\/|\/src\/(?:model|channel)\//, priority: 8 },
  {
    name: 'view',
    test: /\/src\/(?:i18n|registry(?!\/packs\/)|ui\/components|ui\/style\/shared)[./]|\/node_modules\/@?preact\//,
    priority: 7,
  },
  {
    name: 'panel',
    test: /\/src\/ui\/(?:app\/App|app\/panel)\.tsx?$|\/entrypoints\/panel\/platform\.ts$/,
    priority: 6,
  },
  { name: 'closes', test: /\/src\/ui\/store\/interpreter\.ts$/, priority: 5 },
  { name: 'codes', test: /\/src\/(?:compare|ui\/compare|ui\/codes)\//, priority: 4 },
];

/** An extension comes whole, so that no file needs a name of its own for each version; hashes do not pack. */
const names = { chunkFileNames: 'chunks/[name].js', assetFileNames: 'assets/[name].[ext]' };

/** Groups modules into the built files above; a script that is one file by nature (the hook) is left alone. */
export const groupChunks = (): Plugin => ({
  name: 'closeframe:group-chunks',
  config: ({ build }) =>
    build?.lib
      ? null
      : {
          build: {
            // Every browser that takes the extension (minimum_chrome_version) preloads modules itself.
            modulePreload: { polyfill: false },
            rolldownOptions: { output: { ...names, codeSplitting: { groups } } },
          },
        },
});
