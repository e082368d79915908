import {
  apply,
  type Callable,
  defineProperty,
  getPrototypeOf,
  isNative,
  nullPrototype,
  ownData,
} from './primordials.ts';

const resolved = (async () => {})();

/** The `then` of the realm's own promises, whatever the name Promise stands for. */
export const promiseThen = ownData(getPrototypeOf(resolved), 'then') as Callable;

// Without a constructor of its own, `then` asks the page's Promise.prototype for none.
defineProperty(resolved, 'constructor', nullPrototype({ value: undefined }));

/** Runs `task` as a microtask. Needs no queueMicrotask, which a worker that waits for the debugger lacks. */
export function queueTask(task: () => void): void {
  apply(promiseThen, resolved, [task]);
}

let setTimeoutFunction: unknown = ownData(globalThis, 'setTimeout');

/**
 * Runs `task` after so many milliseconds. A worker that waits for the debugger has no timers yet (Chromium 156): they are
 * looked for again when first needed. False where the page has put its own in their place by then.
 */
export function delayTask(task: () => void, milliseconds: number): boolean {
  setTimeoutFunction ??= ownData(globalThis, 'setTimeout');
  if (!isNative(setTimeoutFunction)) return false;
  apply(setTimeoutFunction as Callable, globalThis, [task, milliseconds]);
  return true;
}
