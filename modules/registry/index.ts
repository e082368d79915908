import { defineWxtModule } from 'wxt/modules';
import { writeRegistry } from './write.ts';

/** Writes the registry for other programs beside the built extension, not into it. */
export default defineWxtModule({
  name: 'closeframe:registry',
  setup(wxt) {
    wxt.hook('build:done', ({ config, logger }) => {
      if (config.command === 'build') logger.info(`Wrote ${writeRegistry(config.outBaseDir)}`);
    });
  },
});
