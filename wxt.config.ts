import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig, type UserManifest } from 'wxt';
import packageJson from './package.json' with { type: 'json' };
import { hookFile } from './src/hook/source.ts';
import { reachable } from './src/ui/start/live-demos.ts';

/** `Page.frameStartedNavigating`, by which the end of a worker with its page is told from its own end. */
const oldestChrome = '134';
/** `documentId` of a port's sender and of a request: without it no document is known (docs/minimum-versions.md). */
const oldestFirefox = '153.0';

const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' devtools:; frame-src 'self'";

const common = {
  name: '__MSG_name__',
  description: '__MSG_description__',
  default_locale: 'en',
  homepage_url: packageJson.homepage,
  action: { default_title: '__MSG_action__' },
  content_security_policy: { extension_pages: contentPolicy },
} satisfies UserManifest;

const forChromium: UserManifest = {
  ...common,
  content_security_policy: {
    extension_pages: contentPolicy,
    // The page of the live demos, which must reach what they fail at and nothing else.
    sandbox: `sandbox allow-scripts; default-src 'none'; script-src 'self'; connect-src ${reachable.join(' ')}`,
  },
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
      // What several parts share goes into few files: one for what pages begin with, some for what is loaded later. Left
      // alone, the bundler makes 45 for the panel's first paint; each is a request, and opening took a fifth longer (measured).
      rolldownOptions: {
        output: {
          strictExecutionOrder: true,
          codeSplitting: {
            groups: [
              { name: 'first', tags: ['$initial'], minShareCount: 2, priority: 2 },
              { name: 'later', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 60_000 },
            ],
          },
        },
      },
    },
  }),
  manifest: ({ browser }) => (browser === 'firefox' ? forFirefox : forChromium),
  // The demo's pictures, which no build needs.
  zip: { excludeSources: ['artifacts/**'] },
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
