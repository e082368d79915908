import { isArray, owns } from './primordials.ts';
import { quote } from './text.ts';

/**
 * JSON of plain data. Unlike JSON.stringify it asks nothing of the page: no `toJSON`, no replaced JSON, no inherited
 * property. What JSON cannot say (undefined, NaN, functions) becomes null.
 */
export function encode(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return value - value === 0 ? `${value}` : 'null';
  if (typeof value !== 'object' || value === null) return 'null';
  return isArray(value) ? encodeList(value) : encodeFields(value);
}

function encodeList(list: readonly unknown[]): string {
  let result = '';
  for (let index = 0; index < list.length; index++) result += (index === 0 ? '' : ',') + encode(list[index]);
  return `[${result}]`;
}

function encodeFields(object: object): string {
  let result = '';
  for (const key in object) {
    if (!owns(object, key)) continue;
    const field = (object as Record<string, unknown>)[key];
    result += `${result === '' ? '' : ','}${quote(key)}:${encode(field)}`;
  }
  return `{${result}}`;
}
