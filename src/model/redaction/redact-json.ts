import { mask } from './redact.ts';
import { isSecretName, isSecretNumber, saysMore } from './secret-names.ts';

/** JSON in a string of JSON: SockJS wraps it once, Pusher in SockJS twice. */
const deepest = 3;

/** The index of a string's closing quote; the text's length where there is none. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return Math.min(index, text.length);
}

function afterBlanks(text: string, from: number): number {
  let index = from;
  while (index < text.length && ' \t\r\n'.includes(text[index] ?? '')) index += 1;
  return index;
}

function endOfNumber(text: string, from: number): number {
  let index = from;
  while (index < text.length && '0123456789+-.eE'.includes(text[index] ?? '')) index += 1;
  return index;
}

/** A credential by its own form, whatever it is called: a JSON Web Token, or what follows 'Bearer'. */
const isCredential = (value: string): boolean =>
  (value.startsWith('eyJ') && value.includes('.') && value.length > 20) || /^bearer /i.test(value);

/** A string of JSON as the text that it stands for; null where it is none. */
function unquoted(literal: string): string | null {
  try {
    const text: unknown = JSON.parse(literal);
    return typeof text === 'string' ? text : null;
  } catch {
    // Cut, or no JSON: there is nothing to look into.
    return null;
  }
}

/** A string that is no secret itself, with what is secret in the JSON that it may hold. */
function redactWithin(literal: string, isCut: boolean, depth: number): string {
  if (!literal.includes('\\"')) return literal;
  if (isCut) return hidesName(literal) ? `"${mask}` : literal;
  const inner = depth < deepest ? unquoted(literal) : null;
  if (inner === null) return hidesName(literal) ? `"${mask}"` : literal;
  const redacted = redactJson(inner, depth + 1);
  return redacted === inner ? literal : JSON.stringify(redacted);
}

/** Whether a text that cannot be taken apart has a secret name in it. */
const hidesName = (text: string): boolean => text.split('"').some(isSecretName);

/**
 * A text with the values of secret names masked wherever it has JSON, behind a prefix or cut at its end too. Everything else
 * stays letter by letter. One pass for each of three levels of JSON in strings; masks a masked text to itself.
 */
export function redactJson(text: string, depth = 1): string {
  let out = '';
  let at = 0;
  let name: string | null = null;
  /** Of each open bracket, whether all that stands in it is secret. */
  const open: boolean[] = [];
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === '"') {
      const end = endOfString(text, at);
      const literal = text.slice(at, end + 1);
      const isCut = end >= text.length;
      const next = afterBlanks(text, end + 1);
      if (text[next] === ':' && !isCut) {
        name = literal.includes('\\') ? (unquoted(literal) ?? literal) : literal.slice(1, -1);
        out += text.slice(at, next + 1);
        at = next + 1;
        continue;
      }
      const isSecret = (open.at(-1) ?? false) || (name !== null && isSecretName(name));
      if (literal.length > 2 && (isSecret || isCredential(literal.slice(1))))
        out += isCut ? `"${mask}` : `"${mask}"`;
      else out += redactWithin(literal, isCut, depth);
      name = null;
      at = end + 1;
      continue;
    }
    if (name !== null && isSecretNumber(name) && '-0123456789'.includes(character)) {
      out += `"${mask}"`;
      at = endOfNumber(text, at);
      name = null;
      continue;
    }
    if (character === '{' || character === '[') {
      open.push((open.at(-1) ?? false) || (name !== null && isSecretName(name) && !saysMore(name)));
      name = null;
    } else if (character === '}' || character === ']') open.pop();
    else if (character === ',') name = null;
    out += character;
    at += 1;
  }
  return out;
}
