import { defineConfig } from 'wxt';
import { manifestMessages } from './locales/manifest.ts';

export default defineConfig({
  imports: false,
  manifest: {
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    minimum_chrome_version: '125',
    permissions: ['debugger', 'storage'],
    action: { default_title: '__MSG_action__' },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' devtools:",
    },
  },
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      files.push(...manifestMessages());
    },
    // The registry for other programs: beside the extension, not in it.
    'build:done': async ({ config, logger }) => {
      if (config.command !== 'build') return;
      const { writeRegistry } = await import('./tests/checks/registry.ts');
      logger.info(`Wrote ${writeRegistry(config.outBaseDir)}`);
    },
  },
});
