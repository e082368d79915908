import { addViteConfig, defineWxtModule } from 'wxt/modules';
import { compileMessagesPlugin } from './compile-messages.ts';
import { manifestMessages } from './manifest-messages.ts';

/** Takes the locales into the build: messages parsed, and what the browser itself shows as its own `_locales`. */
export default defineWxtModule({
  name: 'closeframe:locales',
  setup(wxt) {
    addViteConfig(wxt, () => ({ plugins: [compileMessagesPlugin()] }));
    wxt.hook('build:publicAssets', (_wxt, files) => {
      files.push(...manifestMessages());
    });
  },
});
