import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '../../locales/index.ts';

/** What the browser itself shows of the extension, before any page of it runs. */
const keys = ['name', 'description', 'action'] as const;

/**
 * The browser's own `_locales/<locale>/messages.json` for every language, made from `extension.json` so that a
 * string has one source. Locale folders are named with an underscore (Chrome extension i18n: `pt_BR`).
 */
export function manifestMessages(): { relativeDest: string; contents: string }[] {
  return locales.map(({ id }) => {
    const file = join(import.meta.dirname, '../../locales', id, 'extension.json');
    const words: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
    const messages = Object.fromEntries(keys.map((key) => [key, { message: words[key] }]));
    return {
      relativeDest: `_locales/${id.replace('-', '_')}/messages.json`,
      contents: `${JSON.stringify(messages, null, 2)}\n`,
    };
  });
}
