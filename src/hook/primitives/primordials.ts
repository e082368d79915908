/**
 * The hook's own copies of the built-ins it needs, taken when its script runs: in a new document before the page's first
 * script, so that what the page replaces later makes no difference. What syntax can do (build strings, read own properties)
 * is done by syntax, which keeps this list short.
 */

type Method<Result> = (...values: never[]) => Result;

/** Any function, to be called by `apply`. */
export type Callable = Method<unknown>;

export const apply: <Result>(method: Method<Result>, self: unknown, values: readonly unknown[]) => Result =
  Reflect.apply;
export const {
  construct,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  setPrototypeOf,
} = Reflect;
const { isArray: nativeIsArray } = Array;
const { isView } = ArrayBuffer;
const { hasOwn } = Object;
/** `setPrototypeOf` that throws where Reflect's returns false. */
export const { setPrototypeOf: setPrototypeOrThrow } = Object;
const { prototype: weakMapPrototype } = WeakMap;
const { get: weakMapGet, set: weakMapSet } = weakMapPrototype;
const { charCodeAt } = String.prototype;

export const ErrorConstructor = Error;
export const { captureStackTrace } = Error;
export const ProxyConstructor = Proxy;
export const { toString: functionToString } = Function.prototype;
export const { round } = Math;

/** No arguments, for `apply`. */
export const none: readonly never[] = [];

/** Removes the prototype of `object`, so that nothing the page puts on Object.prototype is found on it. Returns it. */
export function nullPrototype<Value extends object>(object: Value): Value {
  setPrototypeOf(object, null);
  return object;
}

/** Whether `object` itself has the property. */
export const owns = (object: object, key: PropertyKey): boolean => hasOwn(object, key);

/** Whether the value is an array. */
export const isArray = (value: unknown): value is readonly unknown[] => nativeIsArray(value);

/** Whether the value is a typed array or DataView. */
export const isBufferView = (value: unknown): boolean => isView(value);

/** The UTF-16 code unit at `index`, or NaN. */
export const codeUnit = (text: string, index: number): number => apply(charCodeAt, text, [index]);

/** An argument of a call, or undefined. Beyond the end of `values` stands whatever the page put on Array.prototype. */
export const argument = (values: readonly unknown[], index: number): unknown =>
  index < values.length ? values[index] : undefined;

/** Adds `value` at the end of a list without the setters that the page may have put on Array.prototype. */
export function append<Item>(list: Item[], value: Item): void {
  defineProperty(
    list,
    list.length,
    nullPrototype({ value, writable: true, enumerable: true, configurable: true }),
  );
}

/** A weak map that does not use WeakMap.prototype, which the page may have changed. */
export interface SafeWeakMap<Value> {
  get(key: unknown): Value | undefined;
  set(key: object, value: Value): void;
}

export function weakMap<Value>(): SafeWeakMap<Value> {
  const map = new WeakMap();
  return nullPrototype({
    get: (key: unknown) => apply(weakMapGet, map, [key as object]) as Value | undefined,
    set: (key: object, value: Value) => void apply(weakMapSet, map, [key, value]),
  });
}

/** The value of an own data property, or undefined: never runs a getter. */
export function ownData(object: unknown, key: PropertyKey): unknown {
  if ((typeof object !== 'object' && typeof object !== 'function') || object === null) return undefined;
  const descriptor = getOwnPropertyDescriptor(object, key);
  return descriptor !== undefined && owns(descriptor, 'value') ? descriptor.value : undefined;
}

/** A function that reads `name` of an instance by the getter that `prototype` has now. It throws where `self` has no such slot. */
export function reader<Value>(prototype: object | undefined, name: string): (self: unknown) => Value {
  const getter = prototype && getOwnPropertyDescriptor(prototype, name)?.get;
  return (self) => {
    if (getter === undefined) throw new ErrorConstructor(name);
    return apply(getter as Method<Value>, self, none);
  };
}

/** The prototype of a global constructor, or undefined where this realm lacks it. */
export function prototypeOf(name: string): object | undefined {
  const made: unknown = ownData(globalThis, name);
  return typeof made === 'function' ? (made.prototype as object) : undefined;
}

/** Whether a function is the browser's own, and not what a page or a test framework put in its place. */
export function isNative(method: unknown): method is Method<unknown> {
  if (typeof method !== 'function') return false;
  const name = ownData(method, 'name');
  const text = apply(functionToString, method, none);
  // Chromium writes one line, Firefox three, and those of an accessor without its `get` or `set`.
  return (
    text === `function ${name}() { [native code] }` ||
    text === `function ${withoutAccessor(name)}() {\n    [native code]\n}`
  );
}

/** The name of the property that a getter or setter is of; by syntax alone, for methods of strings may be replaced. */
function withoutAccessor(name: unknown): unknown {
  if (typeof name !== 'string') return name;
  const isAccessor =
    (name[0] === 'g' || name[0] === 's') && name[1] === 'e' && name[2] === 't' && name[3] === ' ';
  if (!isAccessor) return name;
  let bare = '';
  for (let at = 4; at < name.length; at++) bare += name[at];
  return bare;
}
