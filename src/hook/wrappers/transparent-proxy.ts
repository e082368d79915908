import {
  apply,
  type Callable,
  defineProperty,
  functionToString,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isNative,
  nullPrototype,
  ProxyConstructor,
  prototypeOf,
  reader,
  setPrototypeOf,
  setPrototypeOrThrow,
  weakMap,
} from '../primitives/primordials.ts';
import { captureStack, isCalledByReflect, stacksAreText } from '../primitives/stack.ts';

const originals = weakMap<object>();
const exceptionMessage = reader<string>(prototypeOf('DOMException'), 'message');

/**
 * A proxy that page code cannot tell from `native`: same properties, same errors, same `toString`.
 * `handler` must have no prototype; it gets the trap for cycles of prototypes.
 */
export function transparentProxy<Native extends object>(
  native: Native,
  handler: ProxyHandler<Native>,
): Native {
  const proxy = new ProxyConstructor(native, handler);
  originals.set(proxy, native);
  handler.setPrototypeOf = prototypeTrap(proxy);
  return proxy;
}

/** Refuses a prototype that inherits from the proxy itself: the engine looks for cycles through ordinary objects only. */
function prototypeTrap(proxy: object): (native: object, prototype: object | null) => boolean {
  return function trap(native, prototype) {
    const isCyclic = inheritsFrom(prototype, proxy);
    // Firefox does not tell who calls: there a refusal is `false`, of which the engine makes an error where one is due.
    if (stacksAreText || isCalledByReflect(trap)) return !isCyclic && setPrototypeOf(native, prototype);
    try {
      if (isCyclic) throwCyclic();
      setPrototypeOrThrow(native, prototype);
      return true;
    } catch (error) {
      throw withoutOwnFrames(error, trap);
    }
  };
}

function inheritsFrom(object: object | null, ancestor: object): boolean {
  let link = object;
  while (link !== null && link !== ancestor) link = getPrototypeOf(link);
  return link === ancestor;
}

/** Throws the engine's own error for a cycle of prototypes. */
function throwCyclic(): void {
  const parent = nullPrototype({});
  const child = nullPrototype({});
  setPrototypeOf(child, parent);
  setPrototypeOrThrow(parent, child);
}

/** Changes the value of a property, but not its attributes or its place among the keys. False where the page locked it. */
export function replace(object: object, key: PropertyKey, value: unknown): boolean {
  return defineProperty(object, key, nullPrototype({ value }));
}

/** Changes the getter of a property in the same way. */
export function replaceGetter(object: object, key: PropertyKey, get: () => unknown): boolean {
  return defineProperty(object, key, nullPrototype({ get }));
}

/**
 * Makes the methods that every function has answer for a transparent proxy as for its native: `toString`, and
 * `caller` and `arguments`, which throw for a proxy (Chromium 156). `controller` is put where only a debugger finds it,
 * see reports.ts.
 */
export function hideFromFunctionPrototype(controller: object): void {
  const { prototype } = Function;
  if (getOwnPropertyDescriptor(prototype, 'toString')?.value === functionToString) {
    const handler = nullPrototype({ apply: onOriginal(), controller });
    replace(prototype, 'toString', transparentProxy(functionToString, handler));
  }
  answerForOriginal('caller');
  answerForOriginal('arguments');
}

/** Puts transparent proxies in the place of the getter and the setter of a property that every function inherits. */
function answerForOriginal(key: string): void {
  const accessor = getOwnPropertyDescriptor(Function.prototype, key);
  if (!isNative(accessor?.get) || !isNative(accessor.set)) return;
  const get = transparentProxy(accessor.get, nullPrototype({ apply: onOriginal() }));
  const set = transparentProxy(accessor.set, nullPrototype({ apply: onOriginal() }));
  defineProperty(Function.prototype, key, nullPrototype({ get, set }));
}

/** A trap that calls a method of functions on the native of a transparent proxy instead of on the proxy. */
function onOriginal() {
  return function trap(method: Callable, self: unknown, values: unknown[]): unknown {
    try {
      return apply(method, originals.get(self) ?? self, values);
    } catch (error) {
      throw withoutOwnFrames(error, trap);
    }
  };
}

/**
 * Captures the stack of an error that a built-in just threw again, this time from the caller of `trap` on: the stack it
 * would have without the hook. Returns the error.
 */
export function withoutOwnFrames(error: unknown, trap: Callable): unknown {
  try {
    captureStack(error as object, trap);
  } catch {
    // The page gets the error even if its stack could not be captured.
  }
  return error;
}

/** Whether all arguments are primitive: converting them runs no page code, so an exception is the built-in's own. */
function allPrimitive(values: readonly unknown[]): boolean {
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (typeof value === 'function' || (typeof value === 'object' && value !== null)) return false;
  }
  return true;
}

/** Whether the built-in itself threw this, not page code that it called to convert an argument. */
export function isBuiltInError(error: unknown, values: readonly unknown[]): boolean {
  if (allPrimitive(values)) return true;
  try {
    const message = exceptionMessage(error);
    return message[0] === 'F' && message[1] === 'a' && message[2] === 'i' && message[3] === 'l';
  } catch {
    return false;
  }
}
