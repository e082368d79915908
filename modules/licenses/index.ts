import { addViteConfig, defineWxtModule } from 'wxt/modules';
import { licencesFile, licensedPackages } from './licenses.ts';

const packageOf = /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/](?!.*[\\/]node_modules[\\/])/;

/** Puts the licences of all libraries into the package, and fails a build that takes in one without. */
export default defineWxtModule({
  name: 'closeframe:licenses',
  setup(wxt) {
    const known = new Set(licensedPackages().map(({ name }) => name));
    const strangers = new Set<string>();
    addViteConfig(wxt, () => ({
      plugins: [
        {
          name: 'closeframe:licenses',
          generateBundle(_options, bundle) {
            for (const file of Object.values(bundle)) {
              if (file.type !== 'chunk') continue;
              for (const id of file.moduleIds) {
                const name = packageOf.exec(id)?.[1]?.replaceAll('\\', '/');
                if (name !== undefined && !known.has(name)) strangers.add(name);
              }
            }
          },
        },
      ],
    }));
    wxt.hook('build:publicAssets', (_wxt, files) => {
      files.push({ relativeDest: 'licenses.txt', contents: licencesFile() });
    });
    wxt.hook('build:done', ({ config }) => {
      if (config.command === 'build' && strangers.size > 0)
        throw new Error(`In the build, but not in modules/licenses/: ${[...strangers].sort().join(', ')}`);
    });
  },
});
