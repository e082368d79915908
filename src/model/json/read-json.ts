import type { BaseIssue } from 'valibot';
import { jsonErrorPosition, type TextPosition } from './json-error-position.ts';

/** The value of a JSON text, or where the text stops being JSON. */
export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly position: TextPosition };

/** Reads JSON that a person may have written or edited. A byte order mark before it is ignored (RFC 8259 section 8.1). */
export function readJson(text: string): ReadJson {
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  try {
    return { ok: true, value: JSON.parse(json) };
  } catch {
    return { ok: false, position: jsonErrorPosition(json) ?? { line: 1, column: 1 } };
  }
}

/** Problems of one file that are listed; a reader fixes these first. */
export const mostProblems = 20;

/** The path of a valibot issue as JavaScript writes it: `sockets[3].close.code`; '' for the whole value. */
export const issuePath = ({ path }: BaseIssue<unknown>): string =>
  (path ?? []).reduce((before, { key }) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    return before === '' ? String(key) : `${before}.${String(key)}`;
  }, '');
