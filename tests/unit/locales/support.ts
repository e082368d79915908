import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { locales } from '../../../locales/index.ts';

const root = resolve(import.meta.dirname, '../../../locales');

/** Every string of a locale, by 'file.path.to.key'. */
export function wordsOf(locale: string): Map<string, string> {
  const words = new Map<string, string>();
  const walk = (node: unknown, path: string) => {
    if (typeof node === 'string') words.set(path, node);
    else if (typeof node === 'object' && node !== null)
      for (const [key, child] of Object.entries(node)) walk(child, `${path}.${key}`);
    else throw new Error(`${locale}: ${path} is neither a text nor a group of texts`);
  };
  for (const file of readdirSync(join(root, locale)).filter((name) => name.endsWith('.json')))
    walk(JSON.parse(readFileSync(join(root, locale, file), 'utf8')), file.replace('.json', ''));
  return words;
}

/** Every text of a locale for the stores of extensions, by 'store.description'. */
export const storeWordsOf = (locale: string): [key: string, text: string][] =>
  Object.entries<string | string[]>(
    JSON.parse(readFileSync(join(root, '../docs/store', `${locale}.json`), 'utf8')),
  ).map(([name, text]) => [`store.${name}`, String(text)]);

export const translations = locales.map(({ id }) => id).filter((id) => id !== 'en');

type Node = { type: number; value: string; options?: Record<string, { value: Node[] }>; children?: Node[] };

// Node types of @formatjs/icu-messageformat-parser: 0 literal, 1-4 arguments, 5 select, 6 plural, 7 pound, 8 tag.
const literal = 0;
const plural = 6;
const tag = 8;

/** A message's placeholders and tags, each with its kind, sorted; and the plural arguments in it. */
export function shapeOf(text: string, locale: string) {
  const shape = new Set<string>();
  const plurals: { argument: string; forms: string[] }[] = [];
  const literals: string[] = [];
  const visit = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (node.type === literal) literals.push(node.value);
      else if (node.type === tag) shape.add(`<${node.value}>`);
      else if (node.value !== undefined) shape.add(`{${node.value}}`);
      if (node.type === plural)
        plurals.push({ argument: node.value, forms: Object.keys(node.options ?? {}) });
      for (const option of Object.values(node.options ?? {})) visit(option.value);
      if (node.children) visit(node.children);
    }
  };
  visit(new IntlMessageFormat(text, locale).getAst() as unknown as Node[]);
  return { shape: [...shape].sort(), plurals, literals };
}

/** Counts that reach every CLDR plural category of our languages: Arabic has six, Spanish "many" begins at a million. */
export const pluralSamples = [0, 1, 2, 3, 11, 100, 1_000_000];

/** The message with every placeholder filled: numbers with `count`, tags with their content. */
export function renderWithCount(
  text: string,
  locale: string,
  shape: readonly string[],
  count: number,
): string {
  const values = Object.fromEntries(
    shape.map((part) => [
      part.slice(1, -1),
      part.startsWith('<') ? (children: readonly unknown[]) => children.join('') : count,
    ]),
  );
  return String(new IntlMessageFormat(text, locale).format(values));
}
