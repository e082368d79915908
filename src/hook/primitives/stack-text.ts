import { limits } from '../../model/limits.ts';
import type { StackFrame } from '../../model/socket.ts';
import { append } from './primordials.ts';
import { truncate } from './text.ts';

/**
 * A stack as Firefox writes it, a line a frame: `function@address:line:column`, the function '' at the top of a script.
 * By syntax alone, since the page may have replaced the methods of strings. At most `limits.stackFrames` frames; a line
 * of another form is left out.
 */
export function parseStackText(text: string): StackFrame[] {
  const frames: StackFrame[] = [];
  let start = 0;
  for (let at = 0; at <= text.length && frames.length < limits.stackFrames; at++) {
    if (at < text.length && text[at] !== '\n') continue;
    const frame = parseLine(text, start, at);
    if (frame !== null) append(frames, frame);
    start = at + 1;
  }
  return frames;
}

function parseLine(text: string, start: number, end: number): StackFrame | null {
  const columnColon = lastColon(text, start, end);
  const lineColon = lastColon(text, start, columnColon);
  let separator = start;
  while (separator < lineColon && text[separator] !== '@') separator++;
  const line = numberIn(text, lineColon + 1, columnColon);
  const column = numberIn(text, columnColon + 1, end);
  if (separator >= lineColon || line === null || column === null) return null;
  return {
    functionName: truncate(part(text, start, separator), limits.functionNameLength),
    url: truncate(part(text, separator + 1, lineColon), limits.frameUrlLength),
    line,
    column,
  };
}

/** The place of the last colon in a part of a text; the part's start where there is none. */
function lastColon(text: string, start: number, end: number): number {
  let at = end - 1;
  while (at > start && text[at] !== ':') at--;
  return at < start ? start : at;
}

function numberIn(text: string, start: number, end: number): number | null {
  const digits = part(text, start, end);
  const number = digits === '' ? Number.NaN : +digits;
  return number >= 0 && number % 1 === 0 ? number : null;
}

function part(text: string, start: number, end: number): string {
  let result = '';
  for (let at = start; at < end; at++) result += text[at];
  return result;
}
