import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * A value that may lag behind by `delay` milliseconds, and skips what comes in between: for what is expensive to draw and
 * need not be there with the same frame. However fast it changes, it is never older than that. With a delay of 0 it
 * is the value itself.
 */
export function useDeferred<Value>(value: Value, delay: number): Value {
  const [settled, settle] = useState(value);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  latest.current = value;
  useEffect(() => {
    if (delay === 0) settle(() => value);
    else {
      timer.current ??= setTimeout(() => {
        timer.current = null;
        settle(() => latest.current);
      }, delay);
    }
  }, [value, delay]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return delay === 0 ? value : settled;
}
