import { limits } from '../../model/limits.ts';
import type { StackFrame } from '../../model/socket.ts';
import {
  append,
  apply,
  type Callable,
  captureStackTrace,
  defineProperty,
  deleteProperty,
  ErrorConstructor,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  none,
  nullPrototype,
  ownData,
} from './primordials.ts';
import { parseStackText } from './stack-text.ts';
import { truncate } from './text.ts';

/** Sets a property of Error for a moment. Returns a function that restores it, or null where the page locked it. */
function override(key: string, value: unknown): (() => void) | null {
  const saved = getOwnPropertyDescriptor(ErrorConstructor, key);
  const attributes = { value, writable: true, enumerable: true, configurable: true };
  const keepsAttributes = saved !== undefined && !saved.configurable;
  if (!defineProperty(ErrorConstructor, key, nullPrototype(keepsAttributes ? { value } : attributes)))
    return null;
  return () => {
    if (saved === undefined) deleteProperty(ErrorConstructor, key);
    else defineProperty(ErrorConstructor, key, nullPrototype(saved));
  };
}

/** V8's call sites from the caller of `below` on. Runs no page code: the page's Error.prepareStackTrace is set aside. */
function callSites(below: Callable | undefined): readonly unknown[] {
  const restorePrepare = override('prepareStackTrace', (_error: unknown, sites: unknown) => sites);
  if (restorePrepare === null) return none;
  const restoreLimit = override('stackTraceLimit', limits.stackFrames);
  try {
    const holder: { stack?: unknown } = nullPrototype({});
    captureStackTrace(holder, below);
    return holder.stack as readonly unknown[];
  } finally {
    restoreLimit?.();
    restorePrepare();
  }
}

/** Whether stacks are texts, as in Firefox. */
export const stacksAreText = typeof callSites(undefined) === 'string';

/** As many frames as Firefox gives a DOMException, whatever `Error.stackTraceLimit` says (measured on 153). */
const framesInFirefox = 100;

/**
 * Gives an exception the stack from the caller of `below` on. Firefox obeys `Error.stackTraceLimit` here, though not where
 * it throws an exception itself.
 */
export function captureStack(error: object, below: Callable): void {
  const restoreLimit = stacksAreText ? override('stackTraceLimit', framesInFirefox) : null;
  try {
    captureStackTrace(error, below);
  } finally {
    restoreLimit?.();
  }
}

function callSiteReader(name: string): (site: unknown) => unknown {
  const method = ownData(prototype, name) as Callable;
  return (site) => apply(method, site, none);
}

/** V8's call sites are objects; Firefox knows nothing of `prepareStackTrace` and gives the stack as text. */
const firstSite = callSites(undefined)[0];
const prototype = typeof firstSite === 'object' && firstSite !== null ? getPrototypeOf(firstSite) : null;
const functionName = callSiteReader('getFunctionName');
const url = callSiteReader('getScriptNameOrSourceURL');
const line = callSiteReader('getLineNumber');
const column = callSiteReader('getColumnNumber');
const typeName = callSiteReader('getTypeName');

const textOf = (value: unknown, length: number) => (typeof value === 'string' ? truncate(value, length) : '');
const positionOf = (value: unknown) => (typeof value === 'number' ? value : 1);

/** The page's call stack from the caller of `below` on, bounded; lines and columns 1-based. Empty where the page locked Error. */
export function stackBelow(below: Callable): StackFrame[] {
  const frames: StackFrame[] = [];
  try {
    const sites = callSites(below) as readonly unknown[] | string;
    if (typeof sites === 'string') return parseStackText(sites);
    for (let index = 0; index < sites.length; index++) {
      const site = sites[index];
      append(frames, {
        functionName: textOf(functionName(site), limits.functionNameLength),
        url: textOf(url(site), limits.frameUrlLength),
        line: positionOf(line(site)),
        column: positionOf(column(site)),
      });
    }
  } catch {
    // A missing stack is better than an exception in the page.
  }
  return frames;
}

/** Whether the caller of `trap` is `Reflect`, whose methods return false where those of `Object` throw. Chromium alone tells. */
export function isCalledByReflect(trap: Callable): boolean {
  try {
    return typeName(callSites(trap)[0]) === 'Reflect';
  } catch {
    return false;
  }
}
