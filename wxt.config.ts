import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig, type UserManifest } from 'wxt';
import { hookFile } from './src/hook/source.ts';

/** Flat debugger sessions need it (docs of `chrome.debugger`). */
const oldestChrome = '125';
/** `data_collection_permissions` in the manifest; `Error.captureStackTrace` (138) and `world: "MAIN"` (128) are older. */
const oldestFirefox = '142.0';

const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' devtools:";

const common = {
  name: '__MSG_name__',
  description: '__MSG_description__',
  default_locale: 'en',
  action: { default_title: '__MSG_action__' },
  content_security_policy: { extension_pages: contentPolicy },
} satisfies UserManifest;

const forChromium: UserManifest = {
  ...common,
  minimum_chrome_version: oldestChrome,
  permissions: ['debugger', 'storage'],
};

const forFirefox: UserManifest = {
  ...common,
  permissions: ['scripting', 'storage', 'webNavigation', 'webRequest'],
  host_permissions: ['<all_urls>'],
  browser_specific_settings: {
    gecko: {
      id: 'closeframe@closeframe.dev',
      strict_min_version: oldestFirefox,
      data_collection_permissions: { required: ['none'] },
    },
  },
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: ({ browser }) => ({
    build: {
      target:
        browser === 'firefox' ? `firefox${Number.parseInt(oldestFirefox, 10)}` : `chrome${oldestChrome}`,
    },
  }),
  manifest: ({ browser }) => (browser === 'firefox' ? forFirefox : forChromium),
  hooks: {
    // WXT looks for names to import even where it is told not to, and finds `storage` in any file that has one.
    'config:resolved': ({ config }) => {
      config.imports.imports = [];
      config.imports.presets = [];
    },
    // Firefox runs the hook as a file, which has to start by itself.
    'build:done': async ({ config }) => {
      if (config.browser !== 'firefox') return;
      const file = join(config.outDir, 'hook.js');
      await writeFile(file, hookFile(await readFile(file, 'utf8')));
    },
  },
});
