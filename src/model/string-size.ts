/** Characters of all strings in a value, at any depth: about what it takes in memory, where numbers are few. */
export function textLengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value === null || typeof value !== 'object') return 0;
  let length = 0;
  for (const part of Object.values(value)) length += textLengthOf(part);
  return length;
}
