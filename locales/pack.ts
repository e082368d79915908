import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Plugin } from 'vite';
import { type KeyTree, type PackedMessage, packMessage, packMessages } from '../src/i18n/packed-words.ts';
import { locales } from './index.ts';
import type { WordFile } from './messages.ts';

type Tree = { readonly [key: string]: string | Tree };

/** What a panel needs from the first close on, and what it opens with; files in the order that packs best (measured). */
const parts: Readonly<Record<string, readonly WordFile[]>> = {
  later: ['compare', 'packs', 'codes', 'causes', 'infrastructure'],
  start: ['settings', 'session', 'filter', 'timeline', 'groups', 'interface'],
};
const partNames = Object.keys(parts);
const filesOf = (part: string): readonly WordFile[] => parts[part] ?? [];

/** English has a module for each part; another language is one, since one file packs better than two. */
const modulesOf = (locale: string) => (locale === 'en' ? partNames.map((part) => [part]) : [partNames]);

const wordsPrefix = 'virtual:words/';
const keysPrefix = 'virtual:word-keys/';
/** The last step of a module's name becomes that of its built file. */
const wordsId = (locale: string, names: readonly string[]) =>
  `${wordsPrefix}${locale}/${names.join('+')}/words-${locale}${names.length > 1 ? '' : `-${names[0]}`}`;
const keysId = (part: string) => `${keysPrefix}${part}/word-keys-${part}`;
const inSource = (file: string) => join(import.meta.dirname, '../src/i18n', file);

const pathOf = (locale: string, file: string) => join(import.meta.dirname, locale, `${file}.json`);
const read = (locale: string, file: string): Tree => JSON.parse(readFileSync(pathOf(locale, file), 'utf8'));
const readPart = (locale: string, part: string): Tree =>
  Object.fromEntries(filesOf(part).map((file) => [file, read(locale, file)]));

const keysOf = (tree: Tree): KeyTree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, child]) => [key, typeof child === 'string' ? 0 : keysOf(child)]),
  );

function packedText(text: string, at: string): PackedMessage {
  try {
    return packMessage(new IntlMessageFormat(text).getAst());
  } catch (error) {
    throw new Error(`${at}: ${error instanceof Error ? error.message : error}`);
  }
}

/** The texts of a file in the order of the English keys. Throws where a language lacks one. */
export function packedTexts(keys: KeyTree, words: Tree, path: string): readonly PackedMessage[] {
  return Object.entries(keys).flatMap(([key, below]) => {
    const child = words[key];
    const at = `${path}.${key}`;
    if (below === 0 && typeof child === 'string') return [packedText(child, at)];
    if (below !== 0 && typeof child === 'object') return packedTexts(below, child, at);
    throw new Error(`${at}: English has ${below === 0 ? 'a text' : 'a group of texts'} here`);
  });
}

/** For `src/i18n/word-files.ts`: the same table, with packed words behind it. */
function wordFilesModule(): string {
  const lines = locales.flatMap(({ id }) =>
    modulesOf(id).flatMap((names) =>
      names.flatMap(filesOf).map((file) => {
        const from = JSON.stringify(wordsId(id, names));
        return `'${id}/${file}': () => import(${from}).then((words) => words.default.${file}),`;
      }),
    ),
  );
  return ['export const wordFiles = {', ...lines, '};'].join('\n');
}

function wordsModule(locale: string, names: readonly string[]): string {
  const unpacked = names.map((part) => {
    const texts = packedTexts(keysOf(readPart('en', part)), readPart(locale, part), locale);
    return `...unpackWords(${part}, ${JSON.stringify(packMessages(texts))}),`;
  });
  return [
    `import { unpackWords } from ${JSON.stringify(inSource('packed-words.ts'))};`,
    ...names.map((part) => `import ${part} from ${JSON.stringify(keysId(part))};`),
    'export default {',
    ...unpacked,
    '};',
  ].join('\n');
}

/**
 * Packs the words for the built extension: the keys once for all languages, the texts already parsed, so that the
 * parser stays at home, and a language in one file. Readers of words get the same trees as from the JSON itself,
 * with parsed messages for texts.
 */
export function packWords(): Plugin {
  return {
    name: 'closeframe:pack-words',
    enforce: 'pre',
    resolveId: (source) =>
      source.startsWith(wordsPrefix) || source.startsWith(keysPrefix) ? `\0${source}` : null,
    load(id) {
      if (id === inSource('word-files.ts')) return wordFilesModule();
      if (id.startsWith(`\0${keysPrefix}`)) {
        const [part = ''] = id.slice(keysPrefix.length + 1).split('/');
        return `export default ${JSON.stringify(keysOf(readPart('en', part)))}`;
      }
      if (!id.startsWith(`\0${wordsPrefix}`)) return null;
      const [locale = '', names = ''] = id.slice(wordsPrefix.length + 1).split('/');
      for (const file of names.split('+').flatMap(filesOf)) this.addWatchFile(pathOf(locale, file));
      return wordsModule(locale, names.split('+'));
    },
  };
}
