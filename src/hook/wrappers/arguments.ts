import { limits } from '../../model/limits.ts';
import {
  append,
  apply,
  getPrototypeOf,
  isArray,
  isBufferView,
  ownData,
  prototypeOf,
  reader,
  round,
} from '../primitives/primordials.ts';
import { truncate } from '../primitives/text.ts';

const href = reader<string>(prototypeOf('URL'), 'href');
const bufferLength = reader<number>(prototypeOf('ArrayBuffer'), 'byteLength');
const typedPrototype = getPrototypeOf(Uint8Array.prototype) ?? undefined;
const typedLength = reader<number>(typedPrototype, 'byteLength');
const viewLength = reader<number>(prototypeOf('DataView'), 'byteLength');
const blobSize = reader<number>(prototypeOf('Blob'), 'size');
const exceptionName = reader<string>(prototypeOf('DOMException'), 'name');
const exceptionMessage = reader<string>(prototypeOf('DOMException'), 'message');
const sizeReaders = [bufferLength, typedLength, viewLength, blobSize] as const;

/** An argument as text; '' where converting it could run page code a second time. */
function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'function' || typeof value === 'symbol') return '';
  return typeof value === 'object' && value !== null ? '' : `${value}`;
}

const textOf = (value: unknown) => (value === undefined ? '' : plainText(value));

/** The URL a constructor was called with, bounded. */
export function urlArgument(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    try {
      return truncate(href(value), limits.urlLength);
    } catch {
      return '';
    }
  }
  return truncate(plainText(value), limits.urlLength);
}

/** The subprotocols a constructor was called with, bounded. Reads only plain values. */
export function protocolsArgument(value: unknown): string[] {
  const protocols: string[] = [];
  if (typeof value === 'string') append(protocols, truncate(value, limits.protocolLength));
  if (!isArray(value)) return protocols;
  for (let index = 0; index < value.length && index < limits.protocolCount; index++) {
    append(protocols, truncate(textOf(ownData(value, index)), limits.protocolLength));
  }
  return protocols;
}

/**
 * The code `close()` works with: Web IDL's [Clamp] unsigned short of the argument (ties to even), null where there was none.
 * Null also for an object, which only page code could convert.
 */
export function codeArgument(value: unknown): number | null {
  if (value === undefined || typeof value === 'symbol' || typeof value === 'bigint') return null;
  if (typeof value === 'function' || (typeof value === 'object' && value !== null)) return null;
  const number = +(value as number);
  if (!(number > 0)) return 0;
  if (number >= 65_535) return 65_535;
  const rounded = apply(round, undefined, [number]);
  return rounded - number === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded;
}

/** The reason `close()` was called with, bounded. */
export function reasonArgument(value: unknown): string {
  return truncate(textOf(value), limits.reasonLength);
}

/** Size of a message: bytes, or UTF-16 length of a text. Null where only page code could convert it. */
export function sizeOf(message: unknown): number | null {
  if (typeof message !== 'object' || message === null) {
    return typeof message === 'function' ? null : plainText(message).length;
  }
  for (let index = isBufferView(message) ? 1 : 0; index < sizeReaders.length; index++) {
    try {
      const size = sizeReaders[index]?.(message);
      if (size !== undefined) return size;
    } catch {
      // Not of this kind.
    }
  }
  return null;
}

/** Name and message of an exception, bounded. Runs no page code, also where page code threw it. */
export function describeException(error: unknown): { name: string; message: string } {
  try {
    return described(exceptionName(error), exceptionMessage(error));
  } catch {
    if (typeof error !== 'object' || error === null) return described('', plainText(error));
    return described(ownData(getPrototypeOf(error), 'name'), ownData(error, 'message'));
  }
}

const described = (name: unknown, message: unknown) => ({
  name: truncate(textOf(name), limits.functionNameLength),
  message: truncate(textOf(message), limits.textLength),
});
