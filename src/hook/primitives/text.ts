import { codeUnit } from './primordials.ts';

const controls =
  '\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f' +
  '\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f';
const digits = '0123456789abcdef';

const isHigh = (unit: string | undefined) => unit !== undefined && unit >= '\ud800' && unit <= '\udbff';
const isLow = (unit: string | undefined) => unit !== undefined && unit >= '\udc00' && unit <= '\udfff';

/**
 * `bounded` of src/model/limits.ts, by syntax alone: the page may have replaced the methods of strings.
 * A test holds the two equal.
 */
export function truncate(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = '';
  const end = isHigh(text[length - 2]) ? length - 2 : length - 1;
  for (let index = 0; index < end; index++) kept += text[index];
  return `${kept}…`;
}

/**
 * A string as JSON, as well-formed JSON.stringify writes it: lone surrogates escaped, so that they survive the way
 * through UTF-8. By syntax alone but for the digits of a lone surrogate.
 */
export function quote(text: string): string {
  for (let index = 0; index < text.length; index++) {
    const unit = text[index] as string;
    if (unit < ' ' || unit === '"' || unit === '\\' || (unit >= '\ud800' && unit <= '\udfff')) {
      return `"${escaped(text)}"`;
    }
  }
  return `"${text}"`;
}

function escaped(text: string): string {
  let result = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text[index] as string;
    if (unit === '"' || unit === '\\') result += `\\${unit}`;
    else if (unit < ' ') result += controlEscape(unit);
    else if (isHigh(unit) && isLow(text[index + 1])) {
      index++;
      result += unit + (text[index] as string);
    } else if (isHigh(unit) || isLow(unit)) result += hexEscape(codeUnit(text, index));
    else result += unit;
  }
  return result;
}

function controlEscape(unit: string): string {
  let code = 0;
  while (controls[code] !== unit) code++;
  return hexEscape(code);
}

function hexEscape(code: number): string {
  const digit = (shift: number) => digits[(code >> shift) & 15] as string;
  return `\\u${digit(12)}${digit(8)}${digit(4)}${digit(0)}`;
}
