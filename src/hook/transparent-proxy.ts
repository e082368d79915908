import {
  apply,
  type Callable,
  captureStackTrace,
  defineProperty,
  functionToString,
  getOwnPropertyDescriptor,
  nullPrototype,
  ProxyConstructor,
  prototypeOf,
  reader,
  weakMap,
} from './primordials.ts';

const originals = weakMap<object>();
const exceptionMessage = reader<string>(prototypeOf('DOMException'), 'message');

/**
 * A proxy that page code cannot tell from `native`: same properties, same errors, same `toString`.
 * `handler` must have no prototype.
 */
export function transparentProxy<Native extends object>(
  native: Native,
  handler: ProxyHandler<Native>,
): Native {
  const proxy = new ProxyConstructor(native, handler);
  originals.set(proxy, native);
  return proxy;
}

/** Gives a property a new value; its attributes and its place among the keys stay. False where the page locked it. */
export function replace(object: object, key: PropertyKey, value: unknown): boolean {
  return defineProperty(object, key, nullPrototype({ value }));
}

/** Replaces the getter of a property, as `replace` does its value. */
export function replaceGetter(object: object, key: PropertyKey, get: () => unknown): boolean {
  return defineProperty(object, key, nullPrototype({ get }));
}

/**
 * Makes `Function.prototype.toString` show the native text of every masked function, itself included.
 * `controller` is put where only a debugger finds it, see reports.ts.
 */
export function hideFromToString(controller: object): void {
  function trap(native: Callable, self: unknown, values: unknown[]): unknown {
    try {
      return apply(native, originals.get(self) ?? self, values);
    } catch (error) {
      throw withoutOwnFrames(error, trap);
    }
  }
  const descriptor = getOwnPropertyDescriptor(Function.prototype, 'toString');
  if (descriptor?.value !== functionToString) return;
  replace(
    Function.prototype,
    'toString',
    transparentProxy(functionToString, nullPrototype({ apply: trap, controller })),
  );
}

/**
 * Captures the stack of an error that a built-in just threw anew, from the caller of `trap` on: as it was without the hook.
 * Gives the error back.
 */
export function withoutOwnFrames(error: unknown, trap: Callable): unknown {
  try {
    captureStackTrace(error as object, trap);
  } catch {
    // The error is the page's to have, whatever became of its stack.
  }
  return error;
}

/** Whether no conversion of these arguments can have run page code: an exception is then the built-in's own. */
function allPrimitive(values: readonly unknown[]): boolean {
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (typeof value === 'function' || (typeof value === 'object' && value !== null)) return false;
  }
  return true;
}

/** Whether the built-in itself threw this, and not page code that it called to convert its arguments. */
export function isBuiltInError(error: unknown, values: readonly unknown[]): boolean {
  if (allPrimitive(values)) return true;
  try {
    const message = exceptionMessage(error);
    return message[0] === 'F' && message[1] === 'a' && message[2] === 'i' && message[3] === 'l';
  } catch {
    return false;
  }
}
