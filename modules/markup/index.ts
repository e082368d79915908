import { addViteConfig, defineWxtModule } from 'wxt/modules';

/** The one line of Preact that turns text into markup, minified. */
const assignment = /\((\w+)\.innerHTML=\w+\.__html\)/;
const renderer = /[\\/]preact[\\/]dist[\\/]preact\.m?js$/;

/**
 * Takes `dangerouslySetInnerHTML` out of Preact: nothing here uses it, and what a page says can never become markup then.
 * Mozilla's linter warns of the line too.
 */
export default defineWxtModule({
  name: 'closeframe:markup',
  setup(wxt) {
    addViteConfig(wxt, () => ({
      plugins: [
        {
          name: 'closeframe:no-markup',
          transform(code, id) {
            if (!renderer.test(id.split('?')[0] ?? '')) return undefined;
            if (!assignment.test(code))
              throw new Error(`${id} sets no innerHTML any more: take this module out.`);
            return { code: code.replace(assignment, '(void 0)'), map: null };
          },
        },
      ],
    }));
  },
});
