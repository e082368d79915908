/** '1.2.3' as its first two numbers. */
const majorAndMinor = (version: string): string => version.split('.', 2).join('.');

/** Whether an update brought more than corrections: its major or minor version is another (Semantic Versioning). */
export const worthTelling = (before: string, now: string): boolean =>
  majorAndMinor(before) !== majorAndMinor(now);
