import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

type Tree = { readonly [key: string]: string | Tree };

const messageFile = /\/locales\/([\w-]+)\/(\w+)\.json$/;

/** A file of messages with every text parsed (ICU MessageFormat). Throws with the key of a text that is no message. */
export function compileMessages(tree: Tree, path: string): unknown {
  return Object.fromEntries(
    Object.entries(tree).map(([key, child]) => {
      const at = `${path}.${key}`;
      if (typeof child !== 'string') return [key, compileMessages(child, at)];
      try {
        return [key, parse(child)];
      } catch (error) {
        throw new Error(`${at}: ${error instanceof Error ? error.message : error}`);
      }
    }),
  );
}

/**
 * Parses the messages when the extension is built, as `formatjs compile --ast` does, so that the parser stays out of
 * the panel. A built file of messages is named after its locale and file.
 */
export function compileMessagesPlugin(): Plugin {
  return {
    name: 'closeframe:compile-messages',
    enforce: 'pre',
    config: ({ build }) => ({
      resolve: {
        alias: {
          '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
        },
      },
      // The hook is one file by nature.
      ...(build?.lib ? {} : { build: { rolldownOptions: { output: { chunkFileNames } } } }),
    }),
    transform(code, id) {
      const [, locale, file] = messageFile.exec(id) ?? [];
      if (locale === undefined || file === undefined) return null;
      const compiled = JSON.stringify(compileMessages(JSON.parse(code), `${locale}/${file}`));
      // Browsers parse a long JSON text faster than the same object literal (V8, "the cost of JavaScript").
      return { code: `export default JSON.parse(${JSON.stringify(compiled)})`, map: null, moduleType: 'js' };
    },
  };
}

function chunkFileNames({ facadeModuleId }: { facadeModuleId?: string | null }): string {
  const [, locale, file] = messageFile.exec(facadeModuleId ?? '') ?? [];
  return locale === undefined ? 'chunks/[name]-[hash].js' : `chunks/messages-${locale}-${file}.js`;
}
