import { bounded, limits } from './limits.ts';
import type { Header } from './network-entry.ts';

/** Headers as browsers list them. */
export type RawHeaders = readonly { readonly name: string; readonly value: string }[];

/** Headers by their number, the length of each, and of all together. */
export function boundedHeaders(headers: RawHeaders): Header[] {
  const kept: Header[] = [];
  let room: number = limits.headersLength;
  for (const { name, value } of headers.slice(0, limits.headers)) {
    const header = [bounded(name, limits.headerNameLength), bounded(value, limits.headerLength)] as const;
    room -= header[0].length + header[1].length;
    if (room < 0) break;
    kept.push(header);
  }
  return kept;
}
