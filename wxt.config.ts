import { defineConfig } from 'wxt';
import packageJson from './package.json' with { type: 'json' };
import { reachable } from './src/ui/start/live-demos.ts';

/** Flat debugger sessions need it (docs of `chrome.debugger`). */
const oldestChrome = '125';

export default defineConfig({
  imports: false,
  vite: () => ({ build: { target: `chrome${oldestChrome}` } }),
  manifest: {
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    homepage_url: packageJson.homepage,
    minimum_chrome_version: oldestChrome,
    permissions: ['debugger', 'storage'],
    action: { default_title: '__MSG_action__' },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' devtools:; frame-src 'self'",
      // The page of the live demos, which must reach what they fail at and nothing else.
      sandbox: `sandbox allow-scripts; default-src 'none'; script-src 'self'; connect-src ${reachable.join(' ')}`,
    },
  },
  hooks: {
    // WXT looks for names to import even where it is told not to, and finds `storage` in any file that has one.
    'config:resolved': ({ config }) => {
      config.imports.imports = [];
      config.imports.presets = [];
    },
  },
});
