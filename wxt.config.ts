import { defineConfig } from 'wxt';

export default defineConfig({
  imports: false,
  manifest: {
    name: 'Closeframe',
    description: 'Says why a WebSocket closed: the hidden cause, the close code and the fix.',
    minimum_chrome_version: '125',
    permissions: ['debugger', 'storage'],
    action: { default_title: 'Closeframe' },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' devtools:",
    },
  },
});
