/** Reading values that a page sent: only own properties count, and nothing throws. */

/** The value at a path of property names and indexes; undefined where there is none. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string | number, unknown>)[name];
  }
  return found;
}

/** The text at a path; null where there is none or something else. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string | null {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : null;
}

/** The finite number at a path; null where there is none or something else. */
export function numberAt(value: unknown, ...path: readonly (string | number)[]): number | null {
  const found = valueAt(value, ...path);
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}

/** A positive number of milliseconds or seconds, times `unit`; null for anything else or for more than a week. */
export function durationAt(
  unit: number,
  value: unknown,
  ...path: readonly (string | number)[]
): number | null {
  const number = numberAt(value, ...path);
  const duration = number === null ? 0 : number * unit;
  return duration > 0 && duration <= 7 * 86_400_000 ? duration : null;
}

/** Parses a text, at most `limit` characters long; undefined for what is no JSON or too long. */
export function parseJson(text: string, limit: number): unknown {
  if (text.length > limit) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Most messages of most protocols are not JSON: that is an answer, not a fault.
    return undefined;
  }
}
