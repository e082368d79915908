import { writeFile } from 'node:fs/promises';
import { defineConfig } from 'wxt';
import { groupChunks } from './chunks.ts';
import { manifestMessages } from './locales/manifest.ts';
import { packWords } from './locales/pack.ts';
import { zipOf } from './zip.ts';

/** Flat debugger sessions need it (docs of `chrome.debugger`). */
const oldestChrome = '125';

export default defineConfig({
  imports: false,
  vite: () => ({
    build: { target: `chrome${oldestChrome}` },
    plugins: [packWords(), groupChunks()],
    // The words are parsed when the extension is built (locales/pack.ts).
    resolve: {
      alias: {
        '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
      },
    },
  }),
  manifest: {
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    minimum_chrome_version: oldestChrome,
    permissions: ['debugger', 'storage'],
    action: { default_title: '__MSG_action__' },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' devtools:",
    },
  },
  hooks: {
    // WXT looks for names to import even where it is told not to, and finds `storage` in any file that has one.
    'config:resolved': ({ config }) => {
      config.imports.imports = [];
      config.imports.presets = [];
    },
    'build:publicAssets': (_wxt, files) => {
      files.push(...manifestMessages());
    },
    // The same files, packed better.
    'zip:extension:done': async ({ config }, path) => {
      await writeFile(path, await zipOf(config.outDir));
    },
    // The registry for other programs: beside the extension, not in it.
    'build:done': async ({ config, logger }) => {
      if (config.command !== 'build') return;
      const { writeRegistry } = await import('./tests/checks/registry.ts');
      logger.info(`Wrote ${writeRegistry(config.outBaseDir)}`);
    },
  },
});
